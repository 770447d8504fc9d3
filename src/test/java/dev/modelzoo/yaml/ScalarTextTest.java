package dev.modelzoo.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"zh", "Apache-2.0", "s3://b/p/", "file:store/", "sha256:ab"})
  void of_safeText_isPlain(String text) {
    assertThat(ScalarText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "no", "NULL", "y", "1.10", "0x1", "a b", "a:", "- a", "#x", "[a", "中文", "a\nb"
      })
  void of_textThatReadersTakeForSomethingElse_isQuoted(String text) {
    assertThat(ScalarText.of(text)).startsWith("\"").endsWith("\"").hasLineCount(1);
  }

  @Test
  void of_anyText_isReadBack() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int j = random.nextInt(6); j >= 0; j--) {
        String odd = "ab \t\n\r:#'\"\\,[]{}&*!|>%@`\u0000\u0085\u2028\uFEFF中é";
        text.append(odd.charAt(random.nextInt(odd.length())));
      }
      text.append("𝄞x");

      String block = "k: " + ScalarText.of(text.toString()) + "\n";
      String flow = "{k: " + ScalarText.of(text.toString()) + ", l: m}\n";

      assertThat(YamlReader.read("t", block).text("k")).contains(text.toString());
      assertThat(YamlReader.read("t", flow).text("k")).contains(text.toString());
    }
  }
}
