package dev.modelzoo.store.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OssEndpointTest {
  @ParameterizedTest
  @CsvSource({
    "oss-cn-beijing.aliyuncs.com,https,cn-beijing,VIRTUAL",
    "http://oss-cn-beijing.aliyuncs.com,http,cn-beijing,VIRTUAL",
    "https://OSS-CN-Beijing.aliyuncs.com/,https,cn-beijing,VIRTUAL",
    "oss-cn-hangzhou-internal.aliyuncs.com,https,cn-hangzhou,VIRTUAL",
    "http://oss-us-west-1-internal.aliyuncs.com:80,http,us-west-1,VIRTUAL",
    "vpc100-oss-cn-shenzhen.aliyuncs.com,https,cn-shenzhen,VIRTUAL",
    "cn-hangzhou.oss.aliyuncs.com,https,cn-hangzhou,VIRTUAL",
    "cn-beijing-internal.oss-data-acc.aliyuncs.com,https,cn-beijing,VIRTUAL",
    "my-bucket.oss-ap-southeast-1.aliyuncs.com,https,ap-southeast-1,VIRTUAL",
    "oss-accelerate.aliyuncs.com,https,,VIRTUAL",
    "oss-accelerate-overseas.aliyuncs.com,https,,VIRTUAL",
    "oss.aliyuncs.com,https,,VIRTUAL",
    "oss-internal.aliyuncs.com,https,,VIRTUAL",
    "models.example.org,https,,CNAME",
    "oss-cn-beijing.aliyuncs.com.example.org,https,,CNAME",
    "http://127.0.0.1:9000,http,,PATH",
    "localhost:9000,https,,PATH",
  })
  void parse_endpoints_haveRegionAndAddressing(
      String text, String scheme, @Nullable String region, OssAddressing addressing) {
    OssEndpoint endpoint = OssEndpoint.parse(" " + text + "\r", "x");

    assertThat(endpoint.uri().getScheme()).isEqualTo(scheme);
    assertThat(endpoint.region().orElse(null)).isEqualTo(region);
    assertThat(endpoint.addressing()).isEqualTo(addressing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://x", "http://", "http://a b", "a b", "https://x/path", "x?y", "", "oss_x"})
  void parse_noEndpoint_namesTheSource(String text) {
    assertThatThrownBy(() -> OssEndpoint.parse(text, "OSS_ENDPOINT"))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessageContaining("the OSS endpoint in OSS_ENDPOINT is wrong");
  }

  @Test
  void parse_passwordInEndpoint_isRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> OssEndpoint.parse("http://u:pw77@x", "x"))
        .isInstanceOf(ZooException.class)
        .hasMessageNotContaining("pw77");
  }

  @Test
  void ofRegion_name_isThePublicEndpoint() {
    assertThat(OssEndpoint.ofRegion("cn-beijing").uri())
        .isEqualTo(URI.create("https://oss-cn-beijing.aliyuncs.com"));
  }

  @ParameterizedTest
  @CsvSource({"cn-beijing,cn-beijing", "oss-cn-beijing,cn-beijing", " CN-x ,cn-x"})
  void region_names_loseThePrefixOfTheService(String text, String name) {
    assertThat(OssEndpoint.region(text, "x")).isEqualTo(name);
  }

  @Test
  void region_noName_isRefused() {
    assertThatThrownBy(() -> OssEndpoint.region("cn beijing/x", "OSS_REGION"))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("'cn beijing/x' in OSS_REGION cannot be");
  }

  @ParameterizedTest
  @CsvSource({
    "my.oss-cn-x.aliyuncs.com,my,oss-cn-x.aliyuncs.com",
    "my.oss-cn-x.aliyuncs.com,your,my.oss-cn-x.aliyuncs.com",
    "oss-cn-x.aliyuncs.com,oss-cn-x,oss-cn-x.aliyuncs.com",
    "my.example.org,my,my.example.org",
    "http://my.oss-cn-x.aliyuncs.com:8080,my,oss-cn-x.aliyuncs.com",
  })
  void without_bucket_takesItOffOnce(String text, String bucket, String host) {
    assertThat(OssEndpoint.parse(text, "x").without(bucket).uri().getHost()).isEqualTo(host);
  }
}
