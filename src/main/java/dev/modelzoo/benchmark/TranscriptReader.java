package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.WhiteSpace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one {@link TranscriptFile}, line by line, so that an error can name its line. */
final class TranscriptReader {
  private static final int NAMED_DUPLICATES = 5;
  private static final int NAMED_CHARACTERS = 100;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path path;
  private final ErrorKind kind;
  // A decoder reports malformed input; String's constructor would replace it.
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Integer> lineNumbers = new HashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private int blankLines;

  TranscriptReader(Path path, ErrorKind kind) {
    this.path = path;
    this.kind = kind;
  }

  TranscriptFile read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int number = 1;
    int next;
    while ((next = in.read()) >= 0) {
      if (next == '\n') {
        add(line.toByteArray(), number++);
        line.reset();
      } else {
        line.write(next);
      }
    }
    if (line.size() > 0) {
      add(line.toByteArray(), number);
    }
    refuseDuplicates();
    return new TranscriptFile(path, texts, blankLines);
  }

  private void add(byte[] bytes, int number) {
    String decoded = decode(bytes, number);
    if (number == 1 && !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK) {
      decoded = decoded.substring(1);
    }
    String line = WhiteSpace.trim(decoded);
    if (line.isEmpty()) {
      blankLines++;
      return;
    }
    int end = WhiteSpace.find(line, 0);
    String id = line.substring(0, end);
    Integer before = lineNumbers.putIfAbsent(id, number);
    if (before == null) {
      texts.put(id, line.substring(WhiteSpace.skip(line, end)));
    } else {
      duplicates.add("\"%s\" in lines %d and %d".formatted(printable(id), before, number));
    }
  }

  private String decode(byte[] bytes, int number) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return decoder.decode(buffer).toString();
    } catch (CharacterCodingException e) {
      // The decoder leaves the buffer at the first byte that it could not take.
      int position = buffer.position() + 1;
      throw new ZooException(
          kind,
          "%s: line %d is not UTF-8 (byte 0x%02X at position %d); %s"
              .formatted(
                  path, number, bytes[buffer.position()], position, EncodingGuess.describe(bytes)),
          "Write the file in UTF-8.",
          e);
    }
  }

  /** A stranger's id, safe on a terminal and short enough for a message. */
  private static String printable(String id) {
    StringBuilder result = new StringBuilder();
    id.codePoints()
        .limit(NAMED_CHARACTERS)
        .map(codePoint -> Character.isISOControl(codePoint) ? '?' : codePoint)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  private void refuseDuplicates() {
    if (duplicates.isEmpty()) {
      return;
    }
    int named = Math.min(NAMED_DUPLICATES, duplicates.size());
    String more =
        duplicates.size() > named ? " and %d more".formatted(duplicates.size() - named) : "";
    throw new ZooException(
        kind,
        "%s: an utterance has more than one line: %s%s"
            .formatted(path, String.join(", ", duplicates.subList(0, named)), more),
        "Write each utterance once: zoo does not guess which of the lines is meant.");
  }
}
