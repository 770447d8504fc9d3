package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contract of {@code raw_rec.txt}: UTF-8, a line {@code ID TEXT} per utterance, where TEXT may
 * be missing; ids of the list only, each once. Tolerated are CRLF, blank lines, a byte order mark
 * and a last line without an end.
 */
final class HypothesisFile {
  private static final String FORM =
      "Let the SBI write a line 'ID<tab>TEXT' in UTF-8 per utterance to RESULT_DIR/raw_rec.txt,";

  private final Path file;
  private final String sbi;
  private final Map<String, Integer> lineOfId = new HashMap<>();

  private HypothesisFile(Path file, String sbi) {
    this.file = file;
    this.sbi = sbi;
  }

  /** The ids without a line, in the order given; or the first fault as an error. */
  static List<String> check(Path file, String sbi, List<String> ids) {
    HypothesisFile hypotheses = new HypothesisFile(file, sbi);
    hypotheses.read(Set.copyOf(ids));
    return ids.stream().filter(id -> !hypotheses.lineOfId.containsKey(id)).toList();
  }

  private void read(Set<String> ids) {
    byte[] bytes = readBytes();
    int number = 1;
    int start = startsWithMark(bytes) ? 3 : 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      readLine(decode(bytes, start, end, number).strip(), number, ids);
      start = end + 1;
      number++;
    }
    if (lineOfId.isEmpty()) {
      throw SbiFailure.of(sbi + " wrote a raw_rec.txt without any line", FORM + " then try again.");
    }
  }

  private byte[] readBytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private void readLine(String line, int number, Set<String> ids) {
    if (line.isEmpty()) {
      return;
    }
    String id = line.split("[ \t]", 2)[0];
    if (!ids.contains(id)) {
      throw fault(
          "line %d has the id '%s', which is not in the list".formatted(number, shown(id)),
          "with the ids of its LIST as they are (no path, no extension).");
    }
    Integer earlier = lineOfId.putIfAbsent(id, number);
    if (earlier != null) {
      throw fault(
          "lines %d and %d both have the id '%s'".formatted(earlier, number, shown(id)),
          "one line per id; a file opened for appending keeps the lines of an earlier run.");
    }
  }

  private String decode(byte[] bytes, int start, int end, int number) {
    ByteBuffer line = ByteBuffer.wrap(bytes, start, end - start);
    try {
      return UTF_8.newDecoder().decode(line).toString();
    } catch (CharacterCodingException e) {
      // The decoder stops before the first byte that it cannot take.
      int wrong = bytes[line.position()] & 0xFF;
      throw fault(
          "line %d is not UTF-8: byte 0x%02X at offset %d of the line%s"
              .formatted(number, wrong, line.position() - start, Encodings.guess(bytes)),
          "whatever the locale is (in Python: open(…, encoding='utf-8')).");
    }
  }

  private ZooException fault(String what, String how) {
    return SbiFailure.of(
        sbi + " wrote a bad raw_rec.txt: " + what + " (kept as " + file + ")", FORM + " " + how);
  }

  private static String shown(String id) {
    String printable = id.replaceAll("\\p{C}", "?");
    return printable.length() <= 100 ? printable : printable.substring(0, 100) + "…";
  }
}
