package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentageTest {
  @ParameterizedTest
  @CsvSource({
    "3.125, 3.12",
    "0.125, 0.12",
    "0.375, 0.38",
    "2.675, 2.67",
    "1.005, 1.00",
    "0, 0.00",
    "100, 100.00",
    "1000.0, 1000.00"
  })
  void twoDecimals_ties_roundHalfEvenOnTheBinaryValue(double value, String expected) {
    assertThat(Percentage.twoDecimals(OptionalDouble.of(value))).isEqualTo(expected);
  }

  @Test
  void twoDecimals_noValue_isNotANumber() {
    assertThat(Percentage.twoDecimals(OptionalDouble.empty())).isEqualTo("n/a");
    assertThat(Percentage.withSign(OptionalDouble.empty())).isEqualTo("n/a");
    assertThat(Percentage.withSign(OptionalDouble.of(50))).isEqualTo("50.00 %");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "100.0, 100.0",
    "1000.0, 1000.0",
    "12345678.0, 12345678.0",
    "29.156986392300034, 29.156986392300034",
    "8.333333333333334, 8.333333333333334",
    "-4.0, -4.0",
    "0.1, 0.1"
  })
  void shortest_knownValues_printAsPythonDoes(double value, String expected) {
    assertThat(Percentage.shortest(value)).hasToString(expected);
  }

  @Test
  void shortest_randomRates_readBackAsTheSame() {
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      double value = 100.0 * random.nextInt(100_000) / (1 + random.nextInt(100_000));

      assertThat(Percentage.shortest(value).doubleValue()).isEqualTo(value);
    }
  }
}
