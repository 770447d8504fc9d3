package dev.modelzoo.recognizer.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How clients and their answers are understood, by clients that are scripts. */
class ContainerEngineTest {
  @TempDir private Path folder;

  @Test
  void find_emptyPath_findsNone() {
    assertThat(ContainerEngine.find(Map.of())).isEmpty();
    assertThat(ContainerEngine.find(Map.of("PATH", "relative:" + folder))).isEmpty();
  }

  @Test
  void find_dockerWithoutAnEngine_goesOnToPodman() throws IOException {
    client("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
    client("podman", "echo 4.3.1");

    ContainerEngine engine = ContainerEngine.find(path()).orElseThrow();

    assertThat(engine.kind()).isEqualTo(EngineKind.PODMAN);
    assertThat(engine.version()).isEqualTo("4.3.1");
  }

  @Test
  void open_engineThatDoesNotAnswer_saysWhy() throws IOException {
    client("docker", "echo warning >&2; echo 'Cannot connect to the Docker daemon' >&2; exit 1");

    ZooException failure =
        catchThrowableOfType(
            ZooException.class, () -> ContainerEngine.open(EngineKind.DOCKER, path()));

    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failure).hasMessage("docker cannot be used: Cannot connect to the Docker daemon");
    assertThat(failure.next()).contains("--engine");
  }

  @Test
  void open_noSuchClient_saysSo() {
    ZooException failure =
        catchThrowableOfType(
            ZooException.class, () -> ContainerEngine.open(EngineKind.PODMAN, path()));

    assertThat(failure).hasMessageContaining("there is no podman on the PATH");
  }

  @Test
  void imageId_withoutAlgorithm_getsOne() throws IOException {
    client("podman", "case $1 in version) echo 4;; *) echo abc123;; esac");

    assertThat(ContainerEngine.find(path()).orElseThrow().imageId("tag")).contains("sha256:abc123");
  }

  @Test
  void labelled_linesOfPs_areNamesAndValues() throws IOException {
    client("docker", "case $1 in version) echo 20;; *) printf 'a\\t/x y\\nb\\t/z\\n';; esac");

    assertThat(ContainerEngine.find(path()).orElseThrow().labelled("label"))
        .isEqualTo(Map.of("a", "/x y", "b", "/z"));
  }

  /** Podman 4.3 knows no {@code .Label}, and ends with an error after the first name. */
  @Test
  void labelled_podman_isAskedInItsOwnLanguage() throws IOException {
    client("podman", "case \"$*\" in version*) echo 4;; *'index .Labels'*) printf 'a\t/x';; esac");

    assertThat(ContainerEngine.find(path()).orElseThrow().labelled("label"))
        .isEqualTo(Map.of("a", "/x"));
  }

  @Test
  void state_noSuchContainer_isEmpty() throws IOException {
    client(
        "docker", "case $1 in version) echo 20;; *) echo 'No such container' >&2; exit 1;; esac");

    assertThat(ContainerEngine.find(path()).orElseThrow().state("gone")).isEmpty();
  }

  @Test
  void labelled_engineThatFails_isUnavailable() throws IOException {
    client("docker", "case $1 in version) echo 20;; *) echo 'no luck' >&2; exit 1;; esac");
    ContainerEngine engine = ContainerEngine.find(path()).orElseThrow();

    ZooException failure = catchThrowableOfType(ZooException.class, () -> engine.labelled("label"));

    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("no luck");
  }

  private void client(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Map<String, String> path() {
    return Map.of("PATH", folder.toString());
  }
}
