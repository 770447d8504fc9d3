package dev.modelzoo.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizersTest {
  @ParameterizedTest
  @CsvSource({
    "zh, speechio-zh/1",
    "zh-CN, speechio-zh/1",
    "ZH_Hans_CN, speechio-zh/1",
    "cmn, speechio-zh/1",
    "en, speechio-en/1",
    "' en-US ', speechio-en/1",
    "eng, speechio-en/1",
    "ja, basic/2",
    "'', basic/2",
    "??, basic/2"
  })
  void forLanguage_anyTag_picksByPrimaryLanguage(String language, String id) {
    assertThat(Normalizers.forLanguage(language).id()).isEqualTo(id);
  }

  @Test
  void forLanguage_chinese_hasNoOptions() {
    Normalizer normalizer = Normalizers.forLanguage("zh");

    assertThat(normalizer.name()).isEqualTo("speechio-zh");
    assertThat(normalizer.version()).isEqualTo("1");
    assertThat(normalizer.options()).isEmpty();
  }

  @Test
  void verbatim_anyText_changesNothing() {
    Normalizer normalizer = Normalizers.verbatim();

    assertThat(normalizer.id()).isEqualTo("none/1");
    assertThat(normalizer.normalize("  As it Is. ")).isEqualTo("  As it Is. ");
  }
}
