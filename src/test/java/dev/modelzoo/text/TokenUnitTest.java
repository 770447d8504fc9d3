package dev.modelzoo.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenUnitTest {
  @ParameterizedTest
  @CsvSource({
    "zh, CHARACTER",
    "zh-TW, CHARACTER",
    "yue, CHARACTER",
    "ja, CHARACTER",
    "th, CHARACTER",
    "en, WORD",
    "ko, WORD",
    "de-AT, WORD",
    "'', WORD"
  })
  void forLanguage_anyTag_isCharacterWhereWordsAreNotApart(String language, TokenUnit unit) {
    assertThat(TokenUnit.forLanguage(language)).isEqualTo(unit);
  }

  @Test
  void tokens_characters_areCodePointsWithoutWhiteSpace() {
    assertThat(TokenUnit.CHARACTER.tokens(" 你 a\u3000\uD840\uDC00\u00A0b\t"))
        .containsExactly("你", "a", "\uD840\uDC00", "b");
  }

  @Test
  void tokens_words_standBetweenWhiteSpace() {
    assertThat(TokenUnit.WORD.tokens("  I'M\u3000here\u00A0 \uD840\uDC00x\n"))
        .containsExactly("I'M", "here", "\uD840\uDC00x");
  }

  @Test
  void tokens_mixed_areHanCharactersAndOtherWords() {
    assertThat(TokenUnit.MIXED.tokens(" 我用iPhone打 電話\u3000OK吗\uD840\uDC00x カナ"))
        .containsExactly("我", "用", "iPhone", "打", "電", "話", "OK", "吗", "\uD840\uDC00", "x", "カナ");
    assertThat(TokenUnit.MIXED.tokens(" ")).isEmpty();
    assertThat(TokenUnit.MIXED.label()).isEqualTo("mixed");
    assertThat(TokenUnit.MIXED.rateName()).isEqualTo("MER");
  }

  @Test
  void tokens_blankText_areNone() {
    assertThat(TokenUnit.WORD.tokens(" \u3000")).isEmpty();
    assertThat(TokenUnit.CHARACTER.tokens(" \u3000")).isEmpty();
    assertThat(TokenUnit.WORD.tokens("")).isEmpty();
  }

  @Test
  void names_bothUnits_areTheOnesInResults() {
    assertThat(TokenUnit.CHARACTER.label()).isEqualTo("character");
    assertThat(TokenUnit.CHARACTER.rateName()).isEqualTo("CER");
    assertThat(TokenUnit.WORD.label()).isEqualTo("word");
    assertThat(TokenUnit.WORD.rateName()).isEqualTo("WER");
  }
}
