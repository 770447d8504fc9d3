package dev.modelzoo.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthBandsTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1–5", "5, 1–5", "6, 6–10", "100, 51–100", "101, 101 and more"})
  void of_tokens_isTheBandWithThem(double tokens, String label) {
    assertThat(LengthBands.tokens().of(tokens).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "0, under 2 s",
    "1.999, under 2 s",
    "2, 2–5 s",
    "29.99, 20–30 s",
    "30, 30 s and more",
    "NaN, unknown"
  })
  void of_seconds_isTheBandWithThem(double seconds, String label) {
    assertThat(LengthBands.seconds().of(seconds).label()).isEqualTo(label);
  }
}
