package dev.modelzoo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {
  @Test
  void compare_fullWidthBeforeSupplementary_unlikeString() {
    assertThat(CodePointOrder.INSTANCE.compare("utt\uFF5E3", "utt\uD840\uDC0011")).isNegative();
    assertThat(CodePointOrder.INSTANCE.compare("\uD840\uDC00", "\uFF5E")).isPositive();
    assertThat(CodePointOrder.INSTANCE.compare("a", "ab")).isNegative();
    assertThat(CodePointOrder.INSTANCE.compare("ab", "ab")).isZero();
  }

  @Test
  void compare_randomStrings_isTheOrderOfUtf8Bytes() {
    Random random = new Random(11);
    int[] alphabet = {'a', 'b', 0x7FF, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10400, 0x10FFFF};
    for (int round = 0; round < 20_000; round++) {
      String left = text(random, alphabet);
      String right = text(random, alphabet);

      int order = CodePointOrder.INSTANCE.compare(left, right);

      assertThat(Integer.signum(order))
          .as("<%s> against <%s>", left, right)
          .isEqualTo(Integer.signum(Arrays.compareUnsigned(bytes(left), bytes(right))));
    }
  }

  private static String text(Random random, int[] alphabet) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(4); length > 0; length--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
