package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.container.ContainerEngine;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an SBI gets in a container, and what is taken from it. */
@Tag("docker")
class ContainerRecognizerTest {
  private static ContainerEngine engine;

  @TempDir private Path root;
  private ContainerTrial trial;

  @BeforeAll
  static void findEngine() {
    engine = TestEngine.required();
  }

  @BeforeEach
  void makeTrial() throws IOException {
    trial = ContainerTrial.in(engine, root.toRealPath());
  }

  @Test
  void recognize_goodSbi_leavesHypothesesLogAndNothingElse() {
    trial.sbi("echo working; echo problem >&2", ContainerTrial.WRITE_BOTH);

    SbiResult result = trial.recognize();

    assertThat(result.hypotheses()).hasContent("u1\tword\nu2\tword");
    // Two streams: which of them the engine passes on first is left to it.
    assertThat(result.log()).content().hasLineCount(2).contains("working\n", "problem\n");
    trial.assertNothingIsLeft();
  }

  @Test
  void recognize_anySbi_isToldOfTheContainer() {
    trial.sbi(ContainerTrial.WRITE_BOTH);

    ContainerFacts facts = trial.recognize().container().orElseThrow();

    assertThat(facts.imageId()).matches("sha256:[0-9a-f]{64}");
    assertThat(facts.engineVersion()).isEqualTo(engine.version());
    assertThat(facts)
        .returns("none", ContainerFacts::network)
        .returns(256L << 20, ContainerFacts::memory)
        .returns(64, ContainerFacts::processes)
        .returns(64L << 20, ContainerFacts::disk);
  }

  @Test
  void recognize_sbiThatWorks_isMeasured() {
    trial.sbi(
        "perl -e '$x = \"x\" x 50_000_000; $e = time + 2; 1 while time < $e; print length $x'",
        ContainerTrial.WRITE_BOTH);

    SbiResult result = trial.recognize();

    assertThat(result.wall()).isBetween(seconds(1), seconds(60));
    assertThat(result.cpu().orElseThrow()).isBetween(seconds(0.2), result.wall().multipliedBy(4));
    assertThat(result.peakMemory().orElseThrow()).isBetween(50_000_000L, 256L << 20);
  }

  private static Duration seconds(double count) {
    return Duration.ofMillis((long) (count * 1000));
  }

  @Test
  void recognize_anySbi_worksInTheLeaderboardsFolderAndFindsItsImage() throws IOException {
    trial.image().file("words.txt", "token").file(".zooignore", "notes.txt\n");
    trial.image().file("notes.txt", "mine").link("link", "assets/model.bin");
    trial.sbi("pwd; ls; cat words.txt; wc -c < link", ContainerTrial.WRITE_BOTH);

    trial.recognize();

    assertThat(trial.log().lines())
        .contains("/app/speechio/leaderboard/models/my_image", "assets", "docker", "token3")
        .doesNotContain("notes.txt", ".zooignore");
  }

  @Test
  void recognize_sbiThatWritesIntoItsImage_changesACopy() {
    Map<String, String> before = FolderSnapshot.of(trial.image().folder());
    trial.sbi(
        "echo token > TOKEN; echo more >> model.yaml; rm README.md",
        "! echo x 2>/dev/null >> assets/model.bin || exit 7",
        "! rm -f assets/model.bin 2>/dev/null || exit 8",
        ContainerTrial.WRITE_BOTH);
    Map<String, String> after = FolderSnapshot.of(trial.image().folder());

    trial.recognize();

    assertThat(FolderSnapshot.of(trial.image().folder())).isEqualTo(after);
    assertThat(before).containsKey("README.md");
  }

  @Test
  void recognize_audio_isReadableAndNothingBesideIt() throws IOException {
    trial.sbi(
        "cut -f2 \"$1\" | while read -r f; do head -c 4 \"$f\"; echo; ls \"$(dirname \"$f\")\"; done",
        ContainerTrial.WRITE_BOTH);
    trial.set().file("audio/u1.txt", "secret".getBytes(UTF_8));

    trial.recognize();

    assertThat(trial.log().lines()).contains("RIFF", "u1.wav", "u2.wav").doesNotContain("u1.txt");
  }

  @Test
  void recognize_audioBesideItsTranscripts_isShownAlone() throws IOException {
    Path first = trial.set().path("u1.wav");
    Files.copy(trial.set().path("audio/u1.wav"), first);
    trial.list(first, trial.set().path("audio/u2.wav"));
    trial.sbi("find /zoo -type f", ContainerTrial.WRITE_BOTH);

    trial.recognize();

    assertThat(trial.log()).contains("u1.wav", "u2.wav").doesNotContain("metadata.tsv");
  }

  @Test
  void recognize_opaqueIds_hidesNamesAndMapsThemBack() throws IOException {
    trial.sbi(
        "cat \"$1\"",
        "while IFS='\t' read -r id path; do",
        "  test -r \"$path\" || exit 9",
        "  printf '%s\\t%s\\n' \"$id\" \"$(wc -c < \"$path\")\"",
        "done < \"$1\" > \"$2/raw_rec.txt\"");

    SbiResult result = trial.recognize(ContainerTrial.settings(), true);

    assertThat(trial.log())
        .doesNotContain("u1.wav", "u2.wav", "u1\t", "u2\t")
        .contains("/zoo/audio/");
    long size = Files.size(trial.set().path("audio/u1.wav"));
    assertThat(Files.readAllLines(result.hypotheses()))
        .containsExactlyInAnyOrder("u1\t" + size, "u2\t" + size);
    trial.assertNothingIsLeft();
  }

  @Test
  void recognize_dockerFolderUnchanged_buildsOnce() throws IOException {
    trial.image().file("docker/Dockerfile", TestEngine.FROM + "LABEL x=" + root + "\n");
    trial.sbi(ContainerTrial.WRITE_BOTH);

    String first = trial.recognize().container().orElseThrow().imageId();
    Files.delete(trial.runFolder().resolve("log.build"));
    String second = trial.recognize().container().orElseThrow().imageId();
    boolean builtAgain = Files.exists(trial.runFolder().resolve("log.build"));
    trial.image().file("docker/extra", "new");
    trial.recognize();

    assertThat(second).isEqualTo(first);
    assertThat(builtAgain).isFalse();
    assertThat(trial.runFolder().resolve("log.build")).exists();
  }

  @Test
  void tagFor_serverNotReached_blamesTheWayAndNotTheDockerfile() {
    trial
        .image()
        .file(
            "docker/Dockerfile",
            TestEngine.FROM + "RUN echo 'E: Could not resolve deb.invalid' && exit 100\n");
    ContainerImages images = new ContainerImages(engine, built -> {});

    assertThatThrownBy(() -> images.tagFor(trial.request(ContainerTrial.LONG, false)))
        .isInstanceOfSatisfying(
            ZooException.class,
            e ->
                assertThat(e.next())
                    .contains("was not reached", "log.build")
                    .doesNotContain("Mend"));
  }

  @Test
  void tagFor_image_saysBeforeItBuildsOnly() throws IOException {
    trial.image().file("docker/Dockerfile", TestEngine.FROM + "LABEL y=" + root + "\n");
    List<Path> told = new ArrayList<>();
    ContainerImages images = new ContainerImages(engine, told::add);

    images.tagFor(trial.request(ContainerTrial.LONG, false));
    images.tagFor(trial.request(ContainerTrial.LONG, false));

    assertThat(told).singleElement().asString().endsWith("docker/Dockerfile");
  }

  @Test
  void recognize_dockerfileThatFails_showsTheEndOfTheBuildLog() {
    trial.image().file("docker/Dockerfile", TestEngine.FROM + "RUN echo no such thing && exit 3\n");
    trial.sbi(ContainerTrial.WRITE_BOTH);

    ZooException failure = trial.failure();

    assertThat(failure)
        .hasMessageContaining("could not be built")
        .hasMessageContaining("| no such");
    assertThat(failure.next()).contains("log.build", "docker/Dockerfile");
  }

  @Test
  void recognize_interpreterThatTheImageLacks_isNamed() {
    trial.image().file("SBI", "#!/opt/none/python9\n");

    ZooException failure = trial.failure();

    assertThat(failure).hasMessageContaining("/opt/none/python9");
  }

  @Test
  void recognize_exitStatus_failsWithTheEndOfTheLog() {
    trial.sbi("echo the reason", "exit 3");

    ZooException failure = trial.failure();

    assertThat(failure).hasMessageContaining("status 3").hasMessageContaining("| the reason");
  }

  @Test
  void recognize_volumeOfTheImage_isAnEmptyFolderThatGoes() throws IOException {
    trial.image().file("docker/Dockerfile", TestEngine.FROM + "VOLUME /data\n");
    trial.sbi("echo x > /data/x; ls /data", ContainerTrial.WRITE_BOTH);

    trial.recognize();

    assertThat(trial.log()).isEqualTo("x\n");
    trial.assertNothingIsLeft();
  }

  @Test
  void recognize_networkThatIsNotThere_isAUsageErrorBeforeAnythingRuns() {
    trial.sbi(ContainerTrial.WRITE_BOTH);
    ContainerSettings settings =
        new ContainerSettings("no-such-net", Optional.empty(), Optional.empty(), 64, 1 << 20);

    ZooException failure =
        catchThrowableOfType(ZooException.class, () -> trial.recognize(settings, false));

    assertThat(failure.kind()).isEqualTo(ErrorKind.USAGE);
    assertThat(failure).hasMessageContaining("no-such-net");
  }
}
