package dev.modelzoo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhiteSpaceTest {
  /** What Python's {@code str.split()} splits at, as the leaderboard's tools do. */
  private static final Set<Integer> EXPECTED =
      IntStream.concat(
              IntStream.of(0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, ' '),
              IntStream.concat(
                  IntStream.rangeClosed(0x09, 0x0D),
                  IntStream.concat(
                      IntStream.rangeClosed(0x1C, 0x1F), IntStream.rangeClosed(0x2000, 0x200A))))
          .boxed()
          .collect(Collectors.toSet());

  @Test
  void is_everyCodePoint_agreesWithTheCommonTools() {
    Set<Integer> found =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(WhiteSpace::is)
            .boxed()
            .collect(Collectors.toSet());

    assertThat(found).isEqualTo(EXPECTED);
  }

  @Test
  void trim_bothEnds_keepsTheMiddle() {
    assertThat(WhiteSpace.trim("\u3000 a \u00A0 b\u0085\r")).isEqualTo("a \u00A0 b");
    assertThat(WhiteSpace.trim(" \u3000")).isEmpty();
    assertThat(WhiteSpace.trim("")).isEmpty();
    assertThat(WhiteSpace.trim("a")).isEqualTo("a");
  }
}
