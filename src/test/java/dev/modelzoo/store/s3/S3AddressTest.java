package dev.modelzoo.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3AddressTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,us-east-1,zoo,-,zoo.s3.us-east-1.amazonaws.com,/a%20b/c",
        "-,cn-north-1,zoo,-,zoo.s3.cn-north-1.amazonaws.com.cn,/a%20b/c",
        "-,us-east-1,my.zoo,-,s3.us-east-1.amazonaws.com,/my.zoo/a%20b/c",
        "-,us-east-1,Old_Zoo,-,s3.us-east-1.amazonaws.com,/Old_Zoo/a%20b/c",
        "-,us-east-1,zoo,false,s3.us-east-1.amazonaws.com,/zoo/a%20b/c",
        "http://h:9000,x,zoo,-,h:9000,/zoo/a%20b/c",
        "http://h:9000/base/,x,zoo,-,h:9000,/base/zoo/a%20b/c",
        "https://h:443,x,zoo,true,zoo.h,/a%20b/c"
      })
  void of_anyServer_placesTheBucket(
      URI endpoint, String region, String bucket, Boolean virtualHost, String host, String path) {
    S3Address address =
        S3Address.of(
            Optional.ofNullable(endpoint), region, bucket, Optional.ofNullable(virtualHost));

    assertThat(address.host()).isEqualTo(host);
    assertThat(address.path("a b/c")).isEqualTo(path);
  }
}
