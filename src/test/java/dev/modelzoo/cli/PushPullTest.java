package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Stores;
import dev.modelzoo.content.Digest;
import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: one zoo pushes a recogniser, another one pulls it and gets the same score. */
class PushPullTest {
  private static final String SCORE = "WER 11.11 %";

  @TempDir private Path folder;
  private CliHarness submitter;
  private CliHarness reproducer;

  @BeforeEach
  void makeZoos() {
    submitter = CliHarness.zoo(folder.resolve("submitter"), "file:store");
    reproducer = CliHarness.zoo(folder.resolve("reproducer"), "file:" + submitter.path("store"));
    OracleContent.english(submitter);
  }

  @Test
  void push_soundModel_checksRegistersPublishesPinsAndScores() {
    Outcome push = submitter.run("push", "-m", "oracle_en").assertDone();

    assertThat(push.err())
        .containsSubsequence(
            "check      models/oracle_en",
            "register   models/oracle_en at file:store/models/oracle_en/",
            "published  models/oracle_en version 1",
            "pin        models/oracle_en: version 1",
            "published  datasets/MINI_EN version 1",
            "benchmark  oracle_en on MINI_EN: 3 utterances",
            "results    results/2026-11-22__oracle_en__MINI_EN__100000",
            "record     oracle_en version 1 on MINI_EN, as submitter");
    assertThat(push.out()).contains(SCORE);
    assertThat(submitter.read("zoo.yaml")).contains("# a zoo", "version: 1", "language: en");
    assertThat(submitter.path("results/2026-11-22__oracle_en__MINI_EN__100000/RESULTS.txt"))
        .exists();
  }

  @Test
  void push_again_isUpToDateAndSendsNothing() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    var before = FolderSnapshot.of(submitter.path("."));

    Outcome again = submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    assertThat(again.err()).contains("up to date models/oracle_en is version 1", "0 objects sent");
    assertThat(FolderSnapshot.of(submitter.path("."))).isEqualTo(before);
  }

  @Test
  void pull_secondZoo_getsTheSameDigestModesAndScore() {
    submitter.run("push", "-m", "oracle_en").assertDone();

    Outcome pull = reproducer.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(pull.out())
        .contains(
            "published  " + SCORE, "here       " + SCORE, "identical, utterance by utterance");
    assertThat(reproducer.path("models/oracle_en/SBI")).isExecutable();
    assertThat(digest(reproducer)).isEqualTo(digest(submitter));
    assertThat(files(reproducer)).isEqualTo(files(submitter));
  }

  @Test
  void benchmark_pulledModel_runsOnlyWithConsent() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    reproducer.run("pull", "-m", "oracle_en").assertDone();
    reproducer.run("pull", "-d", "MINI_EN").assertDone();

    Outcome refused = reproducer.run("benchmark", "-m", "oracle_en");
    Outcome allowed = reproducer.run("benchmark", "-m", "oracle_en", "--engine", "local");

    refused.assertFailed(ErrorKind.UNAVAILABLE, "models/oracle_en was pulled", "it was not run");
    assertThat(refused.next()).contains("--engine local");
    assertThat(allowed.assertDone().out()).contains(SCORE);
  }

  @Test
  void push_mistypedSet_isFoundBeforeAnythingIsPublished() {
    Outcome push = submitter.run("push", "-m", "oracle_en", "-d", "MINI_EM");

    push.assertFailed(ErrorKind.NOT_FOUND, "no dataset 'MINI_EM'");
    assertThat(submitter.path("store")).doesNotExist();
  }

  @Test
  void pull_miniSetThatOnlyTheStoreKnows_isRegisteredAndPulled() {
    submitter.run("push", "-m", "oracle_en").assertDone();

    Outcome pull = reproducer.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(pull.err()).contains("register   datasets/MINI_EN at file:");
    assertThat(reproducer.read("zoo.yaml")).contains("MINI_EN:");
    assertThat(reproducer.path("datasets/MINI_EN/metadata.tsv")).exists();
  }

  @Test
  void pull_otherScoreThanPublished_showsBothAndIsNoFailure() {
    submitter.file(
        "models/oracle_en/SBI",
        """
        #!/bin/sh
        # An oracle with moods, for tests.
        if [ -e ../../moody ]; then sed 's/one/two/' assets/answers.txt; else cat assets/answers.txt
        fi > "$2/raw_rec.txt"
        """);
    submitter.run("push", "-m", "oracle_en").assertDone();
    reproducer.file("moody", "");

    Outcome pull = reproducer.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(pull.out())
        .contains("published  " + SCORE, "here       WER 44.44 %", "NOT the same");
  }

  @Test
  void pull_noResultPublished_saysSo() {
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    submitter.run("push", "-d", "MINI_EN").assertDone();

    Outcome pull = reproducer.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(pull.err()).contains("no result of version 1 on MINI_EN");
  }

  @Test
  void push_recordCannotBeWritten_warnsAndSucceeds() {
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    submitter.file("store/models/oracle_en/results", "a file where a folder must be");

    Outcome push = submitter.run("push", "-m", "oracle_en").assertDone();

    assertThat(push.out()).contains(SCORE);
    assertThat(push.err()).contains("warning: the result record was not written: ");
  }

  @Test
  void pull_damagedRecord_isLeftOutWithAWarning() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    StoredBytes.flipBit(StoredBytes.below(submitter.path("store/models/oracle_en/results")).get(0));

    Outcome pull = reproducer.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(pull.err())
        .contains("warning: a result record of oracle_en version 1 is damaged and left out");
  }

  @Test
  void pull_recordOfAnotherVersion_isLeftOutWithAWarning() throws IOException {
    submitter.run("push", "-m", "oracle_en").assertDone();
    Path results = submitter.path("store/models/oracle_en/results");
    submitter.file("models/oracle_en/README.md", "Two.\n");
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    Files.move(results.resolve("00000001"), results.resolve("00000002"));

    Outcome pull = reproducer.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(pull.err())
        .contains("warning: a result record of oracle_en version 2 is misplaced and left out");
    assertThat(pull.out()).doesNotContain("published");
  }

  @Test
  void push_modelEditedBeforeItsRun_keepsNoRecordOfTheVersion() {
    Stores folders = new KnownStores(Map.of(), CliHarness.silent());
    CliHarness busy =
        submitter.withStores(
            (url, root) -> {
              if (url.toString().endsWith("MINI_EN/")) {
                submitter.file("models/oracle_en/README.md", "Edited meanwhile.\n");
              }
              return folders.open(url, root);
            });

    Outcome push = busy.run("push", "-m", "oracle_en");

    push.assertFailed(ErrorKind.CONFLICT, "the score is not one of version 1");
    assertThat(submitter.path("store/models/oracle_en/results")).doesNotExist();
  }

  @Test
  void pull_namedVersionOfTheSet_isFetchedThoughAnotherIsHere() {
    submitter.run("push", "-m", "oracle_en").assertDone();
    submitter.file("datasets/MINI_EN/README.md", "Two.\n");
    submitter.run("push", "-d", "MINI_EN").assertDone();
    reproducer.run("pull", "-d", "MINI_EN@1").assertDone();

    reproducer.run("pull", "-m", "oracle_en", "-d", "MINI_EN@2", "--engine", "local").assertDone();

    assertThat(reproducer.read("datasets/MINI_EN/README.md")).isEqualTo("Two.\n");
  }

  @Test
  void pull_withoutConsent_verifiesRunsNothingAndSaysHow() {
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    Outcome pull = reproducer.run("pull", "-m", "oracle_en").assertDone();

    assertThat(pull.out()).isEmpty();
    assertThat(pull.err())
        .contains("verified   models/oracle_en", "zoo pull -m oracle_en --engine local");
    assertThat(reproducer.path("results")).doesNotExist();
  }

  @Test
  void pull_again_isUpToDateAndFetchesNothing() {
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    reproducer.run("pull", "-m", "oracle_en").assertDone();

    Outcome again = reproducer.run("pull", "-m", "oracle_en").assertDone();

    assertThat(again.err()).contains("up to date", "0 objects fetched");
  }

  @Test
  void pushAndPull_testSetAlone_movesItWithoutBenchmark() {
    Outcome push = submitter.run("push", "-d", "MINI_EN").assertDone();
    Outcome pull = reproducer.run("pull", "-d", "MINI_EN").assertDone();

    assertThat(push.err()).contains("published  datasets/MINI_EN version 1");
    assertThat(push.err() + pull.err()).doesNotContain("benchmark");
    assertThat(FolderSnapshot.of(reproducer.path("datasets/MINI_EN")))
        .isEqualTo(FolderSnapshot.of(submitter.path("datasets/MINI_EN")));
  }

  @Test
  void push_namedSet_isBenchmarkedInsteadOfMini() {
    OracleContent.set(submitter, "OTHER", Map.of("u1", "the first one"));

    Outcome push = submitter.run("push", "-m", "oracle_en", "-d", "OTHER").assertDone();

    assertThat(push.out()).contains("WER 0.00 %");
    assertThat(push.err()).contains("on OTHER: 1 utterance,").doesNotContain("MINI_EN");
  }

  @Test
  void benchmark_pulledModel_repeatsTheScoreInAnotherFolder() {
    submitter.run("push", "-m", "oracle_en").assertDone();

    Outcome again = submitter.run("benchmark", "-m", "oracle_en", "-d", "MINI_EN").assertDone();

    assertThat(again.out()).contains(SCORE);
    assertThat(again.err()).contains("results/2026-11-22__oracle_en__MINI_EN__100000.2");
  }

  @Test
  void benchmark_modelThatIsOnlyRegistered_saysToPull() {
    submitter.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    reproducer.file("zoo.yaml", submitter.read("zoo.yaml"));

    Outcome benchmark = reproducer.run("benchmark", "-m", "oracle_en");

    benchmark.assertFailed(ErrorKind.NOT_FOUND, "models/oracle_en is registered, but not here");
    benchmark.assertNext("zoo pull -m oracle_en");
  }

  private static Digest digest(CliHarness zoo) {
    return Digest.parse(
        zoo.run("show", "-m", "oracle_en", "--json").json().get("digest").getAsString());
  }

  private static List<String> files(CliHarness zoo) {
    Path root = zoo.path("models/oracle_en");
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(path -> root.relativize(path).toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
