package dev.modelzoo.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSha256Test {
  /** Test case 2 of RFC 4231. */
  @Test
  void of_textOfTheStandard_isItsCode() {
    HmacSha256 hmac = new HmacSha256("Jefe".getBytes(StandardCharsets.UTF_8));

    assertThat(HexFormat.of().formatHex(hmac.of("what do ya want for nothing?")))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 63, 64, 65, 131, 1000})
  void of_keysOfAnyLength_isThatOfTheJdk(int length) throws GeneralSecurityException {
    Random random = new Random(length);
    byte[] key = new byte[length];
    byte[] message = new byte[3 * length];
    random.nextBytes(key);
    random.nextBytes(message);
    Mac jdk = Mac.getInstance("HmacSHA256");
    jdk.init(new SecretKeySpec(key, "HmacSHA256"));

    assertThat(new HmacSha256(key).of(message)).isEqualTo(jdk.doFinal(message));
  }

  @Test
  void toString_ofAKey_showsNothing() {
    assertThat(new HmacSha256(new byte[] {65, 66})).hasToString("HmacSha256[***]");
  }
}
