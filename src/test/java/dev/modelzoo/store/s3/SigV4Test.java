package dev.modelzoo.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.content.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples that Amazon publishes for S3's signature in the Authorization header. */
class SigV4Test {
  private static final S3Credentials CREDENTIALS =
      S3Credentials.of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  private static final Instant TIME = Instant.parse("2013-05-24T00:00:00Z");
  private static final String NOTHING = Sha256.hex("");

  private final SigV4 signer = new SigV4();

  @Test
  void sign_objectWithRange_isAsPublished() {
    S3Request request = S3Request.of("GET", "test.txt").with("range", "bytes=0-9");

    assertThat(authorization(request, "/test.txt", NOTHING))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void sign_putOfOddName_isAsPublished() {
    S3Request request =
        S3Request.of("PUT", "test$file.text")
            .with("date", "Fri, 24 May 2013 00:00:00 GMT")
            .with("x-amz-storage-class", "REDUCED_REDUNDANCY");
    String path = "/" + S3Request.encode("test$file.text", true);

    assertThat(authorization(request, path, Sha256.hex("Welcome to Amazon S3.")))
        .endsWith("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  }

  @Test
  void sign_parameterWithoutValue_isAsPublished() {
    S3Request request = S3Request.of("GET", "").asking(Map.of("lifecycle", ""));

    assertThat(authorization(request, "/", NOTHING))
        .endsWith("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
  }

  @Test
  void sign_list_isAsPublished() {
    S3Request request = S3Request.of("GET", "").asking(Map.of("prefix", "J", "max-keys", "2"));

    assertThat(authorization(request, "/", NOTHING))
        .endsWith("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  @Test
  void sign_otherDayRegionOrSecret_givesAnotherSignatureEachTime() {
    S3Request request = S3Request.of("GET", "a");
    String first = sign(request, CREDENTIALS, "us-east-1", TIME).get("authorization");
    String region = sign(request, CREDENTIALS, "eu-west-1", TIME).get("authorization");
    String day =
        sign(request, CREDENTIALS, "us-east-1", TIME.plusSeconds(86_400)).get("authorization");
    S3Credentials other = S3Credentials.of("AKIAIOSFODNN7EXAMPLE", "another");
    String secret = sign(request, other, "us-east-1", TIME).get("authorization");

    assertThat(new String[] {first, region, day, secret}).doesNotHaveDuplicates();
    assertThat(sign(request, CREDENTIALS, "us-east-1", TIME)).containsEntry("authorization", first);
  }

  @Test
  void sign_sessionToken_isSentAndSigned() {
    S3Credentials session = new S3Credentials("id", "secret", Optional.of("the-token"));

    SortedMap<String, String> headers = sign(S3Request.of("GET", "a"), session, "us-east-1", TIME);

    assertThat(headers).containsEntry("x-amz-security-token", "the-token");
    assertThat(headers.get("authorization")).contains("x-amz-date;x-amz-security-token,");
  }

  @Test
  void encode_anyText_escapesUtf8AndKeepsSlashesOfAPathOnly() {
    assertThat(S3Request.encode("a b/中~+", true)).isEqualTo("a%20b/%E4%B8%AD~%2B");
    assertThat(S3Request.encode("a/b", false)).isEqualTo("a%2Fb");
  }

  private String authorization(S3Request request, String path, String payload) {
    SortedMap<String, String> headers = new TreeMap<>(request.headers());
    headers.put("host", "examplebucket.s3.amazonaws.com");
    return signer
        .sign(request, path, headers, payload, "us-east-1", CREDENTIALS, TIME)
        .getOrDefault("authorization", "");
  }

  private SortedMap<String, String> sign(
      S3Request request, S3Credentials credentials, String region, Instant time) {
    SortedMap<String, String> headers = new TreeMap<>(Map.of("host", "h"));
    return signer.sign(request, "/a", headers, NOTHING, region, credentials, time);
  }
}
