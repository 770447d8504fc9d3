package dev.modelzoo.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedLineTest {
  private static final String LINE = "published  models/m version 1, sha256:2f39b9104610; 24.1 kB";

  @Test
  void of_lineThatFitsOrUnknownColumns_staysAsItIs() {
    assertThat(FoldedLine.of(LINE, LINE.length())).isEqualTo(LINE);
    assertThat(FoldedLine.of(LINE, 0)).isEqualTo(LINE);
  }

  @Test
  void of_longerLine_breaksBetweenWordsAndGoesOnBelowTheText() {
    assertThat(FoldedLine.of(LINE, LINE.length() - 1))
        .isEqualToNormalizingNewlines(
            "published  models/m version 1, sha256:2f39b9104610; 24.1\n           kB");
    assertThat(FoldedLine.of(LINE, 40))
        .isEqualToNormalizingNewlines(
            "published  models/m version 1,\n           sha256:2f39b9104610; 24.1 kB");
  }

  @Test
  void of_indentedLine_keepsItsIndent() {
    assertThat(FoldedLine.of("    " + "word ".repeat(10).strip(), 40))
        .isEqualToNormalizingNewlines("    word word word word word word word\n    word word word");
  }

  @Test
  void of_wordLongerThanTheTerminal_isNotBroken() {
    String path = "/a".repeat(30);

    assertThat(FoldedLine.of("exported   to " + path + " and more", 40))
        .isEqualToNormalizingNewlines(
            "exported   to\n           " + path + "\n           and more");
  }

  @Test
  void columns_chineseColoursAndMarks_areCountedAsATerminalShowsThem() {
    assertThat(FoldedLine.columns("声学，m")).isEqualTo(7);
    assertThat(FoldedLine.columns("\u001b[33mwarning:\u001b[0m x")).isEqualTo(10);
    assertThat(FoldedLine.columns("e\u0301")).isEqualTo(1);
  }
}
