package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.benchmark.BenchmarkEvent.StageStarted;
import dev.modelzoo.content.Digest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that continue earlier ones. */
class BenchmarkStagesTest {
  @TempDir private Path root;
  private OracleZoo zoo;

  @BeforeEach
  void makeZoo() throws IOException {
    zoo = OracleZoo.in(root);
  }

  @Test
  void run_scoreStageOfFinishedRun_scoresInAFolderOfItsOwn() throws IOException {
    Path first = zoo.run(zoo.request()).runFolder();
    zoo.writeSbi("#!/bin/sh\nexit 3\n");
    zoo.waitUntilTomorrow();

    BenchmarkResult second = zoo.run(zoo.request(Stage.SCORE));

    assertThat(second.runFolder()).hasFileName("2026-11-23__oracle_en__MINI_EN__100000");
    assertThat(second.runFolder().resolve("DETAILS.txt"))
        .hasSameTextualContentAs(first.resolve("DETAILS.txt"));
    assertThat(second.provenance().getAsJsonObject("timing").get("started").getAsString())
        .isEqualTo("2026-11-22T23:59:59Z");
  }

  @Test
  void run_scoreStageOfUnfinishedRun_finishesIt() throws IOException {
    Path folder = zoo.run(zoo.request()).runFolder();
    Files.delete(folder.resolve("RESULTS.txt"));

    BenchmarkResult second = zoo.run(zoo.request(Stage.SCORE));

    assertThat(second.runFolder()).isEqualTo(folder);
    assertThat(folder.resolve("RESULTS.txt")).isRegularFile();
  }

  @Test
  void run_recogniseStageAfterFailure_continuesInTheSameFolder() throws IOException {
    zoo.writeSbi("#!/bin/sh\nexit 3\n");
    zoo.failure(zoo.request());
    zoo.writeSbi(OracleZoo.SBI);

    BenchmarkResult result = zoo.run(zoo.request(Stage.RECOGNIZE));

    assertThat(result.runFolder()).hasFileName("2026-11-22__oracle_en__MINI_EN__100000");
    assertThat(result.report().counts().errors()).isZero();
  }

  @Test
  void run_recogniseStageOfAChangedSet_isAConflict() {
    zoo.run(zoo.request());
    Digest other = Digest.sha256("3".repeat(64));

    ZooException failure = zoo.failure(zoo.request(Selection.ALL, Stage.RECOGNIZE, other));

    assertThat(failure.kind()).isEqualTo(ErrorKind.CONFLICT);
  }

  @ParameterizedTest
  @CsvSource({"RECOGNIZE", "SCORE"})
  void run_laterStageWithoutAnEarlierRun_isNotFound(Stage stage) {
    ZooException failure = zoo.failure(zoo.request(stage));

    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(failure.next()).contains("--stage");
    assertThat(zoo.results()).doesNotExist();
  }

  @Test
  void run_scoreStageAfterFailedRecognition_isNotFound() throws IOException {
    zoo.writeSbi("#!/bin/sh\nexit 3\n");
    zoo.failure(zoo.request());

    ZooException failure = zoo.failure(zoo.request(Stage.SCORE));

    assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(failure.next()).contains("--stage 2");
  }

  @Test
  void run_any_tellsItsStagesInOrder() {
    List<Stage> stages = new ArrayList<>();

    zoo.run(
        zoo.request(),
        event -> {
          if (event instanceof StageStarted started) {
            stages.add(started.stage());
          }
        });

    assertThat(stages).containsExactly(Stage.DATA, Stage.RECOGNIZE, Stage.SCORE);
  }
}
