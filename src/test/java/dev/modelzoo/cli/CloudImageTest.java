package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.modelzoo.error.ErrorKind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image without assets that calls a service, with a key that is never pushed; run locally. */
class CloudImageTest {
  @TempDir private Path folder;
  private CliHarness zoo;
  private CliHarness other;

  @BeforeEach
  void makeZoos() throws IOException {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(part -> new File(part, "python3").canExecute()),
        "the sample's SBI is written in Python");
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
    other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));
    OracleContent.set(zoo, "MINI_EN", OracleContent.ENGLISH);
    SampleFolder.copy(CloudService.IMAGE, zoo.path("models/cloud_api_en"));
  }

  @Test
  void cloudImage_withoutItsKey_isPushedAndNotRun() throws IOException {
    Outcome push = zoo.run("push", "-m", "cloud_api_en");

    push.assertFailed(ErrorKind.NOT_FOUND, "API_KEY", "provided:").assertNext("Put it there");
    assertThat(push.err()).contains("published  models/cloud_api_en version 1");
  }

  @Test
  void cloudImage_withItsKey_isPushedReproducedAndItsKeyStaysHere() throws IOException {
    try (CloudService service = new CloudService()) {
      service.provide(zoo);
      zoo.run("push", "-m", "cloud_api_en").assertDone();
      Outcome without = other.run("reproduce", "-m", "cloud_api_en", "--engine", "local");
      service.provide(other);
      Outcome reproduced =
          other.run("reproduce", "-m", "cloud_api_en", "--engine", "local").assertDone();

      without.assertFailed(ErrorKind.NOT_FOUND, "API_KEY").assertNext("Put it there");
      assertThat(reproduced.out()).contains("reproduced, identical: all 3 utterances");
      assertThat(service.keys()).hasSize(6).containsOnly("Bearer " + CloudService.KEY);
      assertThat(StoredBytes.text(zoo.path("store")))
          .contains("network: required")
          .doesNotContain(CloudService.KEY);
      assertThat(reproduced.err() + reproduced.out()).doesNotContain(CloudService.KEY);
      assertThat(other.read("models/cloud_api_en/API_KEY")).startsWith(CloudService.KEY);
    }
  }
}
