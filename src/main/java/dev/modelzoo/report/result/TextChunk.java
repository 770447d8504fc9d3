package dev.modelzoo.report.result;

import com.google.gson.JsonArray;
import dev.modelzoo.benchmark.ScoredUtterance;
import dev.modelzoo.report.html.DataBlock;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;
import dev.modelzoo.text.NormalizationStep;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts of some utterances that follow each other, as a browser gets them when it shows one of
 * them: {@code [SEPARATOR, [ROW, …]]}, a row being {@code [REF, HYP, EDITS, RAW_REF, RAW_HYP,
 * REF_STEPS, HYP_STEPS]}. HYP is 0 where it equals REF; EDITS is how many tokens are correct, then
 * S, D or I, and so on; STEPS are {@code RULE, TEXT, RULE, TEXT, …}. What is not known is null.
 */
final class TextChunk {
  /** Utterances in a chunk: few enough to unpack within a frame, enough to pack well. */
  static final int SIZE = 256;

  private final ReportSource source;

  TextChunk(ReportSource source) {
    this.source = source;
  }

  DataBlock pack(int number, List<ScoredUtterance> utterances) {
    String separator = EditCode.separator(utterances);
    JsonArray rows = new JsonArray(utterances.size());
    utterances.forEach(utterance -> rows.add(row(utterance, separator)));
    JsonArray chunk = new JsonArray(2);
    chunk.add(separator);
    chunk.add(rows);
    return DataBlock.of("texts-" + number, chunk.toString());
  }

  private JsonArray row(ScoredUtterance utterance, String separator) {
    List<Edit> edits = utterance.alignment().edits();
    boolean correct = edits.stream().allMatch(edit -> edit.kind() == EditKind.CORRECT);
    JsonArray row = new JsonArray(7);
    row.add(EditCode.reference(edits, separator));
    if (correct) {
      row.add(0);
    } else {
      row.add(EditCode.hypothesis(edits, separator));
    }
    row.add(correct ? "" : EditCode.of(edits));
    String reference = reference(utterance);
    String hypothesis = source.hypotheses().get(utterance.id());
    row.add(reference);
    row.add(hypothesis);
    row.add(steps(reference));
    row.add(steps(explained(hypothesis, edits) ? hypothesis : null));
    return row;
  }

  /** What is at hand may be of another version of the set: then it is not what was scored. */
  private @Nullable String reference(ScoredUtterance utterance) {
    String text = source.references().get(utterance.id());
    if (text == null || source.normalizer().isEmpty()) {
      return text;
    }
    List<Edit> edits = utterance.alignment().edits();
    return isNormalForm(text, EditCode.reference(edits, "")) ? text : null;
  }

  /** Of words with alternatives another form may have been counted than the rules lead to. */
  private boolean explained(@Nullable String hypothesis, List<Edit> edits) {
    return hypothesis != null && isNormalForm(hypothesis, EditCode.hypothesis(edits, ""));
  }

  private boolean isNormalForm(String text, String scored) {
    return source
        .normalizer()
        .map(normalizer -> squeezed(normalizer.normalize(text)).equals(squeezed(scored)))
        .orElse(false);
  }

  private JsonArray steps(@Nullable String text) {
    JsonArray steps = new JsonArray();
    if (text != null && source.normalizer().isPresent()) {
      for (NormalizationStep step : source.normalizer().get().explain(text)) {
        steps.add(step.rule());
        steps.add(step.text());
      }
    }
    return steps;
  }

  private static String squeezed(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
