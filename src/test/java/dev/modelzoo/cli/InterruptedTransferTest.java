package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelzoo.testing.ModelImageFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ctrl-C in the middle of a transfer, to a real process: it ends with 130 and says what is kept,
 * and the same command again goes on from there.
 */
class InterruptedTransferTest {
  private static final int FILES = 5;
  private static final int FILE_BYTES = 1_200_000; // large enough to be a chunk of its own
  private static final String[] SLOWLY = {"--bwlimit", "400k", "-j", "1"};

  /** Waits while there is a file of this name beside the zoos. */
  private static final String SBI =
      """
      #!/bin/sh
      if [ -e ../../../slow ]; then : > ../../../started; sleep 600; fi
      cut -f1 "$1" | while read -r id; do grep "^$id	" assets/answers.txt; done > "$2/raw_rec.txt"
      """;

  @TempDir private Path folder;
  private CliHarness submitter;
  private CliHarness reproducer;

  @BeforeEach
  void makeZoos() {
    assumeThat(Path.of("/proc/self")).as("env --default-signal is Linux'").exists();
    String remote = "file:" + folder.resolve("store");
    submitter = CliHarness.zoo(folder.resolve("a"), remote).withStandardLayout();
    reproducer =
        CliHarness.zoo(folder.resolve("b"), remote)
            .file(
                "zoo.yaml",
                "schema: zoo/1\nmodels: {oracle_en: {url: '%s/models/oracle_en/'}}\n"
                    .formatted(remote))
            .withStandardLayout();
    ModelImageFolder model = OracleContent.english(submitter).file("SBI", SBI);
    Random random = new Random(20261123);
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = new byte[FILE_BYTES];
      random.nextBytes(bytes);
      model.file("assets/part" + i + ".bin", bytes);
    }
  }

  @Test
  void push_sigint_keepsWhatWasSentAndGoesOn() throws Exception {
    interrupt(submitter, () -> !chunks().isEmpty(), slowly("push", "-m", "oracle_en"));
    Map<Path, FileTime> kept = chunks();

    assertThat(talk(submitter))
        .endsWith(
            "interrupted: the push of models/oracle_en is not finished; what was sent is kept, in whole objects of up to 16 MiB",
            "next:  Run the same command again: it sends only what is missing.");
    submitter.run("push", "-m", "oracle_en").assertDone();
    assertThat(kept).isNotEmpty().hasSizeLessThan(FILES);
    assertThat(chunks()).hasSize(FILES).containsAllEntriesOf(kept);
    submitter.run("verify", "-m", "oracle_en").assertDone();
  }

  @Test
  void push_sigintInItsRun_saysThatTheVersionIsPublished() throws Exception {
    Files.createFile(folder.resolve("slow"));
    interrupt(submitter, this::started, "push", "-m", "oracle_en");
    Files.delete(folder.resolve("slow"));

    assertThat(talk(submitter))
        .endsWith(
            "interrupted: the run of oracle_en on MINI_EN is not finished, and has no score;"
                + " models/oracle_en version 1 is published and pinned",
            "next:  Run the same command again; with --shards N, an interrupted run keeps what it"
                + " has.");
    Outcome again = submitter.run("push", "-m", "oracle_en").assertDone();
    assertThat(again.err()).contains("up to date models/oracle_en is version 1");
    assertThat(again.out()).contains("11.11 %");
  }

  @Test
  void pull_sigint_keepsWhatWasFetchedAndGoesOn() throws Exception {
    submitter.run("push", "-m", "oracle_en").assertDone();

    interrupt(reproducer, this::partsFetched, slowly("pull", "-m", "oracle_en"));

    assertThat(talk(reproducer))
        .endsWith(
            "interrupted: the pull of models/oracle_en is not finished; what was fetched is kept, in whole objects of up to 16 MiB",
            "next:  Run the same command again: it fetches only what is missing.");
    assertThat(reproducer.path("models/oracle_en/SBI")).doesNotExist();
    assertGoesOn(reproducer.run("pull", "-m", "oracle_en").assertDone());
  }

  @Test
  void copy_sigint_keepsWhatWasSentAndGoesOn() throws Exception {
    submitter.run("push", "-m", "oracle_en").assertDone();
    Path sent = folder.resolve("mirror/models/oracle_en/chunks");
    String[] copy = {"copy", "-m", "oracle_en", "--to", "file:../mirror"};

    interrupt(submitter, () -> !filesOfAPart(sent).isEmpty(), slowly(copy));
    Map<Path, FileTime> kept = filesOfAPart(sent);

    assertThat(talk(submitter))
        .endsWith(
            "interrupted: the copy of models/oracle_en is not finished; what was sent is kept, in whole objects of up to 16 MiB",
            "next:  Run the same command again: it sends only what is missing.");
    assertThat(folder.resolve("mirror/models/oracle_en/versions")).doesNotExist();
    submitter.run(copy).assertDone();
    assertThat(kept).isNotEmpty().hasSizeLessThan(FILES);
    assertThat(filesOfAPart(sent)).hasSize(FILES).containsAllEntriesOf(kept);
  }

  @Test
  void reproduce_sigintWhileItFetches_goesOn() throws Exception {
    submitter.run("push", "-m", "oracle_en").assertDone();
    Map<String, String> slow = Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString());
    reproducer.withEnvironment(slow).run("config", "set", "bwlimit", "400k").assertDone();

    interrupt(reproducer, slow, this::partsFetched, reproduce());

    assertThat(talk(reproducer))
        .endsWith(
            "interrupted: the pull of models/oracle_en is not finished; what was fetched is kept, in whole objects of up to 16 MiB",
            "next:  Run the same command again: it fetches only what is missing.");
    assertGoesOn(reproducer.run(reproduce()).assertDone());
  }

  @Test
  void reproduce_sigintInItsRun_goesOn() throws Exception {
    submitter.run("push", "-m", "oracle_en").assertDone();
    Files.createFile(folder.resolve("slow"));
    interrupt(reproducer, this::started, reproduce());
    Files.delete(folder.resolve("slow"));

    assertThat(talk(reproducer))
        .endsWith(
            "interrupted: the run of oracle_en on MINI_EN is not finished, and has no score",
            "next:  Run the same command again; with --shards N, an interrupted run keeps what it"
                + " has.");
    assertThat(reproducer.run(reproduce()).assertDone().out()).contains("reproduced");
  }

  private static String[] reproduce() {
    return new String[] {"reproduce", "-m", "oracle_en", "--engine", "local"};
  }

  /** What came before the signal is not fetched again. */
  private void assertGoesOn(Outcome again) {
    assertThat(again.err()).containsPattern("verified   models/oracle_en version 1, .* fetched");
    assertThat(again.err()).doesNotContain("6.0 MB fetched");
    reproducer.run("verify", "-m", "oracle_en").assertDone();
  }

  private void interrupt(CliHarness zoo, BooleanSupplier when, String... arguments)
      throws IOException, InterruptedException {
    interrupt(zoo, Map.of(), when, arguments);
  }

  private void interrupt(
      CliHarness zoo, Map<String, String> variables, BooleanSupplier when, String... arguments)
      throws IOException, InterruptedException {
    Process process = ChildZoo.start(zoo.path("."), variables, arguments);
    try {
      while (process.isAlive() && !when.getAsBoolean()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(process.exitValue()).as(String.join("\n", talk(zoo))).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> talk(CliHarness zoo) throws IOException {
    return Files.readAllLines(zoo.path("talk.txt"));
  }

  private static String[] slowly(String... arguments) {
    return Stream.of(arguments, SLOWLY).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private boolean started() {
    return Files.exists(folder.resolve("started"));
  }

  private Map<Path, FileTime> chunks() {
    return filesOfAPart(folder.resolve("store/models/oracle_en/chunks"));
  }

  private boolean partsFetched() {
    return !filesOfAPart(reproducer.path(".")).isEmpty();
  }

  /** Whole ones; with the time when they were written. */
  private static Map<Path, FileTime> filesOfAPart(Path under) {
    Map<Path, FileTime> found = new TreeMap<>();
    if (Files.exists(under)) {
      try (Stream<Path> files = Files.walk(under)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (Files.size(file) == FILE_BYTES) {
            found.put(file, Files.getLastModifiedTime(file));
          }
        }
      } catch (NoSuchFileException | UncheckedIOException e) {
        return Map.of(); // it moved meanwhile: the caller looks again
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }
}
