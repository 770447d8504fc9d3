package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreFormatsTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeFiles() {
    zoo =
        CliHarness.in(folder)
            .file("ref.tsv", "ID\tAUDIO\tTEXT\tSPEAKER\nu1\ta\t我有2个 iPhone\tx\nu2\tb\t花了100元\ty\n")
            .file(
                "hyp.jsonl",
                "{\"id\":\"u1\",\"text\":\"我有二个 iphone\"}\n{\"id\":\"u2\",\"text\":\"花一百元\"}\n")
            .file("hyp.trn", "我有二个 iphone (u1)\n花一百元 (u2)\n")
            .file("hyp.txt", "u1 我有二个 iphone\r\nu2\t花一百元\r\n");
  }

  @ParameterizedTest
  @CsvSource({"hyp.jsonl", "hyp.trn", "hyp.txt"})
  void score_anyFormat_givesTheSame(String hypotheses) {
    Outcome done =
        zoo.run("score", "--ref", "ref.tsv", "--hyp", hypotheses, "--lang", "zh").assertDone();

    assertThat(done.out()).startsWith("CER 6.67 % [ 1 / 15, 0 ins, 1 del, 0 sub ]");
  }

  @ParameterizedTest
  @CsvSource({"mer, MER 10.00 % [ 1 / 10", "WER, WER 33.33 % [ 1 / 3", "cer, CER 6.67 % [ 1 / 15"})
  void score_unit_isTheNamedOne(String unit, String start) {
    Outcome done =
        zoo.run("score", "--ref", "ref.tsv", "--hyp", "hyp.txt", "--lang", "zh", "--unit", unit)
            .assertDone();

    assertThat(done.out()).startsWith(start);
  }

  @Test
  void score_optionsOfTheNormaliser_areInTheComparisonKey() {
    JsonObject plain = json("--lang", "zh");
    JsonObject simplified = json("--lang", "zh", "--t2s");
    JsonObject none = json("--unit", "CER", "--normalized");

    assertThat(plain.getAsJsonObject("comparison").get("normalizer").getAsString())
        .isEqualTo("speechio-zh/1");
    assertThat(simplified.getAsJsonObject("comparison").get("options").getAsString())
        .isEqualTo("t2s");
    assertThat(plain.get("comparison_key")).isNotEqualTo(simplified.get("comparison_key"));
    assertThat(none.get("normalizer").getAsString()).isEqualTo("none/1");
    assertThat(none.get("language").getAsString()).isEqualTo("und");
  }

  @Test
  void score_outOverAResult_isRefusedUnlessForced() {
    String[] first = score("--lang", "zh", "--out", "res");
    zoo.run(first).assertDone();
    String before = zoo.read("res/RESULTS.txt");

    Outcome second = zoo.run(score("--lang", "zh", "--unit", "MER", "--out", "res"));
    assertThat(second.exit()).isEqualTo(ErrorKind.CONFLICT.exitCode());
    assertThat(second.err()).contains("holds a ref.txt already", "--force");
    assertThat(zoo.read("res/RESULTS.txt")).isEqualTo(before);
    zoo.run(score("--lang", "zh", "--unit", "MER", "--out", "res", "--force")).assertDone();

    assertThat(zoo.read("res/RESULTS.txt")).contains("\"unit\": \"mixed\"");
  }

  @Test
  void score_forcedOverAResult_leavesNoFileOfTheOldOne() {
    zoo.run(
            score(
                "--lang", "zh", "--out", "res", "--metadata", "ref.tsv", "--per-utterance", "csv"))
        .assertDone();
    assertThat(zoo.path("res/utterances.csv")).exists();
    assertThat(zoo.path("res/columns.tsv")).exists();

    // References of which nothing else is known.
    zoo.file("plain.tsv", "u1\t我有2个 iPhone\nu2\t花了100元\n");
    String[] again = score("--lang", "zh", "--out", "res", "--force");
    again[Arrays.asList(again).indexOf("ref.tsv")] = "plain.tsv";
    zoo.run(again).assertDone();

    assertThat(zoo.path("res/utterances.csv")).doesNotExist();
    assertThat(zoo.path("res/columns.tsv")).doesNotExist();
    assertThat(zoo.path("res/RESULTS.txt")).exists();
  }

  @Test
  void score_outOverItsInput_isRefusedEvenIfForced() {
    zoo.file("ref.txt", "u1 a\nu2 b\n");

    Outcome failed =
        zoo.run(
            "score", "--ref", "ref.txt", "--hyp", "hyp.txt", "--lang", "zh", "--out", ".",
            "--force");

    assertThat(failed.exit()).isEqualTo(ErrorKind.USAGE.exitCode());
    assertThat(failed.err()).contains("would be replaced");
    assertThat(zoo.read("ref.txt")).isEqualTo("u1 a\nu2 b\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--lang english|Did you mean en?",
        "--lang xx|is no language code",
        "\"\"|name the language",
        "--unit PER|'PER' is no unit",
        "--lang zh --normalized --t2s|choose one",
        "--lang zh --per-utterance csv,trn|--per-utterance csv,trn needs a folder",
        "--lang zh --per-utterance csv|Add --out FOLDER"
      })
  void score_wrongOptions_areExplained(String options, String message) {
    Outcome failed = zoo.run(score(options.isEmpty() ? new String[0] : options.split(" ", -1)));

    assertThat(failed.exit()).isEqualTo(ErrorKind.USAGE.exitCode());
    assertThat(failed.err()).contains(message);
  }

  @Test
  void score_noReferences_isWrongUse() {
    zoo.file("none.txt", "\n");

    Outcome failed =
        zoo.run("score", "--ref", "none.txt", "--hyp", "hyp.txt", "--lang", "zh", "--out", "res");

    assertThat(failed.exit()).isEqualTo(ErrorKind.USAGE.exitCode());
    assertThat(failed.err()).contains("none.txt holds no reference");
    assertThat(zoo.path("res")).doesNotExist();
  }

  /** The case that the old rule gets wrong. */
  @Test
  void score_emptyAndMissingHypothesis_areDeletions() {
    zoo.file("four.txt", "a 你好\nb 早上好\nc 再见\nd 谢谢你们\n");
    zoo.file("two.txt", "a 你好\nb\nd 谢谢你们\n");

    Outcome done = zoo.run("score", "--ref", "four.txt", "--hyp", "two.txt", "--lang", "zh");

    assertThat(done.exit()).isEqualTo(ErrorKind.INCOMPLETE.exitCode());
    assertThat(done.out())
        .startsWith("CER 45.45 % [ 5 / 11, 0 ins, 5 del, 0 sub ]")
        .contains("coverage 50.00 % (2 of 4");
    assertThat(done.err()).contains("compat_speechio CER 0.00 % over 2 of 4 utterances");
  }

  private JsonObject json(String... options) {
    String[] withJson = Arrays.copyOf(options, options.length + 1);
    withJson[options.length] = "--json";
    return JsonParser.parseString(zoo.run(score(withJson)).assertDone().out()).getAsJsonObject();
  }

  private static String[] score(String... options) {
    return Stream.concat(
            Stream.of("score", "--ref", "ref.tsv", "--hyp", "hyp.txt"), Stream.of(options))
        .toArray(String[]::new);
  }
}
