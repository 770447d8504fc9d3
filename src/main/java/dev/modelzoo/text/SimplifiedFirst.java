package dev.modelzoo.text;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;

/** Another normaliser, behind a change of traditional Chinese characters to simplified ones. */
final class SimplifiedFirst implements Normalizer {
  private static final String OPTION = "t2s";

  private final Normalizer next;

  SimplifiedFirst(Normalizer next) {
    this.next = next;
  }

  @Override
  public String name() {
    return next.name();
  }

  @Override
  public String version() {
    return next.version();
  }

  @Override
  public String options() {
    return next.options().isEmpty() ? OPTION : OPTION + "," + next.options();
  }

  @Override
  public String normalize(String text) {
    return next.normalize(Tables.CHANGE.transliterate(text));
  }

  @Override
  public List<NormalizationStep> explain(String text) {
    String simplified = Tables.CHANGE.transliterate(text);
    List<NormalizationStep> steps = new ArrayList<>();
    if (!simplified.equals(text)) {
      steps.add(new NormalizationStep(OPTION, simplified));
    }
    steps.addAll(next.explain(simplified));
    return steps;
  }

  /** Loaded when the first text comes: ICU is slow to start. */
  private static final class Tables {
    static final Transliterator CHANGE = Transliterator.getInstance("Hant-Hans");
  }
}
