package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.WhiteSpace;
import java.io.IOException;
import java.io.InputStream;
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

  private final Path path;
  private final TranscriptFormat format;
  private final ErrorKind kind;
  private final TranscriptFormat.Parser parser;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Integer> lineNumbers = new HashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private int blankLines;

  TranscriptReader(Path path, TranscriptFormat format, ErrorKind kind) {
    this.path = path;
    this.format = format;
    this.kind = kind;
    this.parser = format.parser();
  }

  TranscriptFile read(InputStream in) throws IOException {
    new Utf8Lines(path.toString(), kind, true).read(in, this::add);
    refuseDuplicates();
    return new TranscriptFile(path, texts, blankLines);
  }

  private void add(int number, String line) {
    if (WhiteSpace.skip(line, 0) == line.length()) {
      blankLines++;
      return;
    }
    try {
      parser.parse(line).ifPresent(utterance -> add(number, utterance));
    } catch (BadLineException e) {
      throw new ZooException(
          kind,
          "%s: line %d %s".formatted(path, number, e.getMessage()),
          "Each line should be %s; the end of the file's name (.tsv, .jsonl, .trn, or another for"
                  .formatted(format.form())
              + " Kaldi text) tells which format it is read as.",
          e);
    }
  }

  private void add(int number, TranscriptLine utterance) {
    String id = utterance.id();
    Integer before = lineNumbers.putIfAbsent(id, number);
    if (before == null) {
      texts.put(id, utterance.text());
    } else {
      duplicates.add("\"%s\" in lines %d and %d".formatted(printable(id), before, number));
    }
  }

  /** A stranger's id, safe on a terminal and short enough for a message. */
  static String printable(String id) {
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
