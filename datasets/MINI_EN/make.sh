#!/bin/sh
# Makes this test set anew: audio/*.wav and metadata.tsv, from the sentences at the end of this file.
# Usage: sh make.sh [FOLDER]      FOLDER defaults to the folder of this script. Needs flite; see MAKING.md.
set -eu
# Decimal points, sort order and upper-casing must not depend on the caller's locale.
LC_ALL=C
export LC_ALL

command -v flite >/dev/null || {
  echo "error: flite is not installed" >&2
  echo "next:  apt-get install flite" >&2
  exit 1
}
folder=${1:-$(dirname "$0")}
mkdir -p "$folder/audio"
rm -f "$folder"/audio/*.wav
tab=$(printf '\t')

# The seconds of a 16 kHz 16-bit mono file, to three decimals: 44 bytes of header, then 32000 bytes a second.
duration() {
  bytes=$(wc -c <"$1")
  awk -v bytes="$bytes" 'BEGIN { printf "%.3f", (bytes - 44) / 32000 }'
}

{
  printf 'ID\tAUDIO\tDURATION\tTEXT\tSPEAKER\n'
  count=0
  while IFS='|' read -r voice sentence; do
    count=$((count + 1))
    id=$(printf 'MINI_EN_%s_%02d' "$voice" "$count" | tr '[:lower:]' '[:upper:]')
    wav=audio/$id.wav
    # One process per sentence: no state of the synthesiser is carried from one file into the next.
    # The full stop gives the sentence its falling end; the reference has no punctuation.
    flite -voice "$voice" -t "$sentence." -o "$folder/$wav" </dev/null
    text=$(printf '%s' "$sentence" | tr '[:lower:]' '[:upper:]')
    printf '%s\n' "$id$tab$wav$tab$(duration "$folder/$wav")$tab$text$tab$voice"
  done
} >"$folder/metadata.tsv" <<'SENTENCES'
rms|we left the house early because the roads were covered with snow
rms|my sister bought a small red car with the money she saved
rms|the library stays open until nine o'clock on tuesday and thursday evenings
rms|if you turn left after the bridge you'll see the station
rms|our team lost the first game by three points and won the second
rms|he couldn't find his glasses although they were on the kitchen table
rms|the doctor told me to drink more water and get some sleep
rms|a local farmer sells fresh eggs and honey from the back of his truck
rms|last summer twenty seven students spent two weeks working on the island
slt|please send me the report before the meeting on friday afternoon
slt|it's been raining since monday and the river is very high
slt|the museum opened a new room for paintings from the nineteenth century
slt|she learned to play the piano when she was six years old
slt|they don't want to sell the company until the price goes up
slt|the last train to the city leaves at half past eleven
slt|i forgot my umbrella in the restaurant and had to go back
slt|the teacher asked every student to write a short story about the sea
slt|you can pay for the tickets by phone or at the front desk
awb|my father still repairs old radios in the room behind the shop
awb|there are forty five chairs in the hall but only thirty people came
awb|the cook added too much salt and nobody finished the soup
awb|i'd like to change my ticket because the flight was delayed
awb|the children built a boat from paper and watched it cross the pond
awb|the bank has closed its smallest office and moved the staff downtown
kal16|we should meet outside the theater at a quarter to seven
kal16|the new computer is much faster than the one i had before
kal16|the mayor promised to build a hundred new homes near the river
kal16|that's the best piece of news we have heard all year
kal16|the dog waited at the door until everybody came home
kal16|take two of these pills each morning after breakfast for ten days
SENTENCES
