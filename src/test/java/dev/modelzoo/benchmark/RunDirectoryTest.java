package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  private static final RunName NAME = RunName.parse("2026-11-22__m__s__10").orElseThrow();

  @TempDir private Path root;
  private Path results;

  @BeforeEach
  void nameResults() {
    results = root.resolve("results");
  }

  @Test
  void create_finishedFolder_isLeftAloneAndTheNextNumberUsed() throws IOException {
    Path finished = makeRun("2026-11-22__m__s__10", "RESULTS.txt", "raw_rec.txt");

    try (RunDirectory run = RunDirectory.create(results, NAME)) {
      assertThat(run.folder()).hasFileName("2026-11-22__m__s__10.2");
    }

    assertThat(finished)
        .isDirectoryContaining("glob:**raw_rec.txt")
        .isDirectoryNotContaining("glob:**.running");
  }

  @Test
  void create_unfinishedFolder_isUsedAgainWithoutItsFiles() throws IOException {
    makeRun("2026-11-22__m__s__10", "raw_rec.txt", "run.json", "my-notes.txt");

    try (RunDirectory run = RunDirectory.create(results, NAME)) {
      assertThat(run.folder()).hasFileName("2026-11-22__m__s__10");
      assertThat(run.has("raw_rec.txt")).isFalse();
      assertThat(run.has("my-notes.txt")).isTrue();
    }
  }

  @Test
  void create_folderInUse_isLeftAlone() {
    try (RunDirectory first = RunDirectory.create(results, NAME);
        RunDirectory second = RunDirectory.create(results, NAME)) {
      assertThat(first.folder()).hasFileName("2026-11-22__m__s__10");
      assertThat(second.folder()).hasFileName("2026-11-22__m__s__10.2");
    }
  }

  @Test
  void create_afterAnUnfinishedRunWasClosed_usesItsFolder() {
    RunDirectory.create(results, NAME).close();

    try (RunDirectory run = RunDirectory.create(results, NAME)) {
      assertThat(run.folder()).hasFileName("2026-11-22__m__s__10");
    }
  }

  @Test
  void close_finishedRun_leavesNoLock() throws IOException {
    RunDirectory run = RunDirectory.create(results, NAME);
    Files.createFile(run.file("RESULTS.txt"));

    run.close();

    assertThat(run.folder()).isDirectoryNotContaining("glob:**.running");
  }

  @Test
  void openUnfinished_finishedOrInUse_isNone() throws IOException {
    Path finished = makeRun("2026-11-22__m__s__10", "RESULTS.txt");

    try (RunDirectory used = RunDirectory.create(results, NAME)) {
      assertThat(RunDirectory.openUnfinished(finished)).isEmpty();
      assertThat(RunDirectory.openUnfinished(used.folder())).isEmpty();
    }
  }

  @Test
  void newest_severalRuns_isTheLatestOfThisModelSetAndNumber() throws IOException {
    makeRun("2026-11-20__m__s__10.11");
    makeRun("2026-11-21__m__s__10.9");
    makeRun("2026-11-21__m__s__10.10");
    makeRun("2026-11-29__m__s__11");
    makeRun("2026-11-29__other__s__10");
    makeRun("2026-11-29__m__other__10");
    makeRun("notes");
    Files.createFile(results.resolve("2026-11-30__m__s__10"));

    assertThat(RunDirectory.newest(results, NAME).orElseThrow())
        .hasFileName("2026-11-21__m__s__10.10");
  }

  @Test
  void newest_noResults_isNone() {
    assertThat(RunDirectory.newest(results, NAME)).isEmpty();
  }

  private Path makeRun(String name, String... files) throws IOException {
    Path folder = Files.createDirectories(results.resolve(name));
    for (String file : files) {
      Files.createFile(folder.resolve(file));
    }
    return folder;
  }
}
