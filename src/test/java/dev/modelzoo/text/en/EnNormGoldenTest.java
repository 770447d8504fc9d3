package dev.modelzoo.text.en;

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

/** Against the leaderboard's normaliser for English (golden/en_norm/README.md). */
class EnNormGoldenTest {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|([\\\\tnr]))");

  @Test
  void normalize_goldenTexts_agreesUpToWhiteSpace() throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    SpeechioEn normalizer = new SpeechioEn();
    for (String line : lines()) {
      String[] columns = line.split("\t", -1);
      expected.add(columns[0] + " -> " + folded(unescape(columns[1])));
      actual.add(columns[0] + " -> " + folded(normalizer.normalize(unescape(columns[0]))));
    }

    assertThat(expected).hasSize(1235);
    assertThat(actual).containsExactlyElementsOf(expected);
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
                    EnNormGoldenTest.class.getResourceAsStream("/golden/en_norm/en_norm.tsv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
