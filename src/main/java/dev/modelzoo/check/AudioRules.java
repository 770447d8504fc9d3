package dev.modelzoo.check;

import dev.modelzoo.dataset.AudioException;
import dev.modelzoo.dataset.AudioFile;
import dev.modelzoo.dataset.MetadataTable;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.dataset.WavHeader;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The audio files of a test set; reads their headers only. */
final class AudioRules {
  static final Rule MISSING =
      Rule.error("SET020", "An audio file is missing", "Its utterance cannot be recognised.");
  static final Rule OUTSIDE =
      Rule.error(
          "SET021",
          "An AUDIO is not inside the folder",
          "Only what is in the folder is pushed; a pulled set must not name other people's files.");
  static final Rule NOT_WAV =
      Rule.error(
          "SET022",
          "An audio file is no WAV",
          "SBIs are promised WAV, and need read nothing else.");
  static final Rule FORMAT =
      Rule.error(
          "SET023",
          "An audio file is not 16 kHz, 16 bits, mono PCM",
          "SBIs are promised that, and many do not look.");
  static final Rule TRUNCATED =
      Rule.error(
          "SET024",
          "An audio file is truncated",
          "Words of the reference cannot be heard; every model is charged for them.");
  static final Rule SURPLUS =
      Rule.error(
          "SET025",
          "An audio file is longer than its header says",
          "Some programs hear the rest and some do not, so scores do not compare.");
  static final Rule DURATION =
      Rule.warning(
          "SET026",
          "A DURATION differs from the audio by more than 0.1 s",
          "Speed and selections by length are computed from it; is it the right audio?");
  static final Rule UNUSED =
      Rule.warning(
          "SET027",
          "Audio files are not named in metadata.tsv",
          "They are pushed and pulled for nothing, or lines were lost.");

  static final List<Rule> ALL =
      List.of(MISSING, OUTSIDE, NOT_WAV, FORMAT, TRUNCATED, SURPLUS, DURATION, UNUSED);

  private static final int SAMPLE_RATE = 16000;
  private static final int BITS = 16;
  private static final double TOLERANCE = 0.1;
  private static final int NAMES_SHOWN = 3;
  private static final String CONVERT =
      "Convert it with 'sox IN -r 16000 -b 16 -c 1 OUT.wav', or what made it.";

  private final FolderScan scan;
  private final Findings findings;
  private final Set<String> named = new HashSet<>();

  AudioRules(FolderScan scan, Findings findings) {
    this.scan = scan;
    this.findings = findings;
  }

  void check(MetadataTable table) {
    for (int i = 0; i < table.utterances().size(); i++) {
      checkUtterance(table.utterances().get(i), table.lines().get(i));
    }
    // Lines that could not be read may name the rest.
    if (table.problems().isEmpty()) {
      checkUnused();
    }
  }

  private void checkUtterance(Utterance utterance, int line) {
    String written = utterance.audio();
    boolean leaves =
        written.startsWith("/") || Arrays.asList(written.split("/", -1)).contains("..");
    if (leaves) {
      findings.add(
          OUTSIDE,
          TestSetReader.METADATA,
          line,
          "AUDIO '" + written + "' is not inside the folder",
          "Copy it into the folder, and write its path from there, as in audio/a1.wav.");
      return;
    }
    String path = plain(written);
    if (!named.add(path)) {
      return;
    }
    Optional<Path> file = scan.regularFile(path);
    if (file.isPresent()) {
      checkAudio(path, file.get(), utterance, line);
    } else if (scan.ignoreRules().ignores(path, false)) {
      missing(line, "AUDIO '" + written + "' is never pushed (.zooignore)");
    } else {
      checkAbsent(utterance, path, line);
    }
  }

  /** Links to folders and the like have rules of their own, but are no audio either. */
  private void checkAbsent(Utterance utterance, String path, int line) {
    LinkTarget target = LinkTarget.resolve(scan.root(), path);
    if (target.isFile()) {
      // A link on the way, such as audio/ itself, leads to a file inside.
      checkAudio(path, scan.root().resolve(target.path()), utterance, line);
    } else {
      String how =
          switch (target.end()) {
            case OUTSIDE -> "is a link out of the folder";
            case FOLDER, SPECIAL -> "is no file";
            default -> "does not exist";
          };
      missing(line, "AUDIO '" + utterance.audio() + "' " + how);
    }
  }

  private void missing(int line, String what) {
    findings.add(MISSING, TestSetReader.METADATA, line, what, "Add the file, or remove the line.");
  }

  private void checkAudio(String path, Path file, Utterance utterance, int line) {
    // Where the name is a link, what it leads to is in use as well.
    named.add(scan.root().relativize(file).toString());
    WavHeader header;
    try {
      header = AudioFile.header(file);
    } catch (AudioException e) {
      findings.add(NOT_WAV, path, e.problem(), CONVERT);
      return;
    } catch (ZooException e) {
      // FileRules reports what cannot be read.
      return;
    }
    checkFormat(path, header);
    checkLength(path, header);
    double difference = Math.abs(header.duration() - utterance.duration());
    if (utterance.duration() > 0 && difference > TOLERANCE) {
      findings.add(
          DURATION,
          TestSetReader.METADATA,
          line,
          String.format(
              Locale.ROOT,
              "DURATION of '%s' is %.2f s, but its audio has %.2f s",
              utterance.id(),
              utterance.duration(),
              header.duration()),
          "Correct the DURATION, or put the right audio there.");
    }
  }

  private void checkFormat(String path, WavHeader header) {
    boolean right =
        header.isPcm()
            && header.sampleRate() == SAMPLE_RATE
            && header.bits() == BITS
            && header.channels() == 1
            && header.frameBytes() == BITS / 8;
    if (!right) {
      findings.add(
          FORMAT,
          path,
          "it has %d Hz, %d bits, %d channel(s), %d bytes per frame, %s"
              .formatted(
                  header.sampleRate(),
                  header.bits(),
                  header.channels(),
                  header.frameBytes(),
                  header.isPcm() ? "PCM" : "not PCM (format " + header.format() + ")"),
          CONVERT);
    }
  }

  private void checkLength(String path, WavHeader header) {
    if (header.isTruncated()) {
      findings.add(
          TRUNCATED,
          path,
          "its header says %d bytes of audio, but it has %d"
              .formatted(header.declaredBytes(), header.presentBytes()),
          "Get it again; if it was written to a pipe, convert it with sox to mend the header.");
    } else if (header.isLongerThanDeclared()) {
      findings.add(
          SURPLUS,
          path,
          "%d bytes follow the audio that its header tells of".formatted(header.surplusBytes()),
          CONVERT);
    }
  }

  private void checkUnused() {
    List<String> unused =
        scan.files().stream()
            .filter(
                file -> file.isRegular() && file.name().toLowerCase(Locale.ROOT).endsWith(".wav"))
            .map(ScannedFile::path)
            .filter(path -> !named.contains(path))
            .toList();
    if (!unused.isEmpty()) {
      String shown = String.join(", ", unused.subList(0, Math.min(NAMES_SHOWN, unused.size())));
      findings.add(
          UNUSED,
          ".",
          "%d audio file(s) that metadata.tsv does not name: %s%s"
              .formatted(unused.size(), shown, unused.size() > NAMES_SHOWN ? ", …" : ""),
          "Delete them, name them in .zooignore, or add their lines.");
    }
  }

  /** Without {@code ./} and empty parts. */
  private static String plain(String path) {
    return String.join(
        "/",
        Arrays.stream(path.split("/", -1))
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .toList());
  }
}
