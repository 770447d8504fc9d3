package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.container.ContainerEngine;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.TestEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SBIs that try what they must not: each attempt fails inside and is seen outside. */
@Tag("docker")
class ContainerWallsTest {
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
  void references_lookedForEverywhere_areNotFound() throws IOException {
    trial.sbi(
        "grep -rl 'secret reference' / --exclude-dir=proc --exclude-dir=sys 2>/dev/null",
        "find / -name trans.txt -o -name metadata.tsv 2>/dev/null",
        ContainerTrial.WRITE_BOTH);

    trial.recognize();

    // The SBI finds the words in itself only.
    assertThat(trial.log().lines()).containsExactly(ContainerPlan.IMAGES + "my_image/SBI");
  }

  @Test
  void credentials_inEnvironmentAndHome_areNotThere() throws IOException {
    trial.sbi(
        "env; ls -A ~ 2>/dev/null; cat ~/.aws/credentials ~/.docker/config.json 2>/dev/null",
        ContainerTrial.WRITE_BOTH);

    trial.recognize();

    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      boolean common = Path.of("/usr/bin").toString().equals(variable.getValue());
      if (variable.getValue().length() > 12 && !common && !variable.getKey().equals("PATH")) {
        assertThat(trial.log()).doesNotContain(variable.getValue());
      }
    }
    assertThat(trial.log()).doesNotContain("aws_secret", "auths");
  }

  @Test
  void hostFiles_byTheirPaths_areNotThere() throws IOException {
    Path secret = Files.writeString(root.resolve("secret.txt"), "of the host");
    trial.sbi(
        "cat '" + secret.toRealPath() + "' 2>/dev/null && exit 7",
        "ls '" + root.toRealPath() + "' 2>/dev/null && exit 8",
        "ls /var/run/docker.sock 2>/dev/null && exit 9",
        "find /dev -type b | grep . && exit 10",
        ContainerTrial.WRITE_BOTH);

    assertThat(trial.recognize().hypotheses()).exists();
  }

  @Test
  void network_toThisMachineAndBeyond_cannotBeReached() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      trial.sbi(
          "bash -c 'exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + "' 2>&1 && exit 7",
          "bash -c 'exec 3<>/dev/tcp/192.0.2.1/80' 2>&1 && exit 8",
          "ls /sys/class/net",
          ContainerTrial.WRITE_BOTH);

      trial.recognize();
    }

    assertThat(trial.log().lines().reduce((a, b) -> b)).contains("lo");
    assertThat(trial.log()).contains("refused", "unreachable").doesNotContain("eth0");
  }

  @Test
  void privileges_cannotBeGained() throws IOException {
    trial.sbi(
        "grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/self/status",
        "mount -t tmpfs none /mnt 2>/dev/null && exit 7",
        "mount -o remount,rw / 2>/dev/null && exit 8",
        "mknod /tmp/disk b 8 0 2>/dev/null && exit 9",
        "chroot / true 2>/dev/null && exit 10",
        ContainerTrial.WRITE_BOTH);

    trial.recognize();

    assertThat(trial.log().replaceAll("[\t ]+", " ").lines())
        .contains("CapEff: 0000000000000000", "CapBnd: 0000000000000000", "NoNewPrivs: 1");
  }

  @Test
  void forks_beyondTheLimit_fail() {
    trial.sbi(
        "perl -e 'for (1..200) { $p = fork; exit 42 unless defined $p; if (!$p) { sleep 300 } }'");

    assertThat(trial.failure()).hasMessageContaining("exited with status 42");
  }

  @Test
  void forkBomb_isHeldAndEnded() {
    trial.sbi("bomb() { bomb | bomb & }; bomb 2>/dev/null; sleep 1000");

    ZooException failure = trial.failure(Duration.ofSeconds(5));

    assertThat(failure).hasMessageMatching("(?s).*(status|time limit).*");
  }

  @Test
  void memory_filled_endsTheSbiAtItsLimit() {
    trial.sbi("exec perl -e '@x = map { \"x\" x 10_000_000 } 1..200; print scalar @x'");

    ZooException failure = trial.failure();

    assertThat(failure).hasMessageMatching("(?s).*(memory|SIGKILL).*");
  }

  @Test
  void sharedMemory_filled_endsTheSbiOrItsWriting() {
    trial.sbi("head -c 1000000000 /dev/zero > /dev/shm/x || exit 5");

    assertThat(trial.failure()).hasMessageMatching("(?s).*(memory|status 5|SIGKILL).*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"$2\"", ".", "/tmp", "/var/tmp"})
  void disk_filledByManyFiles_endsTheSbi(String folder) {
    trial.sbi(
        "i=0; while head -c 10000000 /dev/zero > " + folder + "/f$i; do",
        "  i=$((i + 1)); sleep 0.2; done; exit 5");

    assertThat(trial.failure()).hasMessageContaining("to disk, so it was ended");
  }

  @Test
  void disk_filledByOneFile_endsAtTheSizeOfAFile() {
    trial.sbi("head -c 1000000000 /dev/zero > \"$2/x\" || exit 5");

    assertThat(trial.failure()).hasMessageMatching("(?s).*(status 5|to disk).*");
  }

  @Test
  void disk_hiddenFolders_areFoundAndGo() {
    trial.sbi(
        "cd \"$2\"",
        "perl -e 'for (1..200) { mkdir \"d\" x 100; chdir \"d\" x 100 or exit 5 } sleep 60'");

    assertThat(trial.failure()).hasMessageContaining("cannot be looked into");
  }

  @Test
  void log_flooded_isCut() throws IOException {
    trial.sbi("yes flood | head -c 3000000", ContainerTrial.WRITE_BOTH);

    trial.recognize();

    assertThat(Files.size(trial.runFolder().resolve("log.SBI"))).isLessThan(101_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sleep 1000", "trap '' TERM INT HUP; while :; do sleep 1; done"})
  void time_overrun_endsAllProcesses(String line) {
    trial.sbi("(setsid sleep 1000 &)", line);

    ZooException failure = trial.failure(Duration.ofSeconds(3));

    assertThat(failure).hasMessageContaining("longer than its time limit of 3 s");
  }

  @Test
  void processes_leftRunning_endWithTheSbi() {
    trial.sbi("setsid sleep 1000 >/dev/null 2>&1 &", ContainerTrial.WRITE_BOTH);

    trial.recognize();

    trial.assertNothingIsLeft();
  }

  @Test
  void writes_outsideItsFolders_failOrAreThrownAway() {
    Map<String, String> before = FolderSnapshot.of(trial.set().folder());
    trial.sbi(
        "for f in /x /etc/x /usr/bin/x /zoo/x /zoo/wav.scp /zoo/audio/x /zoo/audio/u1.wav; do",
        "  ( : >> $f ) 2>/dev/null && echo \"wrote $f\" && exit 7",
        "done",
        "rm -f /zoo/audio/u1.wav 2>/dev/null && exit 8",
        "chmod 777 /zoo/audio 2>/dev/null && exit 9",
        ContainerTrial.WRITE_BOTH);

    trial.recognize();

    assertThat(FolderSnapshot.of(trial.set().folder())).isEqualTo(before);
    assertThat(root.resolve("x")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "ln -s /etc/passwd \"$2/raw_rec.txt\", a symbolic link",
    "mkfifo \"$2/raw_rec.txt\", 'a pipe, socket or device'",
    "mkdir \"$2/raw_rec.txt\", a folder",
    "'rm -rf \"$2\" || ln -s / \"$2/x\"', wrote no raw_rec.txt",
    "'head -c 300000 /dev/zero > \"$2/raw_rec.txt\"', the limit is",
    ": > \"$2/raw_rec.txt\", an empty raw_rec.txt"
  })
  void output_thatIsNoPlainFile_isNotFollowedOrOpened(String line, String expected) {
    trial.sbi(line, "exit 0");

    assertThat(trial.failure()).hasMessageContaining(expected);
    assertThat(trial.runFolder().resolve("raw_rec.txt")).doesNotExist();
  }

  @Test
  void results_forged_areNotTaken() {
    trial.sbi(
        "for f in RESULTS.txt DETAILS.txt ref.txt trans.txt run.json log.SBI; do",
        "  echo forged > \"$2/$f\"; done",
        "mkfifo \"$2/pipe\"; ln -s / \"$2/host\"",
        ContainerTrial.WRITE_BOTH);

    trial.recognize();

    assertThat(trial.runFolder())
        .isDirectoryNotContaining("glob:**RESULTS.txt")
        .isDirectoryNotContaining("glob:**DETAILS.txt")
        .isDirectoryNotContaining("glob:**pipe")
        .isDirectoryNotContaining("glob:**host");
    assertThat(trial.runFolder().resolve("trans.txt")).hasContent("u1\tsecret reference");
    trial.assertNothingIsLeft();
  }

  @Test
  void folders_thatResistRemoval_goAllTheSame() {
    trial.sbi(
        "mkdir -p \"$2/a/b\" && touch \"$2/a/b/c\" && chmod 0 \"$2/a/b\" \"$2/a\"",
        ContainerTrial.WRITE_BOTH);

    trial.recognize();

    trial.assertNothingIsLeft();
  }
}
