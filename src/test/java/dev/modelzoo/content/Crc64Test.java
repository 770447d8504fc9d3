package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.TestBytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Crc64Test {
  @Test
  void of_checkValueOfTheCatalogue_isTold() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

    assertThat(Crc64.of(digits, 0, 9)).isEqualTo(0x995DC9BBDF1939FAL);
  }

  @Test
  void update_inPiecesOfAnyLength_givesTheSame() {
    byte[] bytes = TestBytes.random(4, 1000);
    for (int cut = 0; cut < 20; cut++) {
      Crc64 crc = new Crc64();
      crc.update(bytes, 0, cut);
      crc.update(bytes, cut, bytes.length - cut);

      assertThat(crc.value()).isEqualTo(Crc64.of(bytes, 0, bytes.length));
    }
  }
}
