package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code zoo score} says beside the rate; all numbers counted by hand. */
class ScoreCommandTest {
  @TempDir private Path folder;
  private CliHarness here;

  @BeforeEach
  void makeFiles() {
    here = CliHarness.in(folder);
    here.file("ref.txt", "u1 a b c d\nu2 a b\nu3 e f g\nu4 h\n");
    here.file("hyp.txt", "u1 a x c\nu2 a b\nu3 e f g g\nu4 x\n");
    here.file(
        "metadata.tsv",
        lines(
            "ID\tAUDIO\tDURATION\tTEXT\tSPEAKER\tROOM",
            "u1\ta\t1.5\tt\tann\tbig",
            "u2\ta\t70\tt\tann\t",
            "u3\ta\t2\tt\tbob\tbig",
            "u4\ta\t2\tt\tbob\tsmall"));
  }

  @Test
  void score_english_countsPhrasesOfTheChosenRules() {
    here.file("said.txt", "u1 I am 5 km away\n");
    here.file("heard.txt", "u1 I'm five kilometers away\n");
    here.file("own.csv", "KILOMETERS AWAY,FAR\n");

    assertThat(score("said.txt", "heard.txt", "en").out()).startsWith("WER 0.00 % [ 0 / 5, ");
    assertThat(score("said.txt", "heard.txt", "en", "--glm", "none").out())
        .startsWith("WER 40.00 % [ 2 / 5, ");
    assertThat(score("said.txt", "heard.txt", "en", "--glm", "own.csv", "--json").out())
        .contains("\"options\": \"glm=sha256:");
    score("said.txt", "heard.txt", "en", "--glm", "gone.csv")
        .assertFailed(ErrorKind.NOT_FOUND, "gone.csv");
  }

  @Test
  void score_ownInterjections_areLeftOutAndPartOfTheKey() {
    here.file("said.txt", "u1 gosh it is five\n");
    here.file("heard.txt", "u1 it is five um\n");
    here.file("words.csv", "GOSH\n");

    assertThat(score("said.txt", "heard.txt", "en").out()).startsWith("WER 25.00 % [ 1 / 4, ");
    Outcome own = score("said.txt", "heard.txt", "en", "--interjections", "words.csv", "--json");
    assertThat(own.json().get("I").getAsInt()).isEqualTo(1);
    assertThat(own.json().get("D").getAsInt()).isZero();
    assertThat(own.out()).contains("\"options\": \"interjections=sha256:");
    score("said.txt", "heard.txt", "en", "--interjections", "words.csv", "--normalized")
        .assertFailed(ErrorKind.USAGE, "--interjections changes them");
  }

  /** An empty and a missing answer: the old rule does not see them. */
  @Test
  void score_oneEmptyAndOneMissingOfFour_countsDeletionsAndShowsTheOldRule() {
    here.file("four.txt", "u1 今天天气\nu2 很好\nu3 谢谢你\nu4 再见\n");
    here.file("two.txt", "u1 今天天气\nu2 很好\nu3\n");

    Outcome score = score("four.txt", "two.txt", "zh", "--out", "out");

    score.assertFailed(
        ErrorKind.INCOMPLETE,
        "2 of 4 utterances in two.txt have no hypothesis: u3 (empty), u4 (missing)");
    assertThat(score.out())
        .startsWith("CER 45.45 % [ 5 / 11, 0 ins, 5 del, 0 sub ], 95 % interval ")
        .endsWith("coverage 50.00 % (2 of 4 utterances; 1 missing, 1 empty)\n");
    assertThat(score.err())
        .contains("compat_speechio CER 0.00 % over 2 of 4 utterances (the old rule")
        .contains("not ranked");
    JsonObject results = results("out");
    assertThat(results.get("D").getAsInt()).isEqualTo(5);
    assertThat(results.get("num_eval_utts").getAsInt()).isEqualTo(4);
    assertThat(results.get("coverage").getAsDouble()).isEqualTo(0.5);
    JsonObject compat = results.getAsJsonObject("compat_speechio");
    assertThat(compat.get("num_eval_utts").getAsInt()).isEqualTo(2);
    assertThat(compat.get("token_error_rate").getAsDouble()).isZero();
    assertThat(here.read("out/DETAILS.txt")).contains("\"empty\"", "\"missing\"");
  }

  @Test
  void score_withoutMetadata_drawsUtterances() {
    JsonObject score = score("ref.txt", "hyp.txt", "en", "--json").assertDone().json();

    JsonObject interval = score.getAsJsonObject("interval");
    assertThat(interval.get("blocks").getAsString()).isEqualTo("utterance");
    assertThat(interval.get("block_count").getAsInt()).isEqualTo(4);
    assertThat(interval.get("level").getAsDouble()).isEqualTo(0.95);
    // 2/4, 0, 1/3 and 1/1
    assertThat(macro(score)).isEqualTo(100 * (0.5 + 1 / 3.0 + 1) / 4);
  }

  @Test
  void score_speakersKnown_drawsSpeakersAndAveragesOverThem() {
    JsonObject score =
        score("ref.txt", "hyp.txt", "en", "--json", "--metadata", "metadata.tsv")
            .assertDone()
            .json();

    JsonObject interval = score.getAsJsonObject("interval");
    assertThat(interval.get("blocks").getAsString()).isEqualTo("SPEAKER");
    assertThat(interval.get("block_count").getAsInt()).isEqualTo(2);
    // Ann 2 of 6, Bob 2 of 4: whoever is drawn, the rate lies between theirs.
    assertThat(interval.get("low").getAsDouble()).isEqualTo(100 * (2 / 6.0));
    assertThat(interval.get("high").getAsDouble()).isEqualTo(50);
    assertThat(macro(score)).isEqualTo(100 * (2 / 6.0 + 2 / 4.0) / 2);
    // u2 lasts 70 seconds, which the old rule leaves out.
    assertThat(score.getAsJsonObject("compat_speechio").get("num_ref_utts").getAsInt())
        .isEqualTo(3);
  }

  @Test
  void score_by_splitsByTheColumn() {
    Outcome text = score("ref.txt", "hyp.txt", "en", "--metadata", "metadata.tsv", "--by", "room");
    JsonObject json =
        score("ref.txt", "hyp.txt", "en", "--json", "--metadata", "metadata.tsv", "--by", "ROOM")
            .assertDone()
            .json();

    List<String> table = text.assertDone().out().lines().skip(1).toList();
    assertThat(table).hasSize(4);
    assertThat(table.get(0)).contains("WER", "95 % interval", "errors / tokens", "ROOM");
    assertThat(table.get(1)).contains("0.00 %", "0 / 2", "1 of 1", "(no value)");
    assertThat(table.get(2)).contains("42.86 %", "3 / 7", "2 of 2", "big");
    assertThat(table.get(3)).contains("100.00 %", "1 / 1", "small");
    JsonObject big = json.getAsJsonObject("by").getAsJsonArray("groups").get(1).getAsJsonObject();
    assertThat(big.get("value").getAsString()).isEqualTo("big");
    assertThat(big.get("D").getAsInt() + big.get("S").getAsInt()).isEqualTo(2);
    assertThat(big.get("I").getAsInt()).isEqualTo(1);
    assertThat(big.get("low").getAsDouble()).isLessThan(43);
  }

  @Test
  void score_confusions_countsEachKind() {
    here.file("hyp.txt", "u1 a x c\nu2 a x\nu3 e f g g\nu4 h h\n");

    Outcome text = score("ref.txt", "hyp.txt", "en", "--confusions", "1", "--out", "out");
    JsonObject json = score("ref.txt", "hyp.txt", "en", "--json", "--confusions").json();

    assertThat(text.assertDone().out().lines().skip(1))
        .containsExactly(
            "       2  substituted  B -> X",
            "       1  deleted      D",
            "       1  inserted     G");
    assertThat(json.getAsJsonObject("confusions").getAsJsonArray("insertions")).hasSize(2);
    assertThat(here.read("out/confusions.tsv"))
        .isEqualTo("KIND\tCOUNT\tREF\tHYP\nS\t2\tB\tX\nD\t1\tD\t\nI\t1\t\tG\nI\t1\t\tH\n");
  }

  @Test
  void score_out_writesColumnsAndBreakdown() {
    score("ref.txt", "hyp.txt", "en", "--out", "out", "--metadata", "metadata.tsv").assertDone();

    assertThat(here.read("out/columns.tsv").lines())
        .containsExactly(
            "ID\tDURATION\tSPEAKER\tROOM",
            "u1\t1.5\tann\tbig",
            "u2\t70\tann\t",
            "u3\t2\tbob\tbig",
            "u4\t2\tbob\tsmall");
    assertThat(here.read("out/breakdown.tsv").lines())
        .containsExactly(
            "COLUMN\tVALUE\tUTTERANCES\tANSWERED\tN\tC\tS\tD\tI\tRATE",
            "SPEAKER\tann\t2\t2\t6\t4\t1\t1\t0\t33.33",
            "SPEAKER\tbob\t2\t2\t4\t3\t1\t0\t1\t50.00",
            "ROOM\t\t1\t1\t2\t2\t0\t0\t0\t0.00",
            "ROOM\tbig\t2\t2\t7\t5\t1\t1\t1\t42.86",
            "ROOM\tsmall\t1\t1\t1\t0\t1\t0\t0\t100.00");
  }

  @Test
  void score_perUtterance_writesEachFormat() {
    here.file("ref.txt", "u,1 say \"a\"\nu2 b\nu3 c\n").file("hyp.txt", "u,1 say \"a\"\nu2\n");

    score(
            "ref.txt",
            "hyp.txt",
            "en",
            "--normalized",
            "--out",
            "out",
            "--per-utterance",
            "csv,jsonl,trn")
        .assertFailed(ErrorKind.INCOMPLETE);

    assertThat(here.read("out/utterances.csv").lines())
        .containsExactly(
            "ID,STATUS,C,S,D,I,N,RATE,REF,HYP",
            "\"u,1\",ok,2,0,0,0,2,0.00,\"say \"\"a\"\"\",\"say \"\"a\"\"\"",
            "u2,empty,0,0,1,0,1,100.00,b,",
            "u3,missing,0,0,1,0,1,100.00,c,");
    assertThat(here.read("out/ref.trn")).isEqualTo("say \"a\" (u,1)\nb (u2)\nc (u3)\n");
    assertThat(here.read("out/hyp.trn")).isEqualTo("say \"a\" (u,1)\n(u2)\n(u3)\n");
    JsonObject second =
        JsonParser.parseString(here.read("out/utterances.jsonl").lines().toList().get(1))
            .getAsJsonObject();
    assertThat(second.get("uid").getAsString()).isEqualTo("u2");
    assertThat(second.getAsJsonArray("edits")).hasToString("[[\"D\",\"b\",\"\"]]");
  }

  @Test
  void score_byAColumnOfTooManyValues_isRefused() {
    List<String> table = new ArrayList<>(List.of("ID\tURL"));
    for (int number = 0; number < 1001; number++) {
      table.add("u%d\thttps://a/%d".formatted(number, number));
    }
    here.file("urls.tsv", lines(table.toArray(String[]::new)));

    score("ref.txt", "hyp.txt", "en", "--metadata", "urls.tsv", "--by", "url")
        .assertFailed(ErrorKind.USAGE, "column URL of urls.tsv has 1001 values");
  }

  @Test
  void score_manyUtterances_detailsAreInOrder() {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < 9000; number++) {
      lines.add("u%05d w%d".formatted(number, number % 7));
    }
    here.file("many.txt", String.join("\n", lines));

    score("many.txt", "many.txt", "en", "--out", "out").assertDone();

    assertThat(
            here.read("out/DETAILS.txt")
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> line.substring(9, 15)))
        .containsExactlyElementsOf(lines.stream().map(line -> line.substring(0, 6)).toList());
  }

  @Test
  void score_badMetadata_namesWhatIsWrong() {
    here.file("no-id.tsv", "NAME\tSPEAKER\nu1\tann\n");
    here.file("short.tsv", "ID\tSPEAKER\nu1\tann\n\nu2\n");
    here.file("twice.tsv", "\uFEFFID\tSPEAKER\r\nu1\tann\r\nu1\tbob\r\n");

    metadata("no-id.tsv").assertFailed(ErrorKind.USAGE, "no-id.tsv has no column ID");
    metadata("short.tsv").assertFailed(ErrorKind.USAGE, "short.tsv, line 4: 1 cells", "2");
    metadata("twice.tsv").assertFailed(ErrorKind.USAGE, "line 3: the id 'u1' is there twice");
    metadata("gone.tsv").assertFailed(ErrorKind.NOT_FOUND, "gone.tsv");
    score("ref.txt", "hyp.txt", "en", "--by", "ROOM")
        .assertFailed(ErrorKind.USAGE, "--by ROOM")
        .assertNext("--metadata");
    score("ref.txt", "hyp.txt", "en", "--metadata", "metadata.tsv", "--by", "SEX")
        .assertFailed(ErrorKind.NOT_FOUND, "no column 'SEX'")
        .assertNext("DURATION, SPEAKER, ROOM");
    score("ref.txt", "hyp.txt", "en", "--confusions", "-1").assertFailed(ErrorKind.USAGE, "-1");
    score("ref.txt", "hyp.txt", "en", "--per-utterance", "xml")
        .assertFailed(ErrorKind.USAGE, "xml");
  }

  private Outcome metadata(String file) {
    return score("ref.txt", "hyp.txt", "en", "--metadata", file);
  }

  private Outcome score(String references, String hypotheses, String language, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("score", "--ref", references, "--hyp", hypotheses, "--lang", language));
    arguments.addAll(List.of(more));
    return here.run(arguments.toArray(String[]::new));
  }

  private JsonObject results(String out) {
    return JsonParser.parseString(here.read(out + "/RESULTS.txt").lines().toList().get(0))
        .getAsJsonObject();
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  private static double macro(JsonObject score) {
    return score.getAsJsonObject("macro").get("token_error_rate").getAsDouble();
  }

  @Test
  void score_withATestSet_canBeComparedAndRankedWithModelsThatRanOnIt() {
    CliHarness zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
    OracleContent.english(zoo);
    zoo.run("benchmark", "-m", "oracle_en", "-d", "MINI_EN").assertDone();
    String run = "results/2026-11-22__oracle_en__MINI_EN__100000";
    zoo.file("hyp.txt", zoo.read(run + "/raw_rec.txt"));
    String[] score = {
      "score", "-d", "MINI_EN", "--hyp", "hyp.txt", "--lang", "en", "--name", "mine", "--out", "own"
    };

    zoo.run(score).assertDone();
    Outcome compared = zoo.run("compare", run, "own").assertDone();
    Outcome ranked = zoo.run("rank", "--not-blind", run, "own").assertDone();

    assertThat(compared.out()).contains("verdict     identical: ");
    assertThat(ranked.out()).contains("MINI_EN: WER of 2 models", "  mine ", "  oracle_en ");
    assertThat(zoo.run("rank", run, "own").err()).contains("2 results of runs that are not said");
  }

  @Test
  void score_wrongIds_namesThoseThatNoReferenceHas() {
    CliHarness here = CliHarness.in(folder);
    here.file("ref.txt", "u1 a\n").file("hyp.txt", "U1 a\n");

    Outcome score = here.run("score", "--ref", "ref.txt", "--hyp", "hyp.txt", "--lang", "en");

    score.assertFailed(ErrorKind.INCOMPLETE);
    assertThat(score.err()).contains("not scored, as no reference has the id: U1");
  }

  @Test
  void score_referencesTwiceOrNotAtAll_isAUsageError() {
    CliHarness zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");

    zoo.run("score", "--hyp", "h", "--lang", "en")
        .assertFailed(ErrorKind.USAGE, "--ref FILE, or -d");
    zoo.run("score", "--ref", "r", "-d", "MINI_EN", "--hyp", "h", "--lang", "en")
        .assertFailed(ErrorKind.USAGE, "--ref and -d both name the references");
    zoo.run("score", "-d", "MINI_EN", "--hyp", "h", "--lang", "en")
        .assertFailed(ErrorKind.NOT_FOUND)
        .assertNext("zoo pull -d MINI_EN");
  }
}
