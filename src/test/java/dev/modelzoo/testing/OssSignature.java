package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.modelzoo.content.Sha256;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * OSS's signature version 4, written from its public description; checked with the vectors that the
 * SDKs of OSS publish.
 *
 * @param method such as {@code GET}
 * @param resource bucket and key, not encoded: {@code /bucket/key}, {@code /bucket/} or {@code /}
 * @param query decoded; a parameter without a value has ""
 * @param headers by name in lower case
 * @param additional names of headers that are signed beyond those that always are
 */
record OssSignature(
    String method,
    String resource,
    Map<String, String> query,
    Map<String, String> headers,
    Set<String> additional) {
  /**
   * The signature, 64 hexadecimal digits.
   *
   * @param time as in {@code x-oss-date}: {@code 20231216T162057Z}
   */
  String sign(String secret, String time, String region) {
    String day = time.substring(0, 8);
    String scope = day + "/" + region + "/oss/aliyun_v4_request";
    String text =
        String.join("\n", "OSS4-HMAC-SHA256", time, scope, Sha256.hex(canonicalRequest()));
    byte[] key = ("aliyun_v4" + secret).getBytes(UTF_8);
    for (String part : List.of(day, region, "oss", "aliyun_v4_request")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private String canonicalRequest() {
    SortedMap<String, String> encoded = new TreeMap<>();
    query.forEach((name, value) -> encoded.put(encode(name, false), encode(value, false)));
    List<String> parameters = new ArrayList<>();
    encoded.forEach((name, value) -> parameters.add(value.isEmpty() ? name : name + "=" + value));
    StringBuilder signed = new StringBuilder();
    for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
      if (isSigned(header.getKey())) {
        signed.append(header.getKey()).append(':').append(header.getValue().strip()).append('\n');
      }
    }
    return String.join(
        "\n",
        method,
        encode(resource, true),
        String.join("&", parameters),
        signed,
        String.join(";", new TreeSet<>(additional)),
        headers.getOrDefault("x-oss-content-sha256", ""));
  }

  private boolean isSigned(String name) {
    return name.startsWith("x-oss-")
        || name.equals("content-type")
        || name.equals("content-md5")
        || additional.contains(name);
  }

  /** Percent-encodes all but letters, digits and {@code -._~}, as RFC 3986 has it. */
  static String encode(String text, boolean keepSlashes) {
    StringBuilder encoded = new StringBuilder();
    for (byte value : text.getBytes(UTF_8)) {
      char c = (char) (value & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0
              || (keepSlashes && c == '/');
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
