package dev.modelzoo.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers make of {@code encoding-type=url}. */
class S3UploadsPageTest {
  private static final String ENCODED = "<EncodingType>url</EncodingType>";

  @ParameterizedTest
  @CsvSource({
    "says so, true, z/%E4%B8%AD+%2B%2525.bin",
    "does not say so, false, z/%E4%B8%AD%20%2B%2525.bin",
    "does not encode, false, z/\u4e2d +%25.bin"
  })
  void uploadsOf_serverOfEachKind_findsTheObject(String server, boolean says, String key)
      throws IOException {
    S3UploadsPage page =
        page((says ? ENCODED : "") + upload(key, "u-1") + upload(key + ".2", "u-2"));

    assertThat(page.uploadsOf("z/\u4e2d +%25.bin"))
        .as(server)
        .containsExactly(new S3UploadsPage.Entry("u-1", Instant.parse("2026-11-23T06:06:30Z")));
  }

  @Test
  void uploadsOf_percentThatEncodesNothing_isANameAsItIs() throws IOException {
    S3UploadsPage page = page(upload("z/100%.bin", "u-1"));

    assertThat(page.uploadsOf("z/100%.bin")).hasSize(1);
  }

  @Test
  void uploadsOf_noProperTime_isAsOldAsCanBe() throws IOException {
    S3UploadsPage page =
        page("<Upload><Key>z</Key><UploadId>u</UploadId><Initiated>soon</Initiated></Upload>");

    assertThat(page.uploadsOf("z")).extracting("initiated").containsExactly(Instant.EPOCH);
  }

  @Test
  void nextKeyMarker_encodedOnlyWhereThePageSaysSo_isDecoded() throws IOException {
    String markers = "<IsTruncated>true</IsTruncated><NextKeyMarker>a%25</NextKeyMarker>";

    assertThat(page(ENCODED + markers).nextKeyMarker()).isEqualTo("a%");
    assertThat(page(markers).nextKeyMarker()).isEqualTo("a%25");
    assertThat(page(markers).isTruncated()).isTrue();
    assertThat(page("").nextIdMarker()).isEmpty();
  }

  private static String upload(String key, String id) {
    return "<Upload><Key>"
        + key
        + "</Key><UploadId>"
        + id
        + "</UploadId><Initiated>2026-11-23T06:06:30Z</Initiated></Upload>";
  }

  private static S3UploadsPage page(String content) throws IOException {
    String root = "ListMultipartUploadsResult";
    String xml = "<" + root + ">" + content + "</" + root + ">";
    return new S3UploadsPage(
        S3Xml.document(new ByteArrayInputStream(xml.getBytes(UTF_8)), root, "Upload"));
  }
}
