package dev.modelzoo.text.zh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.text.NormalizationStep;
import dev.modelzoo.text.TokenUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of the kinds that the golden file holds, which it does not hold. */
class SpeechioZhTest {
  private static final List<String> PIECES =
      List.of(
          "1",
          "2",
          "00",
          "13812345678",
          "010-",
          "+86",
          " ",
          ".",
          "/",
          "%",
          "年",
          "月",
          "日",
          "元",
          "万",
          "千",
          "多",
          "个",
          "克",
          "二",
          "A",
          "b",
          "儿",
          "女",
          "啊",
          "，",
          "^",
          "$",
          "\uD835\uDFD8",
          "٣",
          "\n",
          "\uD800",
          "１",
          "．",
          "ß");

  private final SpeechioZh normalizer = new SpeechioZh();

  /** Composed, and their normal forms written down, before the normaliser was asked. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/dev/modelzoo/text/zh/composed.tsv",
      delimiter = '\t',
      quoteCharacter = '\1')
  void normalize_composedSentences_areAsForetold(String text, String expected) {
    List<String> words = TokenUnit.WORD.tokens(normalizer.normalize(text));

    assertThat(String.join(" ", words)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1997年7月1日回归|一九九七年七月一日回归",
        "2008年2008年|二零零八年两千零八年",
        "卖了7块2|卖了七块二",
        "票价12.5元|票价十二点五元",
        "2元32元|二元三二元",
        "致电021-62345678|致电零二一六二三四五六七八",
        "+86 13512345678|八六一三五一二三四五六七八",
        "完成了4/5|完成了五分之四",
        "跌了2.2％|跌了百分之二点二",
        "222只羊|两百二十二只羊",
        "20002千米|两万零二千米",
        "31415926535|三一四一五九二六五三五",
        "0个人|零个人",
        "00个人|个人",
        "C二C|C2C",
        "a二b二c|A2B二C",
        "小孩儿和小儿科|小孩和小儿科",
        "嗯呃好啊|嗯好",
        "（Ｏｋ）！| OK  ",
        "^^a$$|A",
        "10000000000000000个|一京个"
      })
  void normalize_sentences_readsThemAsTheOriginalWould(String text, String expected) {
    assertThat(TokenUnit.WORD.tokens(normalizer.normalize(text)))
        .isEqualTo(TokenUnit.WORD.tokens(expected));
  }

  @Test
  void normalize_hesitationOrBlanksOnly_isEmptyOrBlank() {
    assertThat(normalizer.normalize("呃啊")).isEmpty();
    assertThat(normalizer.normalize("。")).isEqualTo(" ");
    assertThat(normalizer.normalize("\u3000\n")).isEmpty();
    assertThat(normalizer.normalize("甲\n乙\r丙")).isEqualTo("甲 乙 丙");
  }

  /** The original ends with a stack trace here. */
  /** The original takes 42 s for some line of 20,000 characters; these have 100,000. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1元",
        "2023年",
        "5个",
        "1/2",
        "3%",
        "12 ",
        "13812345678",
        "A二B",
        "儿",
        "，",
        "1元11元",
        "00"
      })
  void normalize_longTexts_comesToAnEnd(String part) {
    String text = part.repeat(100_000 / part.length());

    assertThat(normalizer.normalize(text).length()).isLessThan(20 * text.length());
  }

  @Test
  void normalize_numberOfSixtyThousandDigits_isRead() {
    String spoken = normalizer.normalize("1".repeat(60_000) + "元");

    assertThat(spoken).startsWith("一千一百一十一").endsWith("一十一元").contains("载");
    assertThat(spoken.chars().filter(symbol -> symbol == '一').count()).isEqualTo(60_000);
  }

  @Test
  void explain_sentence_namesTheRulesThatChangedIt() {
    assertThat(normalizer.explain("呃，2010年3%"))
        .containsExactly(
            new NormalizationStep("narrow-forms", "呃,2010年3%"),
            new NormalizationStep("fillers", ",2010年3%"),
            new NormalizationStep("date", ",二零一零年3%"),
            new NormalizationStep("percentage", ",二零一零年百分之三"),
            new NormalizationStep("punctuation", " 二零一零年百分之三"));
    assertThat(normalizer.explain("你好")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void normalize_randomPieces_endsWithoutDigitsAndAsExplained(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int piece = 0; piece < length; piece++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }

      String result = normalizer.normalize(text.toString());

      // The 2 of A2B is the only digit that a rule writes.
      assertThat(result.codePoints().filter(c -> c != '2')).noneMatch(Character::isDigit);
      assertThat(result).doesNotContain("\n", "\r", "啊", "，", "%");
      List<NormalizationStep> steps = normalizer.explain(text.toString());
      assertThat(steps.isEmpty() ? text.toString() : steps.get(steps.size() - 1).text())
          .isEqualTo(result);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void speak_randomReadings_isAsReplacingEachInTurn(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      StringBuilder digits = new StringBuilder();
      for (int index = random.nextInt(40); index >= 0; index--) {
        digits.append("0112 元块5.+".charAt(random.nextInt(10)));
      }
      String text = digits.toString();
      for (NumberForm form : List.of(new Money(), new Measures(), new Amounts(), new Dates())) {
        List<Reading> readings = form.find(new Letters(text));

        assertThat(FirstOccurrences.speak(text, readings)).isEqualTo(inTurn(text, readings));
      }
    }
  }

  /** What the class does, in the plainest way. */
  private static String inTurn(String text, List<Reading> readings) {
    String result = text;
    for (Reading reading : readings) {
      int at = result.indexOf(reading.written());
      result =
          result.substring(0, at)
              + reading.spoken()
              + result.substring(at + reading.written().length());
    }
    return result;
  }

  private static IntStream seeds() {
    return IntStream.range(0, 20);
  }
}
