package dev.modelzoo.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class DataBlockTest {
  @Test
  void of_anyText_comesBackWhenUnpacked() throws IOException {
    String text = "</script> 文字 \uD83D\uDE00 ".repeat(1000);

    DataBlock block = DataBlock.of("texts-0", text);

    byte[] packed = Base64.getDecoder().decode(block.text());
    assertThat(packed.length).isLessThan(text.length() / 10);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
    }
  }

  @Test
  void new_otherLettersThanBase64_areRefused() {
    assertThatThrownBy(() -> new DataBlock("a", "abc<"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not Base64: block a");
    assertThatThrownBy(() -> new DataBlock("a\"b", "abc"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
