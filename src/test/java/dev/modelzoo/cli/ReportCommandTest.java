package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
  private static final String AUDIO = "audio/u 1.wav";

  @TempDir private Path folder;

  @Test
  void report_result_isOneFileWithItsNumbers() {
    CliHarness here = ReportContent.small(folder);

    Outcome outcome = here.run("report", "result").assertDone();

    assertThat(outcome.out()).isEqualTo(here.path("result/report.html") + "\n");
    assertThat(outcome.err()).contains("report     result: 4 utterances, ");
    String page = here.read("result/report.html");
    assertThat(page)
        .contains("<p class=\"big\">41.18<span class=\"unit\"> %</span></p>")
        .contains("of 4 utterances 1 missing, 0 empty: all deletions")
        .contains(
            "<h3 id=\"group-0\">SPEAKER <span class=\"quiet count\">2 groups</span></h3>",
            "Length in words",
            "Length in seconds")
        .doesNotContain("https:", "href=\"http", "src=\"", folder.toString());
  }

  @Test
  void report_sameResultTwice_givesSameBytes() throws IOException {
    CliHarness here = ReportContent.small(folder);
    here.run("report", "result").assertDone();
    byte[] first = Files.readAllBytes(here.path("result/report.html"));

    here.run("report", "result/RESULTS.txt").assertDone();

    assertThat(Files.readAllBytes(here.path("result/report.html"))).isEqualTo(first);
  }

  @Test
  void report_json_saysWhatWasWritten() throws IOException {
    CliHarness here = ReportContent.small(folder);

    JsonObject json =
        here.run("report", "result", "-d", "set", "-o", "page.html", "--json").assertDone().json();

    assertThat(json.get("schema").getAsString()).isEqualTo("zoo-report/1");
    assertThat(json.get("file").getAsString()).isEqualTo(here.path("page.html").toString());
    assertThat(json.get("bytes").getAsLong()).isEqualTo(Files.size(here.path("page.html")));
    assertThat(json.get("utterances").getAsInt()).isEqualTo(4);
    assertThat(json.get("audio").getAsInt()).isEqualTo(2);
    assertThat(json.get("comparison_key").getAsString()).startsWith("sha256:");
  }

  /** The set has audio of u1 and u2, the result is of u2 and u3. */
  @Test
  void report_resultOfAPartOfTheSet_countsAndHoldsItsOwnAudio() {
    CliHarness here = ReportContent.small(folder);
    here.file("two-ref.txt", "u2 a\nu3 b\n").file("two-hyp.txt", "u2 a\nu3 b\n");
    here.run(
            "score", "--ref", "two-ref.txt", "--hyp", "two-hyp.txt", "--lang", "en", "--out", "two")
        .assertDone();

    Outcome report = here.run("report", "two", "-d", "set", "--embed-audio").assertDone();

    assertThat(report.err()).contains("2 utterances, ", "audio of 1 in the page");
    assertThat(here.read("two/report.html"))
        .contains("id=\"data-audio-1\">UklGR")
        .doesNotContain("data-audio-0");
  }

  @Test
  void report_embeddedAudio_holdsTheFiles() {
    CliHarness here = ReportContent.small(folder);
    here.run("report", "result", "-d", "set").assertDone();
    String beside = here.read("result/report.html");

    here.run("report", "result", "-d", "set", "--embed-audio").assertDone();

    assertThat(beside).doesNotContain("data-audio-");
    assertThat(here.read("result/report.html"))
        .contains("id=\"data-audio-0\">UklGR", "id=\"data-audio-1\">UklGR");
  }

  @Test
  void report_listNamesNoAudio_isLeftOut() {
    CliHarness here = ReportContent.small(folder).file("key.txt", "nobody's business");
    here.file("result/wav.scp", "u1\t" + here.path("key.txt") + "\n");

    JsonObject json = here.run("report", "result", "--embed-audio", "--json").assertDone().json();

    assertThat(json.get("audio").getAsInt()).isZero();
    assertThat(here.read("result/report.html")).doesNotContain("data-audio-");
  }

  /** The list and the metadata of a stranger may name recordings that are nobody's business. */
  @Test
  void report_recordingsElsewhere_areLeftOut() {
    CliHarness here = ReportContent.small(folder);
    String wav = here.path("set/metadata.tsv").getParent() + "/" + AUDIO;
    here.file("result/wav.scp", "u1\t" + wav + "\n");
    here.file("evil/metadata.tsv", here.read("set/metadata.tsv").replace(AUDIO, wav));

    Outcome ofList = here.run("report", "result", "--embed-audio", "--json").assertDone();
    Outcome ofSet =
        here.run("report", "result", "-d", "evil", "--embed-audio", "--json").assertDone();

    assertThat(ofList.json().get("audio").getAsInt()).isZero();
    assertThat(ofSet.json().get("audio").getAsInt()).isZero();
  }

  @Test
  void report_listOfARunInAZoo_findsTheAudioOfItsSets() throws IOException {
    CliHarness here = ReportContent.small(folder).file("zoo.yaml", "schema: zoo/1\n");
    Path audio = here.path("datasets/MY_SET/a.wav");
    Files.createDirectories(Objects.requireNonNull(audio.getParent()));
    Files.copy(here.path("set/" + AUDIO), audio);
    here.file("result/wav.scp", "u1\t" + audio + "\n");

    JsonObject json = here.run("report", "result", "--embed-audio", "--json").assertDone().json();

    assertThat(json.get("audio").getAsInt()).isOne();
  }

  @Test
  void report_fileOfSomebody_staysUnlessForced() {
    CliHarness here = ReportContent.small(folder).file("mine.html", "<p>mine</p>");

    Outcome outcome = here.run("report", "result", "-o", "mine.html");

    outcome.assertFailed(ErrorKind.CONFLICT, "mine.html is there already");
    assertThat(here.read("mine.html")).isEqualTo("<p>mine</p>");
    here.run("report", "result", "-o", "mine.html", "--force").assertDone();
    assertThat(here.read("mine.html")).startsWith("<!DOCTYPE html>");
  }

  @Test
  void report_noResult_saysWhatToName() {
    CliHarness here = CliHarness.in(folder).file("other/notes.txt", "");

    here.run("report", "other").assertFailed(ErrorKind.NOT_FOUND, "no finished result", "other");
    here.run("report", "absent").assertFailed(ErrorKind.NOT_FOUND, "there is no folder absent");
  }

  @Test
  void report_unknownSet_saysSo() {
    CliHarness here = ReportContent.small(folder);

    here.run("report", "result", "-d", "OTHER")
        .assertFailed(ErrorKind.NOT_FOUND, "there is no test set 'OTHER' here");
  }

  @Test
  void report_privateSetOfTheZoo_warnsThatThePageHoldsItsTexts() {
    CliHarness here = ReportContent.small(folder);
    here.file("zoo.yaml", "schema: zoo/1\ndatasets:\n  SECRET_SET:\n    private: true\n");
    here.file("datasets/SECRET_SET/metadata.tsv", here.read("set/metadata.tsv"));

    Outcome outcome = here.run("report", "result", "-d", "SECRET_SET").assertDone();

    assertThat(outcome.err()).contains("warning: the test set is private: keep ");
  }

  @Test
  void report_changedDetails_areRefused() {
    CliHarness here = ReportContent.small(folder);
    String details = here.read("result/DETAILS.txt");
    here.file("result/DETAILS.txt", details.replaceFirst("\"cor\": [0-9]+", "\"cor\": 9"));

    here.run("report", "result")
        .assertFailed(ErrorKind.CORRUPT, "DETAILS.txt, line 1", "counts are not those of its rows");
    assertThat(here.path("result/report.html")).doesNotExist();
  }

  @Test
  void report_rulesThatThisZooLacks_areNotShown() {
    CliHarness here = ReportContent.small(folder);
    here.file("words.txt", "early\n");
    here.run(
        "score",
        "--ref",
        "ref.txt",
        "--hyp",
        "hyp.txt",
        "--lang",
        "en",
        "--interjections",
        "words.txt",
        "--out",
        "other");

    Outcome outcome = here.run("report", "other").assertDone();

    assertThat(outcome.err())
        .contains("warning: the texts passed speechio-en/1 with interjections=sha256:");
  }

  @ParameterizedTest
  @CsvSource({"zh_e2e/basic, CER, 14.58, 110 of 123", "en_e2e/basic, WER, 15.93, 59 of 73"})
  void report_oldResult_isShownAsNotRanked(String golden, String name, String rate, String counted)
      throws IOException {
    CliHarness here = CliHarness.in(folder);
    for (String file : new String[] {"RESULTS.txt", "DETAILS.txt", "trans.txt", "raw_rec.txt"}) {
      here.file("old/" + file, golden(golden + "/" + file));
    }

    here.run("report", "old").assertDone();

    assertThat(here.read("old/report.html"))
        .contains("<h2>" + name + "</h2>", "<p class=\"big\">" + rate + "<span")
        .contains(counted + " utterances counted; the old rule leaves out the others")
        .contains("old rule: cannot be ranked")
        .doesNotContain("<code id=\"comparison-key\"");
  }

  @Test
  void report_hostileTexts_neverBecomeElements() {
    CliHarness here = ReportContent.hostile(folder);

    here.run("report", "result").assertDone();

    assertThat(here.read("result/report.html"))
        .doesNotContain("<script>window", "<img", ">\u202E", ">\u001B")
        .contains("&lt;script&gt;window.harm=0&lt;/script&gt;");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ReportCommandTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
