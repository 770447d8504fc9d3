package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingGuessTest {
  @ParameterizedTest
  @CsvSource({
    "GBK,        你好 世界,     it looks like GBK",
    "GBK,        u1 早上好,     it looks like GBK",
    "ISO-8859-1, une bête brûlée, it looks like Latin-1",
    "ISO-8859-1, Straße,        it looks like Latin-1",
    "UTF-16,     hello,         it looks like UTF-16",
  })
  void describe_wholeTexts_namesTheirEncoding(String charset, String text, String guess) {
    assertThat(EncodingGuess.describe(text.getBytes(Charset.forName(charset)))).isEqualTo(guess);
  }

  @Test
  void describe_littleEndianMark_isUtf16() {
    byte[] text = {(byte) 0xFF, (byte) 0xFE, 'h', 0};

    assertThat(EncodingGuess.describe(text)).isEqualTo("it looks like UTF-16");
  }

  @Test
  void describe_cutCharacter_isSaidToBeDamage() {
    byte[] whole = "今天天气".getBytes(StandardCharsets.UTF_8);

    assertThat(EncodingGuess.describe(Arrays.copyOf(whole, whole.length - 1)))
        .isEqualTo("the rest of it is: a character is damaged or cut off");
  }

  @Test
  void describe_singleByte_isLatin1() {
    assertThat(EncodingGuess.describe(new byte[] {(byte) 0xFF})).isEqualTo("it looks like Latin-1");
  }
}
