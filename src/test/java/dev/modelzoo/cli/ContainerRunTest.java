package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that run models in containers, on a real engine. */
@Tag("docker")
class ContainerRunTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeAll
  static void findEngine() {
    TestEngine.required();
  }

  @BeforeEach
  void makeZoo() {
    zoo =
        CliHarness.zoo(folder.resolve("zoo"), "file:store")
            .withEnvironment(TestEngine.environment());
  }

  @Test
  void pushAndPull_withAnEngine_runBlindWithoutFurtherConsent() {
    ModelImageFolder image = OracleContent.english(zoo);
    image.file("docker/Dockerfile", TestEngine.FROM);
    Outcome push = zoo.run("push", "-m", "oracle_en").assertDone();
    CliHarness other = other();

    Outcome pull = other.run("pull", "-m", "oracle_en").assertDone();

    assertThat(push.err()).doesNotContain("not blind");
    assertThat(pull.out()).contains("WER 11.11 %", "identical, utterance by utterance");
    JsonObject provenance = provenance(other);
    assertThat(provenance.get("blind").getAsBoolean()).isTrue();
    assertThat(provenance.get("network").getAsString()).isEqualTo("none");
    assertThat(provenance.get("engine").getAsString()).isIn("docker", "podman");
    assertThat(provenance.get("image").getAsString()).matches("sha256:[0-9a-f]{64}");
    assertThat(provenance.getAsJsonObject("limits").get("processes").getAsInt()).isEqualTo(4096);
    assertThat(provenance.getAsJsonObject("timing").keySet()).contains("sbi_wall_seconds", "rtf");
  }

  @Test
  void benchmark_options_reachTheContainerAndTheRecord() {
    ModelImageFolder image = OracleContent.english(zoo);
    image.file("docker/Dockerfile", TestEngine.FROM);
    image.file("SBI", "#!/bin/sh\ncut -f1 \"$1\" | sed 's/$/\\tone/' > \"$2/raw_rec.txt\"\n");

    zoo.run("benchmark", "-m", "oracle_en", "--opaque-ids", "--memory", "128m", "--pids", "50")
        .assertDone();

    JsonObject provenance = provenance(zoo);
    JsonObject limits = provenance.getAsJsonObject("limits");
    assertThat(provenance.get("opaque_ids").getAsBoolean()).isTrue();
    assertThat(limits.get("memory_bytes").getAsLong()).isEqualTo(128L << 20);
    assertThat(limits.get("processes").getAsInt()).isEqualTo(50);
    assertThat(zoo.path(".zoo/run")).isEmptyDirectory();
  }

  @Test
  void benchmark_shardsSideBySide_buildOneImageAndShareTheMemory() {
    ModelImageFolder image = OracleContent.english(zoo);
    image.file("docker/Dockerfile", TestEngine.FROM + "RUN echo " + folder + " > /made\n");
    image.file(
        "SBI",
        """
        #!/bin/sh
        sleep 3 # Shorter ones may not be looked at.
        cut -f1 "$1" | while read -r id; do grep "^$id\t" assets/answers.txt; done > "$2/raw_rec.txt"
        """);

    Outcome run = zoo.run("benchmark", "-m", "oracle_en", "--shards", "3", "-j", "3").assertDone();

    JsonObject provenance = provenance(zoo);
    JsonObject timing = provenance.getAsJsonObject("timing");
    long memory = TestEngine.required().machineMemory().orElseThrow();
    assertThat(run.out()).contains("WER 11.11 %");
    assertThat(provenance.get("shards").getAsInt()).isEqualTo(3);
    assertThat(provenance.get("image").getAsString()).matches("sha256:[0-9a-f]{64}");
    assertThat(provenance.getAsJsonObject("limits").get("memory_bytes").getAsLong())
        .isEqualTo(memory / 4 * 3 / 3);
    assertThat(timing.keySet()).contains("sbi_cpu_seconds", "sbi_peak_bytes");
    assertThat(zoo.path("results/2026-11-22__oracle_en__MINI_EN__100000/log.build")).exists();
    assertThat(zoo.path(".zoo/run")).isEmptyDirectory();
  }

  @Test
  void cloudImage_withItsKeyAndTheNetwork_isPushedPulledAndReproduced() throws IOException {
    OracleContent.set(zoo, "MINI_EN", OracleContent.ENGLISH);
    SampleFolder.copy(CloudService.IMAGE, zoo.path("models/cloud_api_en"));
    try (CloudService service = new CloudService()) {
      Outcome without = zoo.run("benchmark", "-m", "cloud_api_en", "--network", "host");
      service.provide(zoo);
      zoo.run("push", "-m", "cloud_api_en", "--network", "host").assertDone();
      JsonObject provenance = provenance(zoo);
      CliHarness other = other();
      other.run("pull", "-m", "cloud_api_en", "--no-benchmark").assertDone();
      service.provide(other);
      Outcome again = other.run("pull", "-m", "cloud_api_en", "--network", "host").assertDone();
      Outcome reproduced =
          other.run("reproduce", "-m", "cloud_api_en", "--network", "host").assertDone();

      without.assertFailed(ErrorKind.NOT_FOUND, "API_KEY").assertNext("Put it there");
      assertThat(service.keys()).hasSize(9).containsOnly("Bearer " + CloudService.KEY);
      assertThat(provenance.get("network").getAsString()).isEqualTo("host");
      assertThat(provenance.get("blind").getAsBoolean()).isFalse();
      assertThat(again.out()).contains("identical, utterance by utterance");
      assertThat(reproduced.out()).contains("reproduced, identical: all 3 utterances");
      assertThat(zoo.path("models/cloud_api_en/TOKEN")).doesNotExist();
      assertThat(StoredBytes.text(zoo.path("store")))
          .contains("network: required")
          .doesNotContain(CloudService.KEY);
      assertThat(again.err() + again.out()).doesNotContain(CloudService.KEY);
    }
  }

  @Test
  void pocketsphinx_pushedPulledAndReproduced_givesIdenticalHypotheses() throws IOException {
    SampleFolder.copy(Path.of("models/pocketsphinx_en"), zoo.path("models/pocketsphinx_en"));
    SampleFolder.copy(Path.of("datasets/MINI_EN"), zoo.path("datasets/MINI_EN"));
    zoo.run("push", "-m", "pocketsphinx_en", "--max-num-utts", "4").assertDone();
    CliHarness other = other();

    Outcome pull = other.run("pull", "-m", "pocketsphinx_en", "--max-num-utts", "4").assertDone();
    Outcome reproduced = other.run("reproduce", "-m", "pocketsphinx_en").assertDone();

    assertThat(pull.out()).contains("coverage 100.00 %", "identical, utterance by utterance");
    assertThat(reproduced.out()).contains("reproduced, identical: all 4 utterances");
    assertThat(provenance(other).get("blind").getAsBoolean()).isTrue();
  }

  private CliHarness other() {
    return CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"))
        .withEnvironment(TestEngine.environment());
  }

  private static JsonObject provenance(CliHarness here) {
    try (Stream<Path> files = Files.walk(here.path("results"))) {
      Path results =
          files
              .filter(file -> file.getFileName().toString().equals("RESULTS.txt"))
              .findFirst()
              .orElseThrow();
      String line = Files.readAllLines(results).get(0);
      return JsonParser.parseString(line).getAsJsonObject().getAsJsonObject("provenance");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
