package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the leaderboard's scorer for Chinese (golden/zh_score/README.md). */
class ZhScoreGoldenTest {
  private static final Pattern HEAD =
      Pattern.compile(
          "\\{\"uid\":(?<uid>.*), \"score\":(?<score>-?[0-9.]+), \"ter\":(?<ter>[0-9.]+),"
              + " \"cor\":(?<cor>\\d+), \"sub\":(?<sub>\\d+), \"ins\":(?<ins>\\d+),"
              + " \"del\":(?<del>\\d+)}");

  @ParameterizedTest
  @CsvSource({"CHARACTER, ", "WORD, .whitespace"})
  void score_goldenTexts_agreesPerUtteranceAndInTotal(TokenUnit unit, String suffix)
      throws IOException {
    Map<String, Golden> golden = goldenDetails(suffix);

    ScoreReport report = score(unit);

    Map<String, Golden> scored = new LinkedHashMap<>();
    for (UtteranceScore score : report.utterances()) {
      if (golden.containsKey(score.id())) {
        scored.put(score.id(), new Golden(score.counts(), ter(score)));
      }
    }
    assertThat(scored).containsExactlyEntriesOf(golden);
    assertThat(totals(report, golden)).isEqualTo(goldenTotals(suffix));
  }

  @ParameterizedTest
  @CsvSource({"CHARACTER, ", "WORD, .whitespace"})
  void details_goldenTexts_printTheSameAlignments(TokenUnit unit, String suffix)
      throws IOException {
    List<String> golden = lines("DETAILS" + orEmpty(suffix) + ".txt");
    Map<String, List<String>> expected = new LinkedHashMap<>();
    for (int line = 0; line < golden.size(); line++) {
      Matcher head = HEAD.matcher(golden.get(line));
      if (head.matches()) {
        List<String> rows = golden.subList(line + 1, line + 4);
        // Beyond these the original thinks wide characters narrow, and aligns them badly.
        if (rows.get(0).concat(rows.get(1)).matches("[ -~\u4E00-\u9FA5]*")) {
          expected.put(head.group("uid"), rows);
        }
      }
    }

    StringWriter out = new StringWriter();
    DetailsFile.write(score(unit), out);

    List<String> details = out.toString().lines().toList();
    Map<String, List<String>> printed = new LinkedHashMap<>();
    for (int line = 0; line < details.size(); line += 4) {
      String uid =
          JsonParser.parseString(details.get(line)).getAsJsonObject().get("uid").getAsString();
      if (expected.containsKey(uid)) {
        printed.put(uid, details.subList(line + 1, line + 4));
      }
    }
    assertThat(expected).hasSizeGreaterThan(150);
    assertThat(printed).containsExactlyEntriesOf(expected);
  }

  private static ScoreReport score(TokenUnit unit) {
    return new Scorer(Normalizers.verbatim(), unit)
        .score(transcript("ref.txt"), transcript("hyp.txt"), Map.of());
  }

  private static Map<String, Golden> goldenDetails(String suffix) throws IOException {
    Map<String, Golden> golden = new LinkedHashMap<>();
    for (String line : lines("DETAILS" + orEmpty(suffix) + ".txt")) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        ErrorCounts counts =
            new ErrorCounts(
                Long.parseLong(head.group("cor")),
                Long.parseLong(head.group("sub")),
                Long.parseLong(head.group("del")),
                Long.parseLong(head.group("ins")));
        golden.put(head.group("uid"), new Golden(counts, head.group("ter")));
      }
    }
    return golden;
  }

  /** The keys that count utterances under zoo's own rule are taken over from the golden ones. */
  private static JsonObject totals(ScoreReport report, Map<String, Golden> golden) {
    List<UtteranceScore> evaluated =
        report.utterances().stream().filter(score -> golden.containsKey(score.id())).toList();
    ScoreTotals totals =
        ScoreTotals.of(
            report.references(),
            report.totals().hypotheses(),
            report.unknownIds().size(),
            evaluated);
    JsonObject json = new JsonObject();
    ResultsFile.addTotals(json, totals);
    return JsonParser.parseString(ResultsFile.oneLine(json)).getAsJsonObject();
  }

  private static JsonObject goldenTotals(String suffix) throws IOException {
    return JsonParser.parseString(lines("RESULTS" + orEmpty(suffix) + ".txt").get(0))
        .getAsJsonObject();
  }

  private static String ter(UtteranceScore score) {
    return Percentage.twoDecimals(score.counts().percentage());
  }

  private static Map<String, String> transcript(String name) {
    return TranscriptFile.read(path(name), ErrorKind.USAGE).texts();
  }

  private static List<String> lines(String name) throws IOException {
    try (Stream<String> lines = Files.lines(path(name))) {
      return lines.toList();
    }
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String suffix) {
    return suffix == null ? "" : suffix;
  }

  private static Path path(String name) {
    URL url = ZhScoreGoldenTest.class.getResource("/golden/zh_score/" + name);
    try {
      return Path.of(Objects.requireNonNull(url).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Golden(ErrorCounts counts, String ter) {}
}
