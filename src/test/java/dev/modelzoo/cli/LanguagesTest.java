package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.TestSetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of several languages in one zoo: each is scored on its MINI set, in its unit. */
class LanguagesTest {
  private static final Path SHARED_ZH = Path.of("../shared/data/MINI_ZH");

  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
  }

  @Test
  void push_englishAndChinese_areScoredInWordsAndCharacters() {
    OracleContent.english(zoo);
    OracleContent.set(zoo, "MINI_ZH", OracleContent.CHINESE);
    OracleContent.model(zoo, "oracle_zh", "zh", OracleContent.CHINESE_ANSWERS);

    Outcome push = zoo.run("push", "-m", "oracle_en", "-m", "oracle_zh").assertDone();

    assertThat(push.out()).containsSubsequence("WER 11.11 %", "CER 8.33 %");
    assertThat(push.err()).contains("oracle_en on MINI_EN", "oracle_zh on MINI_ZH");
    assertThat(zoo.read("zoo.yaml")).contains("language: en", "language: zh");
  }

  @Test
  void push_languageWithoutMiniSet_isPublishedAndNotBenchmarked() {
    OracleContent.english(zoo);
    OracleContent.model(zoo, "oracle_sw", "sw", Map.of("u1", "habari"));

    Outcome push = zoo.run("push", "-m", "oracle_sw").assertDone();

    assertThat(push.err())
        .contains("published  models/oracle_sw version 1")
        .contains("not benchmarked: there is no MINI set for language 'sw' (datasets/MINI_SW)");
    assertThat(push.out()).isEmpty();
    assertThat(zoo.path("results")).doesNotExist();
  }

  @Test
  void pull_languageWithoutMiniSet_isPulledAndNotBenchmarked() {
    OracleContent.model(zoo, "oracle_sw", "sw", Map.of("u1", "habari"));
    zoo.run("push", "-m", "oracle_sw").assertDone();
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));

    Outcome pull = other.run("pull", "-m", "oracle_sw", "--engine", "local").assertDone();

    assertThat(pull.err()).contains("verified   models/oracle_sw", "not benchmarked");
  }

  @Test
  void reproduce_languageWithoutMiniSet_namesTheSetsWithResults() {
    Map<String, String> texts = Map.of("u1", "habari");
    OracleContent.model(zoo, "oracle_sw", "sw", texts);
    OracleContent.set(zoo, "MY_SW", texts);
    zoo.run("push", "-m", "oracle_sw", "-d", "MY_SW").assertDone();
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));

    other
        .run("reproduce", "-m", "oracle_sw", "--engine", "local")
        .assertFailed(ErrorKind.NOT_FOUND, "results of version 1 are published on MY_SW")
        .assertNext("zoo reproduce -m oracle_sw -d MY_SW");
  }

  @Test
  void reproduce_languageWithoutMiniSetOrResult_saysSo() {
    OracleContent.model(zoo, "oracle_sw", "sw", Map.of("u1", "habari"));
    zoo.run("push", "-m", "oracle_sw").assertDone();

    zoo.run("reproduce", "-m", "oracle_sw", "--engine", "local")
        .assertFailed(ErrorKind.NOT_FOUND, "no result of version 1 is published");
  }

  /** The real MINI_ZH; its transcripts are stored in the oracle, which hears nothing. */
  @Test
  void push_realMiniZhWithStoredTranscripts_isScoredInCharacters() throws IOException {
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(SHARED_ZH).as("no shared data here").isDirectory();
    }
    copy(SHARED_ZH, zoo.path("datasets/MINI_ZH"));
    OracleContent.model(
        zoo,
        "oracle_zh",
        "zh",
        Map.of(
            "e5oipIfM49I__20190201_CCTV_1", "各位观众晚上好",
            "e5oipIfM49I__20190201_CCTV_104", "春节是团圆是温暖是亲情是说不尽的家长里段"));

    Outcome push = zoo.run("push", "-m", "oracle_zh").assertDone();

    assertThat(push.out()).contains("CER 3.70 % [ 1 / 27, 0 ins, 0 del, 1 sub ]", "coverage 100");
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));
    Outcome pull = other.run("pull", "-m", "oracle_zh", "--engine", "local").assertDone();
    assertThat(pull.out()).contains("here       CER 3.70 %", "identical");
  }

  @Test
  void push_chineseFileNames_areKept() {
    TestSetFolder set = OracleContent.set(zoo, "MINI_ZH", OracleContent.CHINESE);
    set.file("说明/读我.txt", "你好\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    OracleContent.model(zoo, "oracle_zh", "zh", OracleContent.CHINESE_ANSWERS)
        .file("assets/词典.txt", "各位\n")
        .link("assets/最新.txt", "词典.txt");
    zoo.run("push", "-m", "oracle_zh").assertDone();
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));

    other.run("pull", "-m", "oracle_zh", "--engine", "local").assertDone();

    assertThat(FolderSnapshot.of(other.path("models")))
        .isEqualTo(FolderSnapshot.of(zoo.path("models")));
    assertThat(other.read("datasets/MINI_ZH/说明/读我.txt")).isEqualTo("你好\n");
    assertThat(other.read("models/oracle_zh/assets/最新.txt")).isEqualTo("各位\n");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.write(target, Files.readAllBytes(path));
        }
      }
    }
  }
}
