package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.ErrorCounts;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the leaderboard's whole scoring stage for Chinese (golden/zh_e2e/README.md). */
class ZhPipelineGoldenTest {
  private static final Pattern HEAD =
      Pattern.compile(
          "\\{\"uid\":(.*), \"score\":.*, \"ter\":.*, \"cor\":(\\d+), \"sub\":(\\d+),"
              + " \"ins\":(\\d+), \"del\":(\\d+)}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all_hyp_punct_only",
        "basic",
        "crlf",
        "indented_lines",
        "lone_cr_and_separators",
        "no_final_newline_space_sep",
        "noisy",
        "uid_only_lines"
      })
  void score_goldenFiles_compatAgreesPerUtteranceAndInTotal(String name) throws IOException {
    JsonObject goldenTotals =
        JsonParser.parseString(Files.readAllLines(file(name, "RESULTS.txt")).get(0))
            .getAsJsonObject();
    Map<String, ErrorCounts> golden = goldenDetails(name);

    ScoreReport report = score(name);

    JsonObject totals = new JsonObject();
    ResultsFile.addTotals(totals, report.compat());
    assertThat(JsonParser.parseString(ResultsFile.oneLine(totals))).isEqualTo(goldenTotals);
    Map<String, ErrorCounts> scored = new LinkedHashMap<>();
    for (UtteranceScore score : report.utterances()) {
      if (!score.hypothesis().isEmpty() && score.counts().referenceLength() > 0) {
        scored.put(score.id(), score.counts());
      }
    }
    assertThat(scored).containsExactlyEntriesOf(golden);
  }

  /** Where the original's normaliser dies half-way, or takes a byte order mark for a letter. */
  @ParameterizedTest
  @ValueSource(
      strings = {"blank_line_in_hyp", "blank_line_in_ref", "bom_in_hyp", "nul_byte_in_hyp"})
  void score_filesThatTheOriginalCutsShort_areScoredWhole(String name) {
    ScoreReport report = score(name);

    assertThat(report.compat().evaluated()).isEqualTo(6);
    assertThat(report.unknownIds()).isEmpty();
    assertThat(report.counts().errors()).isEqualTo(name.startsWith("nul") ? 19 : 0);
  }

  /** Where the original's scorer ends with a stack trace and no result. */
  @ParameterizedTest
  @CsvSource({
    "all_hyp_empty, 6, 90",
    "empty_hyp_file, 6, 90",
    "no_common_uid, 6, 90",
    "empty_ref_file, 0, 0"
  })
  void score_filesWithoutAnyAnswer_areAllDeletions(String name, int references, int deletions) {
    ScoreReport report = score(name);

    assertThat(report.references()).isEqualTo(references);
    assertThat(report.counts()).isEqualTo(new ErrorCounts(0, 0, deletions, 0));
    assertThat(report.compat().evaluated()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "dup_uid_first_copy_empty, raw_rec.txt: an utterance has more than one line",
    "dup_uid_in_hyp, raw_rec.txt: an utterance has more than one line",
    "dup_uid_in_ref, trans.txt: an utterance has more than one line",
    "bad_utf8_in_hyp, raw_rec.txt: line 3 is not UTF-8"
  })
  void score_brokenFiles_areRefusedWithTheLine(String name, String message) {
    ZooException error = catchThrowableOfType(ZooException.class, () -> score(name));

    assertThat(error).hasMessageContaining(message);
  }

  private static ScoreReport score(String name) {
    return Scorer.forLanguage("zh")
        .score(transcript(name, "trans.txt"), transcript(name, "raw_rec.txt"), Map.of());
  }

  private static Map<String, ErrorCounts> goldenDetails(String name) throws IOException {
    Map<String, ErrorCounts> golden = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file(name, "DETAILS.txt"))) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        golden.put(
            head.group(1),
            new ErrorCounts(count(head, 2), count(head, 3), count(head, 5), count(head, 4)));
      }
    }
    return golden;
  }

  private static long count(Matcher head, int group) {
    return Long.parseLong(head.group(group));
  }

  private static Map<String, String> transcript(String name, String file) {
    return TranscriptFile.read(file(name, file), ErrorKind.USAGE).texts();
  }

  private static Path file(String name, String file) {
    URL url = ZhPipelineGoldenTest.class.getResource("/golden/zh_e2e/" + name + "/" + file);
    try {
      return Path.of(Objects.requireNonNull(url).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
