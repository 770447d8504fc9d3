package dev.modelzoo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownLanguagesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"zh", "ZH", "zh-TW", "zh_Hans_CN", "eng", "yue", "ckb", "deu", "cmn", "chi"})
  void isKnown_codes_are(String tag) {
    assertThat(Languages.isKnown(tag)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "xx", "qqq", "english", "z", "zh-", "zh TW", "zh/..", "en;"})
  void isKnown_others_areNot(String tag) {
    assertThat(Languages.isKnown(tag)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "chinese, zh",
    "Englisch, en",
    "jp, ja",
    "cn, zh",
    "Mandarin, zh",
    "germn, de",
    "en;, en",
    "xyzzy, ''"
  })
  void suggestions_mistakes_nameTheLikelyCode(String typed, String code) {
    assertThat(Languages.suggestions(typed)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }
}
