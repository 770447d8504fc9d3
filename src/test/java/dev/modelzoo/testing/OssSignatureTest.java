package dev.modelzoo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The vectors that are published with the SDKs of OSS: key id {@code ak}, secret {@code sk}. */
class OssSignatureTest {
  private static final Map<String, String> QUERY =
      Map.of(
          "param1", "value1",
          "+param1", "value3",
          "|param1", "value4",
          "+param2", "",
          "|param2", "",
          "param2", "");

  @Test
  void sign_publishedRequest_hasThePublishedSignature() {
    assertThat(signature("20231216T162057Z", Map.of(), Set.of()))
        .isEqualTo("e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe");
  }

  @Test
  void sign_publishedRequestWithToken_hasThePublishedSignature() {
    assertThat(signature("20231217T034736Z", Map.of("x-oss-security-token", "token"), Set.of()))
        .isEqualTo("b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea");
  }

  @Test
  void sign_publishedRequestWithMoreHeaders_hasThePublishedSignature() {
    assertThat(signature("20231216T172512Z", Map.of(), Set.of("abc", "zabc")))
        .isEqualTo("4a4183c187c07c8947db7620deb0a6b38d9fbdd34187b6dbaccb316fa251212f");
  }

  private static String signature(String time, Map<String, String> more, Set<String> additional) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("x-oss-head1", "value");
    headers.put("abc", "value");
    headers.put("zabc", "value");
    headers.put("xyz", "value");
    headers.put("content-type", "text/plain");
    headers.put("x-oss-content-sha256", "UNSIGNED-PAYLOAD");
    headers.put("x-oss-date", time);
    return new OssSignature("PUT", "/bucket/1234+-/123/1.txt", QUERY, headers, additional)
        .sign("sk", time, "cn-hangzhou");
  }
}
