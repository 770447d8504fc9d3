package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Crc64Test {
  @Test
  void of_nineDigits_isTheCatalogueValue() {
    assertThat(Crc64.of("123456789".getBytes(US_ASCII))).isEqualTo(0x995DC9BBDF1939FAL);
  }
}
