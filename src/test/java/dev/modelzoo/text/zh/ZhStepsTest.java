package dev.modelzoo.text.zh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts how often a rule looks at a character: a small multiple of the text's length. */
class ZhStepsTest {
  private static final int LENGTH = 20_000;
  private static final int LOOKS_PER_CHARACTER = 40;

  private static final List<String> PATTERNS =
      List.of(
          "1",
          "0",
          "1元",
          "元",
          "1.",
          "1/",
          "1%",
          "12个",
          "2023年",
          "1月2日",
          "+86 ",
          "86 1",
          "010-",
          "13812345678 ",
          "1多",
          "a",
          "9 ",
          "1٢",
          "\uD835\uDFCF",
          "1000000个",
          "0000元",
          "+");

  @ParameterizedTest
  @MethodSource("formsAndPatterns")
  void find_longLineOfOnePattern_looksAtEachCharacterAFewTimes(NumberForm form, String pattern) {
    CountingLetters text = new CountingLetters(pattern.repeat(LENGTH / pattern.length()));

    form.find(text);

    assertThat(text.looks).isLessThan((long) LOOKS_PER_CHARACTER * LENGTH);
  }

  private static Stream<Arguments> formsAndPatterns() {
    return Stream.of(
            new Dates(),
            new Money(),
            new MobileTelephones(),
            new FixedTelephones(),
            new Fractions(),
            new Percentages(),
            new Measures(),
            new DigitStrings(),
            new Amounts())
        .flatMap(form -> PATTERNS.stream().map(pattern -> Arguments.of(form, pattern)));
  }

  private static final class CountingLetters extends Letters {
    private long looks;

    CountingLetters(String text) {
      super(text);
    }

    @Override
    int at(int position) {
      looks++;
      return super.at(position);
    }
  }
}
