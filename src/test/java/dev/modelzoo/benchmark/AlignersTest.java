package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.TokenAligner;
import dev.modelzoo.text.TokenUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignersTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "en, WORD, glm=zoo-en/1",
    "en-GB, WORD, glm=zoo-en/1",
    "en, CHARACTER, ''",
    "zh, CHARACTER, ''",
    "de, WORD, ''"
  })
  void forLanguage_anyLanguage_hasRulesForEnglishWords(
      String language, TokenUnit unit, String options) {
    assertThat(Aligners.forLanguage(language, unit).options()).isEqualTo(options);
  }

  @Test
  void comparisonKey_english_namesNormaliserAndRules() {
    ComparisonKey key = Scorer.forLanguage("en").comparisonKey("sha256:00", "all");

    assertThat(key.normalizer()).isEqualTo("speechio-en/1");
    assertThat(key.options()).isEqualTo("glm=zoo-en/1");
  }

  @Test
  void choose_aFile_takesItsRulesAndNamesThemByContent() throws IOException {
    Files.writeString(folder.resolve("own.csv"), "\uFEFFTEH,THE\r\nX Y,Z\r\n");

    TokenAligner aligner = choose("own.csv");

    assertThat(aligner.options()).matches("glm=sha256:[0-9a-f]{16}");
    assertThat(aligner.count(List.of("THE", "Z"), List.of("TEH", "X", "Y")))
        .isEqualTo(new ErrorCounts(2, 0, 0, 0));
    assertThat(aligner.count(List.of("I", "AM"), List.of("I'M")).errors()).isEqualTo(2);
  }

  @Test
  void choose_none_hasNoRules() {
    TokenAligner aligner = choose("none");

    assertThat(aligner.options()).isEmpty();
    assertThat(aligner.count(List.of("I", "AM"), List.of("I'M")).errors()).isEqualTo(2);
  }

  @Test
  void choose_nothing_isTheLanguagesOwn() {
    TokenAligner aligner = Aligners.choose(Optional.empty(), "en", TokenUnit.WORD, folder);

    assertThat(aligner.options()).isEqualTo("glm=zoo-en/1");
  }

  @Test
  void choose_notUtf8_saysSo() throws IOException {
    Files.write(
        folder.resolve("latin.csv"), "CAF\u00c9,CAFE".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> choose("latin.csv"))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("latin.csv is not UTF-8");
  }

  @Test
  void choose_noSuchFile_saysSo() {
    assertThatThrownBy(() -> choose("absent.csv"))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("absent.csv");
  }

  private TokenAligner choose(String rules) {
    return Aligners.choose(Optional.of(rules), "en", TokenUnit.WORD, folder);
  }
}
