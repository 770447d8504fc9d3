package dev.modelzoo.text.zh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.text.TokenUnit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Against the leaderboard's normaliser for Chinese (golden/zh_norm/README.md). */
class ZhNormGoldenTest {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|([\\\\tnr]))");

  @Test
  void normalize_goldenTexts_agreesUpToWhiteSpace() throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    SpeechioZh normalizer = new SpeechioZh();
    for (String line : lines()) {
      String[] columns = line.split("\t", -1);
      String input = unescape(columns[0]);
      expected.add(columns[0] + " -> " + folded(unescape(columns[1])));
      actual.add(columns[0] + " -> " + folded(normalizer.normalize(input)));
    }

    assertThat(expected).hasSize(1008);
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  /** An empty text gets no line from the original, one of blanks does. */
  @Test
  void normalize_goldenTexts_areEmptyWhereTheOriginalWritesNoLine() throws IOException {
    SpeechioZh normalizer = new SpeechioZh();
    List<String> differing = new ArrayList<>();
    for (String line : lines()) {
      String[] columns = line.split("\t", -1);
      if (normalizer.normalize(unescape(columns[0])).isEmpty() != columns[1].isEmpty()) {
        differing.add(line);
      }
    }

    assertThat(differing).isEmpty();
  }

  private static String folded(String text) {
    return String.join(" ", TokenUnit.WORD.tokens(text));
  }

  private static String unescape(String text) {
    Matcher matcher = ESCAPE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(result, Matcher.quoteReplacement(character(matcher)));
    }
    return matcher.appendTail(result).toString();
  }

  private static String character(Matcher escape) {
    for (int group = 1; group <= 2; group++) {
      if (escape.group(group) != null) {
        return Character.toString(Integer.parseInt(escape.group(group), 16));
      }
    }
    return switch (escape.group(3)) {
      case "t" -> "\t";
      case "n" -> "\n";
      case "r" -> "\r";
      default -> "\\";
    };
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ZhNormGoldenTest.class.getResourceAsStream("/golden/zh_norm/zh_norm.tsv")),
                StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return lines;
    }
  }
}
