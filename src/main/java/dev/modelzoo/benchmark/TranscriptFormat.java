package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How transcripts are written; docs/scoring.md describes each. */
public enum TranscriptFormat {
  /** An id, white space, the text. */
  KALDI("a line 'ID TEXT'"),
  /** Columns between tabs, with or without a header. */
  TSV("a line 'ID<tab>TEXT', or a header with ID and TEXT"),
  /** A JSON object per line. */
  JSONL("a JSON object with \"id\" and \"text\""),
  /** The text, then the id in parentheses. */
  TRN("a line 'TEXT (ID)'");

  private final String form;

  TranscriptFormat(String form) {
    this.form = form;
  }

  /**
   * By the end of the file's name; Kaldi text if it says nothing.
   *
   * @throws ZooException of kind USAGE if it says a format that would be read as something else
   */
  public static TranscriptFormat of(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "tsv" -> TSV;
      case "jsonl", "ndjson", "json" -> JSONL;
      case "trn" -> TRN;
      case "csv", "ctm", "stm", "srt", "vtt", "textgrid" ->
          throw new ZooException(
              ErrorKind.USAGE,
              "%s: zoo reads no .%s as transcripts".formatted(path, ending),
              "Write a line of an id, white space and the text for each utterance (Kaldi text), or"
                  + " .tsv, .jsonl or .trn.");
      default -> KALDI;
    };
  }

  /** What a line of it should be, for people. */
  String form() {
    return form;
  }

  /** A parser for one file. */
  Parser parser() {
    return switch (this) {
      case KALDI -> new KaldiParser();
      case TSV -> new TsvParser();
      case JSONL -> new JsonlParser();
      case TRN -> new TrnParser();
    };
  }

  /** Reads one file's lines in order; may remember a header. */
  interface Parser {
    /** The utterance in a line that is not blank; empty for a line that holds none. */
    Optional<TranscriptLine> parse(String line) throws BadLineException;
  }
}
