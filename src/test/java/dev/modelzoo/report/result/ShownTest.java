package dev.modelzoo.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void cell_turningMarksAndControls_becomeVisible() {
    assertThat(Shown.cell("a\u202Eb\u001B")).isEqualTo("a\\u202Eb\\u001B");
  }

  @Test
  void cell_joinedEmoji_stayWhole() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    assertThat(Shown.cell(family)).isEqualTo(family);
    assertThat(Shown.cell("\u200D")).isEqualTo("\\u200D");
  }

  @Test
  void cell_longText_isCutBetweenCharacters() {
    assertThat(Shown.cell("\uD83D\uDE00".repeat(100))).isEqualTo("\uD83D\uDE00".repeat(80) + "…");
    assertThat(Shown.cell("x".repeat(80))).hasSize(80);
  }
}
