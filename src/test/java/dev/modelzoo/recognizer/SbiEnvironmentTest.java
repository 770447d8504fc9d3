package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SbiEnvironmentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SESSION_TOKEN",
        "OSS_ACCESS_KEY_SECRET",
        "ALIBABA_CLOUD_ACCESS_KEY_ID",
        "GITHUB_TOKEN",
        "HF_TOKEN",
        "CONDA_AUTH_HEADER",
        "CUDA_LICENSE_KEY",
        "LC_PASSWORD",
        "ANYTHING_ELSE"
      })
  void select_credentialOrUnknownName_isLeftOut(String name) {
    assertThat(SbiEnvironment.usual().select(Map.of(name, "x"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATH", "HOME", "LC_ALL", "CUDA_VISIBLE_DEVICES", "OMP_NUM_THREADS"})
  void select_usualName_passes(String name) {
    assertThat(SbiEnvironment.usual().select(Map.of(name, "x"))).containsEntry(name, "x");
  }

  @Test
  void select_proxy_passesWithoutAPasswordOnly() {
    Map<String, String> environment =
        Map.of("https_proxy", "http://proxy:3128", "HTTPS_PROXY", "http://me:word@proxy:3128");

    assertThat(SbiEnvironment.usual().select(environment)).containsOnlyKeys("https_proxy");
  }

  @Test
  void select_namedByTheUser_passesWhateverItIs() {
    SbiEnvironment environment = SbiEnvironment.usual().with("MY_API_KEY");

    assertThat(environment.select(Map.of("MY_API_KEY", "x", "OTHER", "y")))
        .containsOnlyKeys("MY_API_KEY");
  }
}
