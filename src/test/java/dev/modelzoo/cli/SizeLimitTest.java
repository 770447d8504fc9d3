package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ZooException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeLimitTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "100b, 100",
    "3k, 3072",
    "512m, 536870912",
    "8G, 8589934592",
    "1tb, 1099511627776"
  })
  void parse_numberAndUnit_countsInPowersOf1024(String text, long bytes) {
    assertThat(SizeLimit.parse(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1g", "8 g", "1.5g", "g", "8x", "99999999999"})
  void parse_somethingElse_isRefused(String text) {
    assertThatThrownBy(() -> SizeLimit.parse(text))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("is no size");
  }
}
