package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {
  @TempDir private Path folder;
  private CliHarness here;

  @BeforeEach
  void score() {
    here = CliHarness.in(folder);
    here.file("ref.txt", "u1 a b c\nu2 d e\nu3 f\n");
    here.file("a.txt", "u1 a b c\nu2 d e\nu3 x\n");
    here.file("b.txt", "u1 a x c y\nu2 d\nu3 x\n");
    here.file("metadata.tsv", "ID\tROOM\nu1\tbig\nu2\tbig\nu3\tsmall\n");
    score("a", "--metadata", "metadata.tsv");
    score("b");
  }

  @Test
  void compare_twoResults_countsTheUtterancesThatDiffer() {
    List<String> lines = here.run("compare", "a", "b").assertDone().out().lines().toList();

    assertThat(lines.get(0)).startsWith("A           WER 16.67 %, 95 % interval ").endsWith("  a");
    assertThat(lines.get(1)).startsWith("B           WER 66.67 %, 95 % interval ").endsWith("  b");
    assertThat(lines.get(2))
        .startsWith("B - A       +50.00 points")
        .endsWith("; relative +300.0 %");
    assertThat(lines.get(3))
        .startsWith("MAPSSWE     p = ")
        .endsWith("(3 segments, too few to rely on)");
    assertThat(lines.get(4)).contains("10000 draws of 3, by utterance; too few to rely on");
    assertThat(lines.get(6))
        .isEqualTo("utterances  3: fewer errors in A 2, in B 0, as many in both 1");
    assertThat(lines.subList(7, lines.size()))
        .containsExactly(
            "u1  errors: A 0, B 2",
            "  REF  : A B C *",
            "  A    : A B C *",
            "",
            "  B    : A X C Y",
            "           S   I",
            "u2  errors: A 0, B 1",
            "  REF  : D E",
            "  A    : D E",
            "",
            "  B    : D *",
            "           D");
  }

  @Test
  void compare_sixtyUtterances_findsTheBetterOne() throws IOException {
    for (String name : List.of("ref", "a", "b")) {
      here.file(name + ".txt", golden(name));
    }
    score("a60", "a.txt", "--normalized");
    score("b60", "b.txt", "--normalized");

    Outcome text = here.run("compare", "a60/RESULTS.txt", "b60/DETAILS.txt", "--limit", "0");
    JsonObject json =
        here.run("compare", "b60", "a60", "--json", "--limit", "1").assertDone().json();

    assertThat(text.assertDone().out())
        .contains("MAPSSWE     p < 0.0001 (105 segments)\n", "bootstrap   p = 0.0002")
        .contains("verdict     A is better (p < 0.05 by both tests)\n")
        .endsWith("utterances  60: fewer errors in A 35, in B 12, as many in both 13\n");
    assertThat(json.getAsJsonObject("mapsswe").get("z").getAsDouble())
        .isCloseTo(-4.331, within(0.0005));
    JsonObject difference = json.getAsJsonObject("difference");
    assertThat(difference.get("token_error_rate").getAsDouble())
        .isCloseTo(-100 * 59 / 532.0, within(1e-9));
    assertThat(difference.get("high").getAsDouble()).isNegative();
    assertThat(json.getAsJsonArray("worst")).hasSize(1);
    assertThat(json.get("first_better").getAsInt()).isEqualTo(12);
  }

  @Test
  void compare_resultWithItself_findsNoDifference() {
    JsonObject json = here.run("compare", "a", "a", "--json").assertDone().json();
    Outcome text = here.run("compare", "a", "a");

    assertThat(json.getAsJsonObject("mapsswe").get("p").getAsDouble()).isEqualTo(1);
    assertThat(json.getAsJsonObject("bootstrap").get("p").getAsDouble()).isEqualTo(1);
    assertThat(json.getAsJsonArray("worst")).isEmpty();
    assertThat(text.out())
        .contains("B - A       0.00 points", "verdict     identical: the same errors");
    assertThat(json.get("alike")).isEqualTo(json.get("utterances"));
  }

  @Test
  void compare_idsOfModels_takesTheNewestResultOfAWholeSet() {
    CliHarness zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
    OracleContent.english(zoo);
    zoo.run("benchmark", "-m", "oracle_en").assertDone();
    zoo.run("benchmark", "-m", "oracle_en", "--max-num-utts", "1").assertDone();

    Outcome compared = zoo.run("compare", "oracle_en", "oracle_en").assertDone();
    Outcome report = zoo.run("report", "oracle_en").assertDone();

    assertThat(compared.out().lines().toList().get(0))
        .endsWith("  results/2026-11-22__oracle_en__MINI_EN__100000");
    assertThat(report.out()).contains("__MINI_EN__100000/report.html");
    zoo.run("compare", "oracle_en", "nothing")
        .assertFailed(ErrorKind.NOT_FOUND, "there is no finished result at ");
  }

  /** A reference of one line, and what two heard. */
  @ParameterizedTest
  @CsvSource({
    "a b c d e f g h, x b c d y y g h, 'not clear: p < 0.05 by MAPSSWE only; too little for the bootstrap'",
    "x b c d e f g h, a b c d e y g h, 'no significant difference (not p < 0.05 by MAPSSWE; too little for the bootstrap)'",
    "a b c d e f g h, x b c d e f g h, 'no significant difference (too little for either test)'"
  })
  void compare_oneUtterance_namesTheTestsThatHaveTooLittle(String a, String b, String verdict) {
    here.file("ref.txt", "u1 a b c d e f g h\n")
        .file("a1.txt", "u1 " + a)
        .file("b1.txt", "u1 " + b);
    score("a1");
    score("b1");

    assertThat(here.run("compare", "a1", "b1").assertDone().out())
        .contains("verdict     " + verdict + "\n");
  }

  @Test
  void compare_oneSegment_saysThatMapssweHasTooLittle() {
    here.file("a1.txt", "u1 a b c\nu2 d e\nu3 f\n").file("b1.txt", "u1 a b c\nu2 d e\nu3 x\n");
    score("a1");
    score("b1");

    assertThat(here.run("compare", "a1", "b1").assertDone().out())
        .contains("difference (not p < 0.05 by the bootstrap; too little for MAPSSWE)\n");
  }

  @Test
  void compare_intervals_areThoseOfTheScores() {
    JsonObject scored =
        here.run("score", "--ref", "ref.txt", "--hyp", "b.txt", "--lang", "en", "--json").json();

    JsonObject compared = here.run("compare", "a", "b", "--json").json().getAsJsonObject("second");

    JsonObject interval = scored.getAsJsonObject("interval");
    assertThat(compared.get("low")).isEqualTo(interval.get("low"));
    assertThat(compared.get("high")).isEqualTo(interval.get("high"));
  }

  @Test
  void compare_by_usesTheColumnsOfEitherResultOrAnotherTable() {
    here.file("other.tsv", "ID\tAGE\nu1\told\nu3\told\n");

    Outcome known = here.run("compare", "b", "a", "--by", "room", "--limit", "0").assertDone();
    JsonObject other =
        here.run("compare", "a", "b", "--by", "age", "--metadata", "other.tsv", "--json").json();

    assertThat(known.out().lines().skip(7).toList().get(1))
        .contains("60.00 %", "0.00 %", "-60.00")
        .endsWith("2  big");
    assertThat(known.out().lines().skip(7).toList().get(2)).endsWith("1  small");
    JsonObject old = other.getAsJsonObject("by").getAsJsonArray("groups").get(1).getAsJsonObject();
    assertThat(old.get("utterances").getAsInt()).isEqualTo(2);
    here.run("compare", "a", "b", "--by", "AGE")
        .assertFailed(ErrorKind.NOT_FOUND, "no column 'AGE'")
        .assertNext("ROOM");
    here.run("compare", "b", "b", "--by", "AGE")
        .assertFailed(ErrorKind.NOT_FOUND, "nothing but their texts")
        .assertNext("--metadata");
  }

  @Test
  void compare_otherRulesOrSet_isRefusedAndSaysWhich() {
    score("raw", "a.txt", "--normalized");
    here.file("ref.txt", "u1 a b c\nu2 d e\nu3 g\n");
    score("moved", "a.txt");

    here.run("compare", "a", "raw")
        .assertFailed(ErrorKind.CONFLICT, "cannot be compared: normalizer is '", "' and 'none/1'")
        .assertNext("Score both");
    here.run("compare", "a", "moved")
        .assertFailed(ErrorKind.CONFLICT, "cannot be compared: set is 'sha256:")
        .assertNext("other utterances or references");
  }

  @Test
  void compare_notAResult_isNamed() {
    here.file("kaldi/RESULTS.txt", "%WER 1.00 [ 1 / 100, 0 ins, 0 del, 1 sub ]\n");
    here.file("leaderboard/RESULTS.txt", "{\"num_ref_utts\": 3, \"C\": 1}\n");

    here.run("compare", "a", "gone")
        .assertFailed(ErrorKind.NOT_FOUND, "no finished result", "gone");
    here.run("compare", "kaldi", "a").assertFailed(ErrorKind.CORRUPT, "kaldi", "no JSON object");
    here.run("compare", "a", "leaderboard")
        .assertFailed(ErrorKind.USAGE, "leaderboard", "no comparison key")
        .assertNext("zoo score");
    here.run("compare", "a").assertFailed(ErrorKind.USAGE, "B");
    here.run("compare", "a", "b", "--limit", "-1").assertFailed(ErrorKind.USAGE, "-1");
  }

  @Test
  void compare_editedFiles_areFoundOut() {
    String details = here.read("b/DETAILS.txt");
    String results = here.read("b/RESULTS.txt");

    here.file("b/DETAILS.txt", details.replace("\"sub\": 1", "\"sub\": 0"));
    assertDamaged("b/DETAILS.txt, line 1: its counts are not those of its rows");
    here.file("b/DETAILS.txt", details.substring(0, details.indexOf("  EDIT")));
    assertDamaged("it ends within an utterance");
    here.file("b/DETAILS.txt", details.substring(0, details.indexOf("{\"uid\": \"u3\"")));
    assertDamaged("ends before that of the other result");
    here.file("b/DETAILS.txt", details.replace("u2", "u9"));
    assertDamaged("'u2' in one is not 'u9' in the other");
    here.file("b/DETAILS.txt", details.replace("  HYP  : A X", "  HYP  : A B"));
    assertDamaged("not what zoo writes");
    here.file("b/DETAILS.txt", details);
    here.file("b/RESULTS.txt", results.replace("\"S\": 2", "\"S\": 1"));
    assertDamaged("do not add up");
    here.file("b/RESULTS.txt", results.replace("\"selection\": \"all\"", "\"selection\": \"any\""));
    assertDamaged("comparison key is not that of its parts");
  }

  private void assertDamaged(String what) {
    here.run("compare", "a", "b").assertFailed(ErrorKind.CORRUPT, what);
  }

  private void score(String name, String... more) {
    boolean named = more.length > 0 && more[0].endsWith(".txt");
    List<String> rest = List.of(more).subList(named ? 1 : 0, more.length);
    ArrayList<String> arguments =
        new ArrayList<>(
            List.of("score", "--ref", "ref.txt", "--hyp", named ? more[0] : name + ".txt"));
    arguments.addAll(List.of("--lang", "en", "--out", name));
    arguments.addAll(rest);
    here.run(arguments.toArray(String[]::new)).assertDone();
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        CompareCommandTest.class.getResourceAsStream("/golden/mapsswe/" + name + ".txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
