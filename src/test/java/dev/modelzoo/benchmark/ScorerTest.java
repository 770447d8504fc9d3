package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.benchmark.UtteranceScore.Status;
import dev.modelzoo.scoring.ErrorCounts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {
  private static final Map<String, String> FOUR =
      Map.of("a", "one two", "b", "three four", "c", "five", "d", "six seven eight");

  @Test
  void score_missingAndEmptyHypotheses_countsThemAsDeletions() {
    Map<String, String> hypotheses = Map.of("a", "One, two!", "b", "three four", "c", " ");

    ScoreReport report = english(FOUR, hypotheses);

    assertThat(report.counts()).isEqualTo(new ErrorCounts(4, 0, 4, 0));
    assertThat(report.missing()).isEqualTo(1);
    assertThat(report.empty()).isEqualTo(1);
    assertThat(report.coverage()).hasValue(0.5);
    assertThat(report.isComplete()).isFalse();
    assertThat(report.compatCounts()).isEqualTo(new ErrorCounts(4, 0, 0, 0));
    assertThat(report.compat()).isEqualTo(new ScoreTotals(4, 2, 2, 0, report.compatCounts(), 0));
  }

  @Test
  void score_hypothesisThatNormalisesToNothing_isEmpty() {
    ScoreReport report = english(Map.of("a", "one"), Map.of("a", "... !"));

    assertThat(report.utterances().get(0).status()).isEqualTo(Status.EMPTY);
    assertThat(report.counts()).isEqualTo(new ErrorCounts(0, 0, 1, 0));
  }

  @Test
  void score_emptyReference_countsHypothesisAsInsertions() {
    ScoreReport report = english(Map.of("a", "--", "b", "one"), Map.of("a", "x y", "b", "one"));

    assertThat(report.counts()).isEqualTo(new ErrorCounts(1, 0, 0, 2));
    assertThat(report.totals().evaluated()).isEqualTo(2);
    assertThat(report.totals().withErrors()).isEqualTo(1);
    assertThat(report.compat().evaluated()).isEqualTo(1);
  }

  @Test
  void score_nothingSaidAndNothingHeard_isAnAnswer() {
    ScoreReport report = english(Map.of("a", "..."), Map.of("a", ""));

    assertThat(report.utterances().get(0).status()).isEqualTo(Status.OK);
    assertThat(report.isComplete()).isTrue();
    assertThat(report.counts().rate()).isEmpty();
  }

  @Test
  void score_unknownHypotheses_areListedAndNotScored() {
    Map<String, String> hypotheses = new LinkedHashMap<>();
    hypotheses.put("\uD840\uDC00", "x");
    hypotheses.put("\uFF5E", "!");
    hypotheses.put("a", "one");

    ScoreReport report = english(Map.of("a", "one"), hypotheses);

    assertThat(report.unknownIds()).containsExactly("\uFF5E", "\uD840\uDC00");
    assertThat(report.counts()).isEqualTo(new ErrorCounts(1, 0, 0, 0));
    assertThat(report.totals().unknown()).isEqualTo(2);
    assertThat(report.compat().unknown()).isEqualTo(1);
    assertThat(report.compat().hypotheses()).isEqualTo(2);
  }

  @Test
  void score_longUtterances_leaveTheOldRuleOnly() {
    Map<String, Double> durations = Map.of("a", 59.9, "b", 59.900000000000006, "c", Double.NaN);

    ScoreReport report = Scorer.forLanguage("en").score(FOUR, FOUR, durations);

    assertThat(report.counts().correct()).isEqualTo(8);
    assertThat(report.compat().references()).isEqualTo(2);
    assertThat(report.compatCounts()).isEqualTo(new ErrorCounts(5, 0, 0, 0));
  }

  @Test
  void score_chinese_countsCharacters() {
    ScoreReport report =
        Scorer.forLanguage("zh-CN").score(Map.of("a", "你好，世界。"), Map.of("a", "你 好 视界"), Map.of());

    assertThat(report.counts()).isEqualTo(new ErrorCounts(3, 1, 0, 0));
  }

  @Test
  void score_anyOrderOfReferences_sortsByCodePoint() {
    Map<String, String> references = new LinkedHashMap<>();
    for (String id : List.of("utt\uD840\uDC00", "utt\uFF5E", "B", "a")) {
      references.put(id, "x");
    }

    ScoreReport report = english(references, references);

    assertThat(report.utterances())
        .extracting(UtteranceScore::id)
        .containsExactly("B", "a", "utt\uFF5E", "utt\uD840\uDC00");
  }

  /** Whatever is written, it is treated alike on both sides. */
  @ParameterizedTest
  @ValueSource(strings = {"zh", "en", "de", "ja", "th", "ar", "ko"})
  void score_sameTextOnBothSides_hasNoError(String language) {
    String pieces = "a bC1.9$%/,'-:儿啊二年元个０ß\u00e9\u00bd\u0e01\u0663\ud55c\u3042\u2019";
    Random random = new Random(8);
    Map<String, String> texts = new HashMap<>();
    for (int text = 0; text < 500; text++) {
      StringBuilder written = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        written.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      texts.put("u" + text, written.toString());
    }

    ScoreReport report = Scorer.forLanguage(language).score(texts, texts, Map.of());

    assertThat(report.counts().errors()).isZero();
    assertThat(report.counts().referenceLength()).isPositive();
    assertThat(report.isComplete()).isTrue();
  }

  @Test
  void score_noReferences_hasNoRateAndNoCoverage() {
    ScoreReport report = english(Map.of(), Map.of("a", "x"));

    assertThat(report.coverage()).isEmpty();
    assertThat(report.counts()).isEqualTo(ErrorCounts.ZERO);
    assertThat(report.unknownIds()).containsExactly("a");
  }

  /** Only the original's Chinese normaliser writes no line for a text that it emptied. */
  @Test
  void score_emptiedReference_isNoReferenceUnderTheOldRuleInChinese() {
    Map<String, String> references = Map.of("a", "呃", "b", "。", "c", "好", "d", "啊");
    Map<String, String> hypotheses = Map.of("a", "好", "b", "好", "c", "好", "d", "呃");

    ScoreReport chinese = Scorer.forLanguage("zh").score(references, hypotheses, Map.of());
    ScoreReport japanese = Scorer.forLanguage("ja").score(references, hypotheses, Map.of());

    assertThat(chinese.references()).isEqualTo(4);
    assertThat(chinese.compat())
        .isEqualTo(new ScoreTotals(2, 3, 1, 1, new ErrorCounts(1, 0, 0, 0), 0));
    assertThat(japanese.compat().references()).isEqualTo(4);
  }

  /** The old rule leaves an empty text out, and scores one of blanks. */
  @Test
  void score_hypothesisOfPunctuation_isScoredUnderTheOldRuleInChinese() {
    ScoreReport report =
        Scorer.forLanguage("zh").score(Map.of("a", "好"), Map.of("a", "，"), Map.of());

    assertThat(report.compatCounts()).isEqualTo(new ErrorCounts(0, 0, 1, 0));
    assertThat(report.empty()).isEqualTo(1);
  }

  private static ScoreReport english(
      Map<String, String> references, Map<String, String> hypotheses) {
    return Scorer.forLanguage("en").score(references, hypotheses, Map.of());
  }
}
