package dev.modelzoo.text.en;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.text.NormalizationStep;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechioEnTest {
  private static final SpeechioEn NORMALIZER = new SpeechioEn();

  /** Sentences of our own, read by the rules that docs/scoring.md describes. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/dev/modelzoo/text/en/invented.tsv",
      delimiter = '\t',
      quoteCharacter = '\1')
  void normalize_inventedTexts_areReadByTheRules(String text, String expected) {
    assertThat(NORMALIZER.normalize(text)).isEqualTo(expected == null ? "" : expected);
  }

  /** Composed, and their normal forms written down, before the normaliser was asked. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/dev/modelzoo/text/en/composed.tsv",
      delimiter = '\t',
      quoteCharacter = '\1')
  void normalize_composedSentences_areAsForetold(String text, String expected) {
    assertThat(NORMALIZER.normalize(text)).isEqualTo(expected);
  }

  @Test
  void explain_severalRules_namesEachThatChangedTheText() {
    List<NormalizationStep> steps = NORMALIZER.explain("Um, it\u2019s 5 km.");

    assertThat(steps)
        .containsExactly(
            new NormalizationStep("straight-quotes", "Um, it's 5 km."),
            new NormalizationStep("lower-case", "um, it's 5 km."),
            new NormalizationStep("spoken-forms", "um, it's five kilometers."),
            new NormalizationStep("punctuation", "um  it's five kilometers "),
            new NormalizationStep("interjections", "it's five kilometers"),
            new NormalizationStep("upper-case", "IT'S FIVE KILOMETERS"));
  }

  @Test
  void normalize_randomTexts_neverFailsAndGivesOneLineWithoutPunctuation() {
    Random random = new Random(20261122);
    String alphabet =
        "abcdeghkmnopqrstx0123456789.,-/:$%&'\"()@#+ ^\u00bd\u00b0\u00a3\u20ac\t\n\u00e9\u2019"
            + "\u2014\u4f60\ud83d\ude00\ud83d<>=~*|_[]\\";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(24);
      for (int index = 0; index < length; index++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }

      String normal = NORMALIZER.normalize(text.toString());

      assertThat(normal).as(text.toString()).doesNotContain("\n", "  ", ",", ".", "-", "$", "(");
      assertThat(normal).isEqualTo(normal.strip());
    }
  }

  /** What the original took long for, or failed on, in one line of 100,000 characters. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "1", ".", "-", "'", "1-", "a-1/", "1,", "1.", "a@b.", "x^", "$1", "1 x 2 ", "may 1"
      })
  void normalize_longTexts_comesToAnEnd(String part) {
    String text = part.repeat(100_000 / part.length());

    assertThat(NORMALIZER.normalize(text).length()).isLessThan(20 * text.length());
  }

  @Test
  void normalize_moreDigitsThanHaveNames_readsThemOneByOne() {
    assertThat(NORMALIZER.normalize("1".repeat(28))).isEqualTo("ONE ".repeat(28).strip());
    assertThat(NORMALIZER.normalize("7".repeat(500) + " x")).isEqualTo("7".repeat(500) + " X");
    assertThat(NORMALIZER.normalize("$" + "9".repeat(30))).startsWith("DOLLAR NINE NINE");
  }
}
