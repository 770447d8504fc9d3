package dev.modelzoo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ZooException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProxyTest {
  private static final URI SERVER = URI.create("https://a.example.org");

  @Test
  void of_noVariable_isNone() {
    assertThat(HttpProxy.of(SERVER, Map.of("HTTP_PROXY", "http://x:1"))).isEmpty();
  }

  @Test
  void of_lowerCase_winsAndUserIsNotShown() {
    HttpProxy proxy =
        HttpProxy.of(
                SERVER,
                Map.of("HTTPS_PROXY", "http://upper:1", "https_proxy", "http://me:pw77@lower:2"))
            .orElseThrow();

    assertThat(proxy).isEqualTo(new HttpProxy("lower", 2, Optional.of("me:pw77")));
    assertThat(proxy.toString()).doesNotContain("pw77");
  }

  @Test
  void of_hostAlone_isHttpAtPort80() {
    assertThat(HttpProxy.of(SERVER, Map.of("HTTPS_PROXY", "gate")))
        .contains(new HttpProxy("gate", 80, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "*,true",
    "example.org,true",
    ".example.org,true",
    "*.example.org,true",
    "a.example.org,true",
    "'x, A.EXAMPLE.ORG',true",
    "xample.org,false",
    "b.a.example.org,false",
    "'',false",
    "',',false",
  })
  void of_hostExcluded_isNone(String list, boolean excluded) {
    assertThat(
            HttpProxy.of(SERVER, Map.of("HTTPS_PROXY", "http://x:1", "no_proxy", list)).isEmpty())
        .isEqualTo(excluded);
  }

  @ParameterizedTest
  @CsvSource({"http://u:pw77@a b:1", "socks5://u:pw77@x:1", "http://"})
  void of_noProxy_isRefusedWithoutShowingPasswords(String text) {
    assertThatThrownBy(() -> HttpProxy.of(SERVER, Map.of("HTTPS_PROXY", text)))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("HTTPS_PROXY")
        .hasMessageNotContaining("pw77");
  }
}
