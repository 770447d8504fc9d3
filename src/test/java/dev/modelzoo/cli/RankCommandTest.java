package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.LeaderboardContent.Run;
import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankCommandTest {
  @TempDir private Path folder;
  private CliHarness zoo;
  private LeaderboardContent content;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    content = new LeaderboardContent(zoo, 60);
  }

  @Test
  void rank_threeModels_putsTiesOnOneRank() {
    content.add(Run.of("good", "A_EN", 4)).add(Run.of("alike", "A_EN", 4.4));
    content.add(Run.of("bad", "A_EN", 30));

    List<String> lines = zoo.run("rank").assertDone().out().lines().toList();
    JsonObject table = table(zoo.run("rank", "--json").assertDone());

    assertThat(lines.get(0)).isEqualTo("A_EN: WER of 3 models");
    assertThat(lines.get(1))
        .matches("rank  model +WER +95 % interval +macro +coverage +RTF +network +blind +date");
    assertThat(lines.get(4)).matches("   3  bad .* 100.00 % .*  none +yes +2026-11-20");
    assertThat(column(table, "rank")).containsExactly("1", "1", "3");
    assertThat(column(table, "model")).containsExactlyInAnyOrder("good", "alike", "bad");
    assertThat(table.getAsJsonArray("pairs")).hasSize(3);
    assertThat(standing(table, "bad").get("rtf").getAsDouble())
        .isCloseTo((0.35 * 60 + 3) / (3.5 * 60), within(1e-9));
  }

  @Test
  void rank_twoModels_agreesWithCompare() {
    content.add(Run.of("one", "A_EN", 8)).add(Run.of("two", "A_EN", 12));
    String[] results = {result("one"), result("two")};

    JsonObject pair =
        table(zoo.run("rank", "--json")).getAsJsonArray("pairs").get(0).getAsJsonObject();
    JsonObject compared = zoo.run("compare", results[0], results[1], "--json").json();
    JsonObject first = standing(table(zoo.run("rank", "--json")), "one");

    assertThat(pair.get("mapsswe_p")).isEqualTo(compared.getAsJsonObject("mapsswe").get("p"));
    assertThat(pair.get("bootstrap_p").getAsDouble())
        .isCloseTo(compared.getAsJsonObject("bootstrap").get("p").getAsDouble(), within(0.01));
    assertThat(first.get("low")).isEqualTo(compared.getAsJsonObject("first").get("low"));
    assertThat(first.get("macro").getAsDouble()).isPositive();
  }

  @Test
  void rank_group_poolsItsSetsAndLeavesTheIncompleteUnranked() {
    zoo.file("zoo.yaml", zoo.read("zoo.yaml") + "groups:\n  open: SET_EN_{01..02}\n");
    for (String set : List.of("SET_EN_01", "SET_EN_02")) {
      content.add(Run.of("good", set, 5)).add(Run.of("bad", set, 25));
    }
    content.add(Run.of("half", "SET_EN_01", 1)).add(Run.of("good", "OTHER_EN", 1));

    JsonObject table = table(zoo.run("rank", "--group", "open", "--json").assertDone());
    Outcome all = zoo.run("rank").assertDone();
    JsonObject good = standing(table, "good");

    assertThat(column(table, "model")).containsExactly("good", "bad", "half");
    assertThat(column(table, "rank")).containsExactly("1", "2", "null");
    assertThat(standing(table, "half").getAsJsonArray("missing").get(0).getAsString())
        .isEqualTo("SET_EN_02");
    assertThat(good.get("references").getAsInt()).isEqualTo(120);
    assertThat(good.getAsJsonArray("results")).hasSize(2);
    assertThat(good.get("low").getAsDouble()).isLessThan(rate(good));
    assertThat(good.get("high").getAsDouble()).isGreaterThan(rate(good));
    double mean = (rate(good, "SET_EN_01") + rate(good, "SET_EN_02")) / 2;
    assertThat(good.get("macro").getAsDouble()).isCloseTo(mean, within(1e-9));
    assertThat(all.out())
        .contains("OTHER_EN: WER of 1 model\n", "SET_EN_01: WER of 3 models\n")
        .contains("open: WER of 2 models on 2 sets\n")
        .containsPattern(" date +lacks\n")
        .containsPattern("   -  half .* 2026-11-20  SET_EN_02\n");
  }

  @Test
  void rank_severalSets_areTakenTogetherOnlyIfTheyCountTheSame() {
    content.add(Run.of("m", "A_EN", 5)).add(Run.of("m", "A_ZH", 5));

    assertThat(zoo.run("rank", "-d", "A_ZH").assertDone().out()).startsWith("A_ZH: CER of 1 model");
    zoo.run("rank", "-d", "A_ZH", "-d", "A_EN")
        .assertFailed(ErrorKind.CONFLICT, "would add up CER of A_ZH and WER of A_EN");
  }

  @Test
  void rank_otherReferences_areToldAndTheNewestAreRanked() {
    content.add(Run.of("one", "A_EN", 5)).add(Run.of("two", "A_EN", 5).with("references", "2"));

    Outcome rank = zoo.run("rank").assertDone();

    assertThat(rank.out()).contains("A_EN: WER of 1 model\n", "  two ");
    assertThat(rank.err())
        .contains("not ranked A_EN: another content of the set (2026-11-20__one__A_EN__100000)");
    assertThat(zoo.run("rank", "-m", "one").assertDone().out()).contains("  one ");
    assertThat(zoo.run("rank", result("one")).assertDone().out()).contains("  one ");
  }

  @Test
  void rank_tryWithFewUtterances_takesNoPlaceOfAWholeResult() {
    content.add(Run.of("one", "A_EN", 5)).add(Run.of("two", "A_EN", 15));
    content.add(Run.of("one", "A_EN", 1).on("2026-11-29").with("selection", "first 5"));

    Outcome rank = zoo.run("rank").assertDone();
    JsonObject json = zoo.run("rank", "--json").json();

    assertThat(rank.out()).contains("A_EN: WER of 2 models\n");
    assertThat(rank.err()).contains("not ranked A_EN: selection 'first 5', not 'all' (");
    assertThat(json.getAsJsonArray("not_ranked")).hasSize(1);
  }

  @Test
  void rank_repetitionsAndVersions_newestOfOneVersionCounts() {
    content.add(Run.of("m", "A_EN", 30).on("2026-11-01"));
    content.add(Run.of("m", "A_EN", 5).on("2026-11-09"));
    content.add(Run.of("m", "A_EN", 15).on("2026-11-05").with("version", "2"));

    Outcome one = zoo.run("rank", "--json").assertDone();
    JsonObject all = table(zoo.run("rank", "--json", "--all-versions").assertDone());
    String text = zoo.run("rank", "--all-versions").out();

    assertThat(column(table(one), "date")).containsExactly("2026-11-09");
    assertThat(one.err()).contains("not ranked A_EN: of another version of the model");
    assertThat(column(all, "date")).containsExactly("2026-11-09", "2026-11-05");
    assertThat(text).containsPattern("  m@sha256:[0-9a-f]{8} ");
  }

  @Test
  void rank_pinnedVersion_goesBeforeOneThatWasRunLater() {
    content.add(Run.of("m", "A_EN", 5).on("2026-11-01").with("version", "2"));
    content.add(Run.of("m", "A_EN", 15).on("2026-11-09"));
    JsonObject all = table(zoo.run("rank", "--json", "--all-versions").assertDone());
    String pinned = column(all, "model_digest").get(0);
    zoo.file(
        "zoo.yaml", "schema: zoo/1\nmodels:\n  m:\n    version: 2\n    digest: " + pinned + "\n");

    JsonObject table = table(zoo.run("rank", "--json").assertDone());

    assertThat(column(table, "model_digest")).containsExactly(pinned);
    assertThat(column(table, "date")).containsExactly("2026-11-01");
  }

  @Test
  void rank_damagedSet_doesNotStopTheOthers() {
    content.add(Run.of("one", "A_EN", 5)).add(Run.of("one", "B_EN", 5));
    zoo.file("results/2026-11-20__one__A_EN__100000/DETAILS.txt", "");

    Outcome rank = zoo.run("rank").assertDone();

    assertThat(rank.out()).startsWith("B_EN: ").doesNotContain("A_EN");
    assertThat(rank.err()).contains("A_EN is not ranked: ");
  }

  @Test
  void rank_notBlind_isLeftOutUnlessAsked() {
    content.add(Run.of("seeing", "A_EN", 1).with("blind", "false").with("network", "default"));

    zoo.run("rank")
        .assertFailed(ErrorKind.NOT_FOUND, "nothing to rank: 1 result of runs that are not said")
        .assertNext("zoo rank --not-blind");
    assertThat(zoo.run("rank", "--not-blind").assertDone().out())
        .containsPattern("1  seeing .*default +no ");
    content.add(Run.of("blind", "A_EN", 1));
    Outcome blind = zoo.run("rank").assertDone();
    assertThat(blind.out()).doesNotContain("seeing");
    assertThat(blind.err()).contains("left out   1 result");
    assertThat(zoo.run("rank", "--json").json().getAsJsonArray("not_blind")).hasSize(1);
  }

  @Test
  void rank_oldRule_isListedAndNotRanked() {
    zoo.file("results/old/RESULTS.txt", golden("zh_score/RESULTS.txt"));

    Outcome alone = zoo.run("rank").assertDone();
    content.add(Run.of("m", "A_ZH", 5));
    Outcome both = zoo.run("rank").assertDone();
    JsonObject old =
        zoo.run("rank", "--json").json().getAsJsonArray("old_rule").get(0).getAsJsonObject();

    assertThat(alone.out()).startsWith("Counted by the old rule, not ranked:\n- old  ");
    assertThat(both.out())
        .startsWith("A_ZH: CER of 1 model\n")
        .contains("\n\nCounted by the old rule, not ranked:\n- old  ");
    assertThat(old.get("folder").getAsString()).endsWith("old");
    assertThat(old.get("num_eval_utts").getAsInt()).isPositive();
  }

  @Test
  void rank_formats_areEscaped() {
    content.add(Run.of("m", "A_EN", 5).with("name", "a|b,\"c\" <i>\u202E"));

    List<String> markdown = zoo.run("rank", "--format", "markdown").out().lines().toList();
    List<String> csv = zoo.run("rank", "--format", "csv").out().lines().toList();

    assertThat(markdown.get(0)).isEqualTo("**A\\_EN: WER of 1 model**");
    assertThat(markdown.get(2)).startsWith("| rank | model | WER | 95 % interval |");
    assertThat(markdown.get(3)).startsWith("| ---: | --- | ---: |");
    assertThat(markdown.get(4)).startsWith("| 1 | a\\|b,\"c\" \\<i\\>").doesNotContain("\u202E");
    assertThat(csv.get(0)).startsWith("table,rank,model,model_digest,rate,token_error_rate,");
    assertThat(csv.get(1)).startsWith("A_EN,1,\"a|b,\"\"c\"\" <i>\u202E\",sha256:");
    assertThat(csv).hasSize(2);
  }

  @Test
  void rank_wrongCommandLine_isExplained() {
    content.add(Run.of("m", "A_EN", 5));

    zoo.run("rank", "--format", "html").assertFailed(ErrorKind.USAGE, "--format html");
    zoo.run("rank", "--group", "x", "-d", "A_EN").assertFailed(ErrorKind.USAGE, "leave out -d");
    zoo.run("rank", "--group", "x")
        .assertFailed(ErrorKind.NOT_FOUND, "no group 'x'")
        .assertNext("groups:");
    zoo.run("rank", "gone").assertFailed(ErrorKind.NOT_FOUND, "no folder", "gone");
    zoo.run("rank", "-m", "other").assertFailed(ErrorKind.NOT_FOUND, "no result to rank");
  }

  @Test
  void rank_damagedResult_isToldAndLeftOutUnlessNamed() {
    content.add(Run.of("m", "A_EN", 5));
    zoo.file("results/broken/RESULTS.txt", "nothing\n");

    Outcome found = zoo.run("rank").assertDone();

    assertThat(found.out()).contains("of 1 model");
    assertThat(found.err()).contains("warning: ", "broken", "no JSON object");
    zoo.run("rank", "results/broken").assertFailed(ErrorKind.CORRUPT, "broken");
  }

  @Test
  void rank_editedDetails_areFoundOut() {
    content.add(Run.of("m", "A_EN", 5)).add(Run.of("n", "A_EN", 5));
    String details = zoo.read(result("n") + "/DETAILS.txt");

    zoo.file(result("n") + "/DETAILS.txt", details.substring(0, details.lastIndexOf("{\"uid\"")));
    zoo.run("rank").assertFailed(ErrorKind.CORRUPT, "A_EN ends before the others");
    zoo.file(result("n") + "/DETAILS.txt", details.replace("A_EN_0003", "A_EN_0003x"));
    zoo.run("rank").assertFailed(ErrorKind.CORRUPT, "'A_EN_0003' in one is not 'A_EN_0003x'");
  }

  private static String result(String model) {
    return "results/2026-11-20__" + model + "__A_EN__100000";
  }

  private static JsonObject table(Outcome outcome) {
    return outcome.json().getAsJsonArray("tables").get(0).getAsJsonObject();
  }

  private static List<String> column(JsonObject table, String name) {
    return table.getAsJsonArray("models").asList().stream()
        .map(row -> row.getAsJsonObject().get(name))
        .map(value -> value.isJsonNull() ? "null" : value.getAsString())
        .toList();
  }

  private static JsonObject standing(JsonObject table, String model) {
    return table.getAsJsonArray("models").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(row -> row.get("model").getAsString().equals(model))
        .findFirst()
        .orElseThrow();
  }

  private static double rate(JsonObject standing) {
    return standing.get("token_error_rate").getAsDouble();
  }

  private double rate(JsonObject standing, String set) {
    return rate(
        standing(table(zoo.run("rank", "-d", set, "--json")), standing.get("model").getAsString()));
  }

  private static String golden(String name) {
    try (InputStream in = RankCommandTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
