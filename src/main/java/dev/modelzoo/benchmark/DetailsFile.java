package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;
import dev.modelzoo.scoring.ErrorCounts;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalDouble;

/**
 * DETAILS.txt: per utterance one line of JSON and its alignment as three rows, in which a column is
 * as wide as its widest token and {@code *} stands for no token. Alignments are computed again here
 * rather than kept: those of a large test set would fill the memory.
 */
final class DetailsFile {
  private static final String GAP = "*";

  private DetailsFile() {}

  /** Also says what was confused, which the same alignments tell. */
  static Confusions write(ScoreReport report, Writer out) throws IOException {
    Confusions confusions = new Confusions();
    Batches.write(
        report.utterances(),
        (score, text) -> {
          appendCounts(score, text);
          text.append("}\n");
          List<Edit> edits = report.scorer().align(score).edits();
          appendRows(edits, text);
          confusions.add(edits);
        },
        out);
    return confusions;
  }

  /**
   * The line of JSON up to its last value. Written by hand: for a million utterances, a general
   * writer takes longer than aligning them.
   */
  static void appendCounts(UtteranceScore score, StringBuilder out) {
    ErrorCounts counts = score.counts();
    OptionalDouble percentage = counts.percentage();
    out.append("{\"uid\": ").append(ResultsFile.quoted(score.id()));
    // No sign before a zero.
    out.append(", \"score\": ").append(counts.errors() == 0 ? "" : "-");
    out.append(counts.errors()).append(".0");
    out.append(", \"ter\": ")
        .append(percentage.isEmpty() ? "null" : Percentage.twoDecimals(percentage));
    out.append(", \"cor\": ").append(counts.correct());
    out.append(", \"sub\": ").append(counts.substitutions());
    out.append(", \"ins\": ").append(counts.insertions());
    out.append(", \"del\": ").append(counts.deletions());
    out.append(", \"status\": ").append(ResultsFile.quoted(score.status().label()));
  }

  private static void appendRows(List<Edit> edits, StringBuilder out) {
    StringBuilder hypothesis = new StringBuilder("  HYP  : ");
    StringBuilder edit = new StringBuilder("  EDIT : ");
    out.append("  REF  : ");
    for (Edit column : edits) {
      String left = column.reference().isEmpty() ? GAP : column.reference();
      String right = column.hypothesis().isEmpty() ? GAP : column.hypothesis();
      int leftWidth = DisplayWidth.of(left);
      int rightWidth = column.kind() == EditKind.CORRECT ? leftWidth : DisplayWidth.of(right);
      int end = Math.max(leftWidth, rightWidth) + 1;
      appendCell(out, left, end - leftWidth);
      appendCell(hypothesis, right, end - rightWidth);
      String mark = mark(column.kind());
      appendCell(edit, mark, end - mark.length());
    }
    out.append('\n').append(hypothesis).append('\n').append(edit).append('\n');
  }

  private static void appendCell(StringBuilder row, String token, int blanks) {
    row.append(token);
    for (int blank = 0; blank < blanks; blank++) {
      row.append(' ');
    }
  }

  private static String mark(EditKind kind) {
    return switch (kind) {
      case CORRECT -> "";
      case SUBSTITUTION -> "S";
      case DELETION -> "D";
      case INSERTION -> "I";
    };
  }

  /** What {@link #mark} stands for. */
  static EditKind kind(char mark) {
    return switch (mark) {
      case ' ' -> EditKind.CORRECT;
      case 'S' -> EditKind.SUBSTITUTION;
      case 'D' -> EditKind.DELETION;
      case 'I' -> EditKind.INSERTION;
      default -> throw new IllegalArgumentException("Not a mark: " + mark);
    };
  }

  /** Whether an utterance's line has these counts. */
  static boolean hasCounts(JsonObject json, ErrorCounts counts) {
    return json.get("cor").getAsLong() == counts.correct()
        && json.get("sub").getAsLong() == counts.substitutions()
        && json.get("ins").getAsLong() == counts.insertions()
        && json.get("del").getAsLong() == counts.deletions();
  }
}
