package dev.modelzoo.benchmark;

import dev.modelzoo.scoring.Aligner;
import dev.modelzoo.scoring.GlmAligner;
import dev.modelzoo.scoring.GlmRules;
import dev.modelzoo.scoring.TokenAligner;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;
import java.nio.file.Path;
import java.util.Optional;

/** How hypotheses are aligned, by language. */
public final class Aligners {
  private static final String ENGLISH = Normalizers.forLanguage("en").name();

  private static final String NO_RULES = "none";

  private Aligners() {}

  /** English words may be said in several ways; anything else only as it is. */
  public static TokenAligner forLanguage(String language, TokenUnit unit) {
    boolean english = Normalizers.forLanguage(language).name().equals(ENGLISH);
    return english && unit == TokenUnit.WORD ? new GlmAligner(GlmRules.english()) : new Aligner();
  }

  /**
   * As somebody asked for.
   *
   * @param rules a file of {@link GlmRules} in {@code folder}, or {@code none}; empty for what is
   *     usual in the language
   */
  public static TokenAligner choose(
      Optional<String> rules, String language, TokenUnit unit, Path folder) {
    if (rules.isEmpty()) {
      return forLanguage(language, unit);
    }
    return rules.get().equals(NO_RULES)
        ? new Aligner()
        : new GlmAligner(GlmFile.read(folder.resolve(rules.get())));
  }
}
