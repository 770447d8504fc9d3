package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.cli.LeaderboardContent.Run;
import dev.modelzoo.error.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCommandTest {
  private static final Pattern PACKED = Pattern.compile("H4sI[A-Za-z0-9+/=]+");

  @TempDir private Path folder;
  private CliHarness zoo;
  private LeaderboardContent content;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    content = new LeaderboardContent(zoo, 20);
  }

  @Test
  void site_modelsAndSets_haveTheirPages() {
    content.add(Run.of("one", "A_EN", 5)).add(Run.of("two", "A_EN", 25));
    content.add(Run.of("one", "B_ZH", 5).on("2026-10-01"));

    Outcome outcome = zoo.run("site", "out", "--title", "Ours <b>").assertDone();

    assertThat(outcome.out()).endsWith("index.html\n");
    assertThat(outcome.err()).contains("2 models, 2 test sets, 3 results");
    assertThat(names())
        .containsExactlyInAnyOrder(
            "compare.html",
            "data/A_EN/model-one.js",
            "data/A_EN/model-two.js",
            "data/A_EN/references.js",
            "data/B_ZH/model-one.js",
            "data/B_ZH/references.js",
            "index.html",
            "models/one.html",
            "models/two.html",
            "reports/A_EN/one.html",
            "reports/A_EN/two.html",
            "reports/B_ZH/one.html",
            "sets/A_EN.html",
            "sets/B_ZH.html",
            "zoo-site.json");
    assertThat(zoo.read("out/index.html"))
        .contains("<h1>Ours &lt;b&gt;</h1>", "2 models, 2 test sets, 3 results")
        .contains("<a href=\"models/one.html\">one</a>");
    assertThat(zoo.read("out/models/one.html")).contains("href=\"../reports/A_EN/one.html\"");
  }

  @Test
  void site_sameInput_givesTheSameBytes() {
    LeaderboardContent.zoo(folder, 20);

    zoo.run("site", "out", "--title", "x").assertDone();
    zoo.run("site", "again", "--title", "x").assertDone();

    assertThat(FolderSnapshot.of(zoo.path("again"))).isEqualTo(FolderSnapshot.of(zoo.path("out")));
  }

  @Test
  void site_privateSet_hasScoresAndNoText() {
    zoo.file("zoo.yaml", zoo.read("zoo.yaml") + "datasets:\n  SECRET_EN:\n    private: true\n");
    Run secret = Run.of("one", "SECRET_EN", 30).with("prefix", "xyzzyword ");
    content.add(secret).add(Run.of("two", "SECRET_EN", 5).with("prefix", "xyzzyword "));
    content.add(Run.of("one", "OPEN_EN", 5).with("prefix", "plughword "));
    // Says that it is of another set; the folder knows better.
    content.add(Run.of("three", "SECRET_EN", 5).with("prefix", "xyzzyword ").with("set", "FAKE"));

    zoo.run("site", "out").assertDone();
    String everything = everything();

    assertThat(everything).contains("plughword", "secret_en", "open_en_0003");
    assertThat(everything).doesNotContain("xyzzyword").doesNotContain("secret_en_0");
    assertThat(names()).noneMatch(name -> name.matches("(data|reports)/(SECRET|FAKE).*"));
    assertThat(zoo.read("out/sets/SECRET_EN.html")).contains("A private test set");
  }

  @Test
  void site_pinnedPrivateSet_isKnownByItsDigestUnderAnotherName() {
    content.add(Run.of("one", "SECRET_EN", 30).with("prefix", "xyzzyword "));
    String results = zoo.read("results/2026-11-20__one__SECRET_EN__100000/RESULTS.txt");
    Matcher digest = Pattern.compile("\"set_digest\": \"([^\"]*)\"").matcher(results);
    assertThat(digest.find()).isTrue();
    zoo.file(
        "zoo.yaml",
        zoo.read("zoo.yaml")
            + "datasets:\n  REAL:\n    private: true\n    version: 1\n    digest: %s\n"
                .formatted(digest.group(1)));

    zoo.run("site", "out").assertDone();

    assertThat(everything()).contains("secret_en").doesNotContain("xyzzyword");
  }

  @Test
  void site_oldVersionsAndOtherRules_areHistory() {
    content.add(Run.of("m", "A_EN", 30).on("2026-09-01").with("version", "old"));
    content.add(Run.of("n", "A_EN", 5).on("2026-09-02").with("references", "other"));
    content.add(Run.of("m", "A_EN", 5));

    zoo.run("site", "out").assertDone();

    assertThat(zoo.read("out/sets/A_EN.html"))
        .contains("1 of 1 models")
        .contains("of another version of the model")
        .contains("another content of the set");
    assertThat(zoo.read("out/index.html"))
        .contains("1 test set, 1 result; the newest")
        .contains("1 result not ranked: A_EN, another content of the set.")
        .contains("1 result not ranked: A_EN, of another version of the model.");
    assertThat(zoo.read("out/models/m.html")).contains("History", "2026-09-01", "ranked");
    assertThat(zoo.read("out/models/n.html")).contains("Versions with results");
  }

  @Test
  void site_fewSpeakers_saysThatRanksAreRough() {
    content.add(Run.of("m", "A_EN", 5)).add(Run.of("n", "A_EN", 25));

    zoo.run("site", "out").assertDone();

    String caution = table(zoo.run("rank").assertDone().out());
    assertThat(caution).startsWith("Few to go by: 12 values of SPEAKER to draw from, ");
    assertThat(zoo.read("out/sets/A_EN.html")).contains(caution);
    assertThat(zoo.read("out/index.html")).contains(caution);
  }

  private static String table(String rank) {
    return rank.lines().reduce((first, second) -> second).orElseThrow();
  }

  @Test
  void site_notBlindAndOldRule_areCounted() {
    content.add(Run.of("m", "A_EN", 5)).add(Run.of("seeing", "A_EN", 5).with("blind", "false"));
    zoo.file(
        "results/old/RESULTS.txt",
        "{\"num_ref_utts\": 1, \"num_hyp_utts\": 1, \"num_eval_utts\": 1, \"C\": 1, \"S\": 0,"
            + " \"I\": 0, \"D\": 0, \"token_error_rate\": 0.0}\n");

    zoo.run("site", "out").assertDone();
    String without = zoo.read("out/index.html");
    zoo.run("site", "out", "--not-blind", "--no-reports").assertDone();

    assertThat(without)
        .contains("1 result of runs that are not said to have been blind left out.")
        .contains("1 result by the old rule left out.")
        .doesNotContain("seeing");
    assertThat(zoo.read("out/index.html")).contains("seeing", "not blind");
    assertThat(names()).noneMatch(name -> name.startsWith("reports/"));
  }

  @Test
  void site_namesThatAreNoIds_stayInTheFolderAndShowAsText() {
    content.add(Run.of("m", "A_EN", 5).with("name", "../../evil<script>alert(1)</script>"));

    zoo.run("site", "out").assertDone();

    assertThat(zoo.read("out/index.html"))
        .contains("../../evil&lt;script&gt;alert(1)&lt;/script&gt;</a>");
    assertThat(names()).anyMatch(name -> name.matches("models/x-[0-9a-f]{16}\\.html"));
  }

  @Test
  void site_folderOfSomebody_isRefused() {
    content.add(Run.of("m", "A_EN", 5));
    zoo.file("mine/index.html", "mine");

    zoo.run("site", "mine")
        .assertFailed(ErrorKind.CONFLICT, "no site of zoo put there: index.html")
        .assertNext("Nothing was changed");
    zoo.run("site", "out").assertDone();
    zoo.file("out/CNAME", "example.org");
    zoo.run("site", "out").assertFailed(ErrorKind.CONFLICT, "CNAME");

    assertThat(zoo.read("mine/index.html")).isEqualTo("mine");
    assertThat(zoo.read("out/CNAME")).isEqualTo("example.org");
  }

  @Test
  void site_nothingToShow_isSaid() {
    zoo.run("site", "out").assertFailed(ErrorKind.NOT_FOUND, "no result to rank");

    assertThat(zoo.path("out")).doesNotExist();
  }

  private List<String> names() {
    Path out = zoo.path("out");
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All texts of the site, packed ones unpacked, in small letters. */
  private String everything() {
    return names().stream()
        .map(name -> zoo.read("out/" + name))
        .map(text -> text + PACKED.matcher(text).results().map(m -> unpacked(m.group())).toList())
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }

  private static String unpacked(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
