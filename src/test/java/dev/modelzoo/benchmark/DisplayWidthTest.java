package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "a, 1",
    "中, 2",
    "か, 2",
    "カ, 2",
    "ｶ, 1",
    "Ａ, 2",
    "한, 2",
    "㐀, 2",
    "é, 1",
    "e\u0301, 1",
    "\u0301, 0",
    "\u20DD, 0",
    "\u200B, 0",
    "\uD840\uDC00, 2",
    "\uD835\uDD38, 1",
    "\uD83D\uDE00, 2",
    "中a文, 5",
    "я, 1",
    "\u303F, 1",
    "\uDBFF\uDFFF, 1"
  })
  void of_anyScript_isTheNumberOfColumns(String text, int width) {
    assertThat(DisplayWidth.of(text)).isEqualTo(width);
  }
}
