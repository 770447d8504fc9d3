package dev.modelzoo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasicNormalizerTest {
  private static final Normalizer NORMALIZER = new BasicNormalizer("basic");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Hello, World!|HELLO WORLD",
        "well-known  half-way|WELL KNOWN HALF WAY",
        "straße|STRASSE",
        "ＦＵＬＬ ｗｉｄｔｈ１２３|FULL WIDTH123",
        "ﾊﾝｶｸ ｶﾞ|ハンカク ガ",
        "你好，世界。|你好 世界",
        "“quoted” «text»|QUOTED TEXT",
        "a_b\\c/d|A B C D",
        "100% + $5 = €4|100 5 4",
        "₂ ² ① ½|2 2 1 1 2",
        "x\u00A0y\u3000z|X Y Z",
        "👍🏽 ok ❤️|OK",
        "हिन्दी भाषा|हिन्दी भाषा",
        "e\u0301te\u0301|ÉTÉ",
        "naïve café|NAÏVE CAFÉ"
      })
  void normalize_anyScript_givesOneWrittenForm(String text, String expected) {
    assertThat(NORMALIZER.normalize(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "don't|DON'T",
        "don’t|DON'T",
        "don‘t|DON'T",
        "don`t|DON'T",
        "don´t|DON'T",
        "donʼt|DON'T",
        "don＇t|DON'T",
        "the 1990's|THE 1990'S",
        "rock'n'roll|ROCK'N'ROLL",
        "l’e\u0301te\u0301|L'ÉTÉ",
        "se\u0301'b|SÉ'B",
        "'tis the dogs'|TIS THE DOGS",
        "he said 'no'|HE SAID NO",
        "a''b|A B",
        "a ' b|A B",
        "他说'你好'吗|他说 你好 吗",
        "A'你|A 你",
        "x\u200B'\u200By|X'Y",
        "м'ята|М'ЯТА",
        "a\u0149|A'N"
      })
  void normalize_apostrophe_staysInsideWordsOnly(String text, String expected) {
    assertThat(NORMALIZER.normalize(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\uFEFFstart|START",
        "soft\u00ADhyphen|SOFTHYPHEN",
        "zero\u200Bwidth|ZEROWIDTH",
        "a\u200Db|AB",
        "ab\u202Ecd\u202C|ABCD",
        "葛\uDB40\uDD00|葛",
        "가\u3164나|가나",
        "n\u034Fm|NM",
        "ᠠ\u180Bᠠ|ᠠᠠ"
      })
  void normalize_invisibleCharacters_vanish(String text, String expected) {
    assertThat(NORMALIZER.normalize(text)).isEqualTo(expected);
  }

  @Test
  void normalize_nothingSpoken_isEmpty() {
    assertThat(NORMALIZER.normalize("")).isEmpty();
    assertThat(NORMALIZER.normalize(" \t\r\n\u3000。！?…—\u0000\u200B'")).isEmpty();
    assertThat(NORMALIZER.normalize("\uD800")).isEmpty();
  }

  @Test
  void normalize_lineBreaks_becomeBlanks() {
    assertThat(NORMALIZER.normalize("a\r\nb\u2028c\u0085d")).isEqualTo("A B C D");
  }

  @Test
  void normalize_endlessMarks_keepsThirtyOfThem() {
    // Two marks each time it is decomposed, so that the limit is met twice.
    for (String mark : List.of("\u0301", "\u0344", "\u0323\u0334")) {
      String once = NORMALIZER.normalize("日" + mark.repeat(50_000) + "本");

      assertThat(once).startsWith("日").endsWith("本").hasSize(32);
      assertThat(NORMALIZER.normalize(once)).isEqualTo(once);
    }
  }

  @Test
  void normalize_everyCodePoint_isIdempotentAndOneCleanLine() {
    List<String> changed = new ArrayList<>();
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(codePoint -> Character.isDefined(codePoint) && !isPrivate(codePoint))
        .mapToObj(codePoint -> "a" + Character.toString(codePoint) + "b" + (char) 0x301)
        .forEach(
            text -> {
              String once = NORMALIZER.normalize(text);
              if (!NORMALIZER.normalize(once).equals(once) || !isClean(once)) {
                changed.add(text);
              }
            });

    assertThat(changed).isEmpty();
  }

  @Test
  void normalize_randomTexts_isIdempotent() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      String text = randomText(random);

      String once = NORMALIZER.normalize(text);

      assertThat(NORMALIZER.normalize(once)).as("twice, of <%s>", text).isEqualTo(once);
    }
  }

  private static boolean isPrivate(int codePoint) {
    return Character.getType(codePoint) == Character.PRIVATE_USE;
  }

  private static boolean isClean(String text) {
    return text.equals(WhiteSpace.trim(text))
        && text.codePoints().noneMatch(codePoint -> codePoint != ' ' && WhiteSpace.is(codePoint))
        && !text.contains("  ");
  }

  /** Of characters that meet in composition, case mapping and apostrophes. */
  private static String randomText(Random random) {
    int[] pieces = {
      'a', 'ß', '\'', ' ', '.', 0x301, 0x308, 0x345, 0x3B9, 0x390, 0x1FB3, 0xB4, 0x200B, 0x1100,
      0x1161, 0x11A8, 0x3164, 0xFB01, 0x30AB, 0x3099, 0xFF9E, 0x4F60, 0x130, 0x131, 0x1F600, 0x149
    };
    return IntStream.range(0, random.nextInt(8))
        .map(index -> pieces[random.nextInt(pieces.length)])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
