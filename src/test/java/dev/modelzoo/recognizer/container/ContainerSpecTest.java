package dev.modelzoo.recognizer.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerSpecTest {
  @Test
  void createArguments_usual_closesEveryWall() {
    String words =
        String.join(" ", spec("none", Optional.empty()).createArguments(EngineKind.DOCKER));

    assertThat(words)
        .contains(
            "--cap-drop ALL",
            "--security-opt no-new-privileges",
            "--read-only",
            "--network none",
            "--memory 1000 --memory-swap 1000",
            "--pids-limit 7",
            "--ulimit fsize=99",
            "--log-driver none",
            "--user 5:6")
        .doesNotContain("--privileged", "--gpus")
        .endsWith("the-image ./SBI a");
  }

  @Test
  void createArguments_defaultNetwork_leavesItToTheEngine() {
    assertThat(spec("default", Optional.empty()).createArguments(EngineKind.DOCKER))
        .doesNotContain("--network");
  }

  @ParameterizedTest
  @CsvSource({
    "DOCKER, all, --gpus all",
    "DOCKER, 'device=0,1', '--gpus \"device=0,1\"'",
    "PODMAN, all, --device nvidia.com/gpu=all",
    "PODMAN, 'device=0,1', --device nvidia.com/gpu=0 --device nvidia.com/gpu=1"
  })
  void createArguments_gpus_speakTheEnginesLanguage(EngineKind engine, String gpus, String words) {
    assertThat(String.join(" ", spec("none", Optional.of(gpus)).createArguments(engine)))
        .contains(words);
  }

  @Test
  void mountOption_namesWithCommasAndQuotes_areQuoted() {
    BindMount mount = new BindMount(Path.of("/a,b\"c"), "/in", true);

    assertThat(mount.option()).isEqualTo("type=bind,\"source=/a,b\"\"c\",target=/in,readonly");
  }

  @Test
  void mount_relativePath_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BindMount(Path.of("a"), "/in", true));
  }

  private static ContainerSpec spec(String network, Optional<String> gpus) {
    return new ContainerSpec(
        "name",
        "the-image",
        Map.of("label", "value"),
        "5:6",
        "/work",
        List.of(new BindMount(Path.of("/a"), "/b", false)),
        Map.of("A", "1"),
        network,
        gpus,
        1000,
        7,
        99,
        List.of("./SBI", "a"));
  }
}
