package dev.modelzoo.benchmark;

import dev.modelzoo.scoring.Aligner;
import dev.modelzoo.scoring.GlmAligner;
import dev.modelzoo.scoring.GlmRules;
import dev.modelzoo.scoring.TokenAligner;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;

/** How hypotheses are aligned, by language. */
public final class Aligners {
  private static final String ENGLISH = Normalizers.forLanguage("en").name();

  private Aligners() {}

  /** English words may be said in several ways; anything else only as it is. */
  public static TokenAligner forLanguage(String language, TokenUnit unit) {
    boolean english = Normalizers.forLanguage(language).name().equals(ENGLISH);
    return english && unit == TokenUnit.WORD ? new GlmAligner(GlmRules.english()) : new Aligner();
  }
}
