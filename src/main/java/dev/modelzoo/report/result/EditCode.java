package dev.modelzoo.report.result;

import dev.modelzoo.benchmark.ScoredUtterance;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Alignments as scripts of pages read them ({@code align.js}). */
public final class EditCode {
  private EditCode() {}

  /** What to put between tokens: nothing if all of them are single characters. */
  public static String separator(Collection<ScoredUtterance> utterances) {
    boolean single =
        utterances.stream()
            .flatMap(utterance -> utterance.alignment().edits().stream())
            .allMatch(edit -> isSingle(edit.reference()) && isSingle(edit.hypothesis()));
    return single ? "" : " ";
  }

  public static String reference(List<Edit> edits, String separator) {
    return join(edits, Edit::reference, separator);
  }

  public static String hypothesis(List<Edit> edits, String separator) {
    return join(edits, Edit::hypothesis, separator);
  }

  private static String join(List<Edit> edits, Function<Edit, String> side, String separator) {
    return edits.stream()
        .map(side)
        .filter(token -> !token.isEmpty())
        .collect(Collectors.joining(separator));
  }

  /** How many tokens are correct, then S, D or I, and so on. */
  public static String of(List<Edit> edits) {
    StringBuilder code = new StringBuilder();
    int correct = 0;
    for (Edit edit : edits) {
      if (edit.kind() == EditKind.CORRECT) {
        correct++;
      } else {
        if (correct > 0) {
          code.append(correct);
        }
        code.append(edit.kind().name().charAt(0));
        correct = 0;
      }
    }
    return correct > 0 ? code.append(correct).toString() : code.toString();
  }

  private static boolean isSingle(String token) {
    return token.length() <= 1 || token.codePointCount(0, token.length()) == 1;
  }
}
