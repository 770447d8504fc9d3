package dev.modelzoo.benchmark;

import dev.modelzoo.benchmark.UtteranceScore.Status;
import dev.modelzoo.scoring.Aligner;
import dev.modelzoo.scoring.Alignment;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.GlmAligner;
import dev.modelzoo.scoring.TokenAligner;
import dev.modelzoo.text.CodePointOrder;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scores hypotheses against references: normalise both alike, tokenise, align, count. Goes through
 * the references, so that an utterance the recogniser failed on counts as all deletions instead of
 * leaving the score. Immutable.
 */
public final class Scorer {
  static final String UNDETERMINED = "und";

  private final String language;
  private final Normalizer normalizer;
  private final TokenUnit unit;
  private final TokenAligner aligner;

  public Scorer(Normalizer normalizer, TokenUnit unit) {
    this(UNDETERMINED, normalizer, unit, new Aligner());
  }

  /** {@code language} is only shown: the normaliser and the unit decide. */
  public Scorer(String language, Normalizer normalizer, TokenUnit unit, TokenAligner aligner) {
    this.language = language;
    this.normalizer = normalizer;
    this.unit = unit;
    this.aligner = aligner;
  }

  /** With the language's usual normaliser, unit and aligner. */
  public static Scorer forLanguage(String language) {
    return forLanguage(language, false);
  }

  /** The same; with {@code simplified}, traditional Chinese characters are simplified first. */
  static Scorer forLanguage(String language, boolean simplified) {
    TokenUnit unit = TokenUnit.forLanguage(language);
    Normalizer usual = Normalizers.forLanguage(language);
    return new Scorer(
        language,
        simplified ? Normalizers.simplified(usual) : usual,
        unit,
        Aligners.forLanguage(language, unit));
  }

  public String language() {
    return language;
  }

  public Normalizer normalizer() {
    return normalizer;
  }

  public TokenUnit unit() {
    return unit;
  }

  /** Whether a hypothesis may count as another that means the same. */
  boolean hasAlternatives() {
    return aligner instanceof GlmAligner;
  }

  /** The key under which this scorer's results of a test set may be compared. */
  public ComparisonKey comparisonKey(String setDigest, String selection) {
    return ComparisonKey.of(normalizer, unit, aligner, setDigest, selection);
  }

  /**
   * Texts by utterance id, as written, in any order.
   *
   * @param durations in seconds, used for {@code compat_speechio} only; ids may be absent
   */
  public ScoreReport score(
      Map<String, String> references,
      Map<String, String> hypotheses,
      Map<String, Double> durations) {
    // Each stands for itself, so all processors share them; the list keeps their order.
    List<UtteranceScore> scores =
        sorted(references.keySet()).parallelStream()
            .map(
                id -> {
                  String reference = normalize(references.getOrDefault(id, ""));
                  boolean tooLong = CompatSpeechio.isTooLong(durations.getOrDefault(id, 0.0));
                  return scoreOne(id, reference, hypotheses.get(id), tooLong);
                })
            .toList();
    List<String> unknown =
        sorted(hypotheses.keySet()).stream().filter(id -> !references.containsKey(id)).toList();
    ScoreTotals totals =
        ScoreTotals.of(references.size(), hypotheses.size(), unknown.size(), scores);
    long unknownWithText =
        unknown.stream()
            .filter(id -> !normalizer.normalize(hypotheses.getOrDefault(id, "")).isEmpty())
            .count();
    ScoreTotals compat =
        CompatSpeechio.totals(normalizer, scores, Math.toIntExact(unknownWithText));
    return new ScoreReport(this, scores, unknown, totals, compat);
  }

  Alignment align(UtteranceScore score) {
    return aligner.align(unit.tokens(score.reference()), unit.tokens(score.hypothesis()));
  }

  private UtteranceScore scoreOne(
      String id, String reference, @Nullable String rawHypothesis, boolean tooLong) {
    String hypothesis = rawHypothesis == null ? "" : normalize(rawHypothesis);
    List<String> expected = unit.tokens(reference);
    List<String> recognised = unit.tokens(hypothesis);
    Status status = status(rawHypothesis, expected, recognised);
    ErrorCounts counts = aligner.count(expected, recognised);
    return new UtteranceScore(id, reference, hypothesis, status, counts, tooLong);
  }

  /** Most texts are normal already: one string for both saves a quarter of the memory. */
  private String normalize(String raw) {
    String normal = normalizer.normalize(raw);
    return normal.equals(raw) ? raw : normal;
  }

  /** Nothing said and nothing heard is an answer, and a right one. */
  private static Status status(
      @Nullable String rawHypothesis, List<String> expected, List<String> recognised) {
    if (rawHypothesis == null) {
      return Status.MISSING;
    }
    return recognised.isEmpty() && !expected.isEmpty() ? Status.EMPTY : Status.OK;
  }

  private static List<String> sorted(Set<String> ids) {
    return ids.stream().sorted(CodePointOrder.INSTANCE).toList();
  }
}
