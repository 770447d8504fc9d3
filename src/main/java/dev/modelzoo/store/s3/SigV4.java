package dev.modelzoo.store.s3;

import dev.modelzoo.content.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signature version 4 in the {@code Authorization} header, for the service {@code s3}. The key of a
 * day is kept, so that a request costs two hashes of some hundred bytes. Safe for many threads.
 */
final class SigV4 {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private volatile @Nullable DayKey last;

  /** What a key depends on, and the key. Shows no secret. */
  private record DayKey(String day, String region, S3Credentials credentials, HmacSha256 key) {
    boolean fits(String otherDay, String otherRegion, S3Credentials other) {
      return day.equals(otherDay) && region.equals(otherRegion) && credentials.equals(other);
    }

    @Override
    public String toString() {
      return "DayKey[***]";
    }
  }

  /**
   * Returns the headers to send with a request, the signature among them.
   *
   * @param headers to be signed, with names in lower case; {@code host} among them
   * @param payload the SHA-256 of the body in hexadecimal digits, or what stands for it
   */
  SortedMap<String, String> sign(
      S3Request request,
      String path,
      SortedMap<String, String> headers,
      String payload,
      String region,
      S3Credentials credentials,
      Instant time) {
    // 2026-11-22T01:02:03Z without its dashes and colons is what the algorithm wants.
    String stamp =
        time.truncatedTo(ChronoUnit.SECONDS).toString().replace("-", "").replace(":", "");
    String day = stamp.substring(0, 8);
    SortedMap<String, String> signed = new TreeMap<>(headers);
    signed.put("x-amz-date", stamp);
    signed.put("x-amz-content-sha256", payload);
    credentials.sessionToken().ifPresent(token -> signed.put("x-amz-security-token", token));

    String names = String.join(";", signed.keySet());
    String lines =
        signed.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join("\n", request.method(), path, request.queryText(), lines, names, payload);
    String scope = day + "/" + region + "/s3/aws4_request";
    String toSign = String.join("\n", ALGORITHM, stamp, scope, Sha256.hex(canonical));
    byte[] signature = key(day, region, credentials).of(toSign);
    signed.put(
        "authorization",
        "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
            .formatted(
                ALGORITHM,
                credentials.accessKeyId(),
                scope,
                names,
                HexFormat.of().formatHex(signature)));
    return signed;
  }

  private HmacSha256 key(String day, String region, S3Credentials credentials) {
    DayKey known = last;
    if (known == null || !known.fits(day, region, credentials)) {
      String secret = "AWS4" + credentials.secretAccessKey();
      HmacSha256 key = new HmacSha256(secret.getBytes(StandardCharsets.UTF_8));
      for (String part : new String[] {day, region, "s3", "aws4_request"}) {
        key = new HmacSha256(key.of(part));
      }
      known = new DayKey(day, region, credentials, key);
      last = known;
    }
    return known.key;
  }
}
