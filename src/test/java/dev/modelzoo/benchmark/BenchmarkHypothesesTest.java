package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs whose SBI writes something else than it should. */
class BenchmarkHypothesesTest {
  @TempDir private Path root;
  private OracleZoo zoo;

  @BeforeEach
  void makeZoo() throws IOException {
    zoo = OracleZoo.in(root);
  }

  @ParameterizedTest
  @CsvSource({
    "printf 'u1 a\\nu2 caf\\351\\n', 'line 2 is not UTF-8 (byte 0xE9'",
    "printf 'u1 a\\nu2 b\\nu1 c\\n', '\"u1\" in lines 1 and 3'",
    "printf 'u1 a\\nu1.wav b\\n', '1 of 2 lines with an id that is not in the list: u1.wav'",
    "printf '\\n\\n', has no line with an id"
  })
  void run_badHypotheses_failsNamingThemAndSetsThemAside(String print, String expected)
      throws IOException {
    zoo.writeSbi("#!/bin/sh\n" + print + " > \"$2/raw_rec.txt\"\n");

    ZooException failure = zoo.failure(zoo.request());

    Path folder = zoo.results().resolve("2026-11-22__oracle_en__MINI_EN__100000");
    assertThat(failure.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    assertThat(failure)
        .hasMessageContaining("the SBI of oracle_en wrote bad output: ")
        .hasMessageContaining(expected);
    assertThat(failure.next()).contains("raw_rec.txt");
    assertThat(folder.resolve("raw_rec.rejected.txt")).exists();
    assertThat(folder.resolve("raw_rec.txt")).doesNotExist();
    assertThat(folder.resolve("RESULTS.txt")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "printf 'u1\\tthe first one\\nu2\\tthe second one\\nu3\\tthe third one'",
    "printf 'u1 the first one\\r\\nu2 the second one\\r\\nu3 the third one\\r\\n'",
    "printf '\\357\\273\\277u3 the third one\\n\\nu1   the first one\\nu2 the second one\\n'"
  })
  void run_toleratedFormsOfHypotheses_scoreZero(String print) throws IOException {
    zoo.writeSbi("#!/bin/sh\n" + print + " > \"$2/raw_rec.txt\"\n");

    BenchmarkResult result = zoo.run(zoo.request());

    assertThat(result.report().counts().errors()).isZero();
    assertThat(result.incompleteness()).isEmpty();
  }
}
