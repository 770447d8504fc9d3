package dev.modelzoo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ICU 79.1's words for numbers: other ones are another version of the normaliser. */
class BasicNumbersTest {
  private static final List<String> PIECES =
      List.of(
          "1",
          "23",
          "456",
          "0",
          ".",
          ",",
          "'",
          " ",
          "a",
          "É",
          "²",
          "½",
          "①",
          "١",
          "１",
          "．",
          "%",
          "\u00AD",
          "\u0301",
          "ß",
          "\u00A0",
          "12345678901234567890",
          "ไทย",
          "年");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "de|21 Katzen|EINUNDZWANZIG KATZEN",
        "de|1.234 und 1,5|EINTAUSENDZWEIHUNDERTVIERUNDDREISSIG UND EINS KOMMA FÜNF",
        "de|1.23|EINS DREIUNDZWANZIG",
        "fr|80 km|QUATRE VINGTS KM",
        "es|3,14|TRES COMA UNO CUATRO",
        "ru|3,5|ТРИ ЦЕЛЫХ ПЯТЬ ДЕСЯТЫХ",
        "ru|12,3456789012345678|ДВЕНАДЦАТЬ ТРИ ЧЕТЫРЕ ПЯТЬ ШЕСТЬ СЕМЬ ВОСЕМЬ ДЕВЯТЬ НОЛЬ ОДИН ДВА"
            + " ТРИ ЧЕТЫРЕ ПЯТЬ ШЕСТЬ СЕМЬ ВОСЕМЬ",
        "uk|5|П'ЯТЬ",
        "ar|١٢|إثنا عشر",
        "tr|007|SIFIR SIFIR YEDI",
        "ja|105円|百五 円",
        "ja|1,234,567|百二十三万四千五百六十七",
        "th|２１|ยี่สิบเอ็ด",
        "km|123456789012345|មួយ ពីរ បី បួន ប្រាំ ប្រាំមួយ ប្រាំពីរ ប្រាំបី ប្រាំបួន សូន្យ មួយ ពីរ បី បួន ប្រាំ",
        "it|5²|CINQUANTADUE",
        "fi|.5|VIISI"
      })
  void normalize_numbers_areWords(String language, String text, String expected) {
    assertThat(Normalizers.forLanguage(language).normalize(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "und", "bo", "wo", "lo", "root", "tlh"})
  void normalize_languageWithoutRules_keepsDigits(String language) {
    Normalizer normalizer = Normalizers.forLanguage(language);

    assertThat(normalizer.normalize("a 3.5")).isEqualTo("A 3 5");
    assertThat(normalizer.options()).isEmpty();
  }

  @Test
  void options_languageWithRules_namesIt() {
    assertThat(Normalizers.forLanguage("deu").options()).isEqualTo("numbers=de");
    assertThat(Normalizers.simplified(Normalizers.forLanguage("yue")).options())
        .isEqualTo("t2s,numbers=yue");
  }

  @Test
  void simplified_traditionalText_isChangedFirst() {
    Normalizer normalizer = Normalizers.simplified(Normalizers.forLanguage("zh-TW"));

    assertThat(normalizer.id()).isEqualTo("speechio-zh/1");
    assertThat(normalizer.options()).isEqualTo("t2s");
    assertThat(normalizer.normalize("我買了2隻雞，後來")).isEqualTo("我买了二只鸡 后来");
    assertThat(normalizer.explain("後1"))
        .containsExactly(
            new NormalizationStep("t2s", "后1"), new NormalizationStep("cardinal", "后一"));
    assertThat(normalizer.explain("后")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "th", "uk", "ar", "km", "ja", "he", "hi", "fi", "sw", "vi"})
  void normalize_twice_changesNothingMore(String language) {
    Normalizer normalizer = Normalizers.forLanguage(language);
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(20); piece >= 0; piece--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }

      String once = normalizer.normalize(text.toString());

      assertThat(normalizer.normalize(once)).as(text.toString()).isEqualTo(once);
      assertThat(once.codePoints()).as(text.toString()).noneMatch(Character::isDigit);
    }
  }
}
