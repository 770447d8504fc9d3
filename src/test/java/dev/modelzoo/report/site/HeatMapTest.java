package dev.modelzoo.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatMapTest {
  @ParameterizedTest
  @CsvSource({"4, 4, 6", "4.1, 4, 5", "8, 4, 3", "16, 4, 0", "100, 4, 0", "0, 0, 6", "1, 0, 0"})
  void level_ratioToTheBest_countsDownFromSix(double rate, double best, int level) {
    assertThat(HeatMap.level(rate, best)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0419, 0.05, 5",
    "0.143, 0.15, 15",
    "0.98, 1, 100",
    "0, 0.0001, 0.01",
    "1.3, 1.5, 150"
  })
  void above_values_isTheNextRoundNumber(double value, double scale, String text) {
    assertThat(Scale.above(0.001 * value, value)).isCloseTo(scale, within(1e-12));
    assertThat(Scale.text(scale)).isEqualTo(text);
  }
}
