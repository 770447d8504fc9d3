package dev.modelzoo.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.GlmRules.Segment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GlmRulesTest {
  @Test
  void segments_severalRulesMatch_lastRuleThenLongestPhrase() {
    GlmRules rules = GlmRules.parse("x", List.of("A B C,D", "A,A B,E", "B C,F"));

    List<Segment> segments = rules.segments(List.of("A", "B", "C"));

    assertThat(segments)
        .containsExactly(
            new Segment(List.of("A", "B"), List.of(List.of("A"), List.of("E"))),
            new Segment(List.of("C"), List.of()));
  }

  @Test
  void segments_phraseInTwoRules_lastRuleWins() {
    GlmRules rules = GlmRules.parse("x", List.of("A,B", "A,C"));

    assertThat(rules.segments(List.of("A")))
        .containsExactly(new Segment(List.of("A"), List.of(List.of("C"))));
  }

  @Test
  void parse_oddLines_meanNothing() {
    GlmRules rules = GlmRules.parse("x", List.of("", "A B", " C , ,D", ",", "\"E, \"\"F\"\"\",G"));

    assertThat(rules.segments(List.of("C")))
        .containsExactly(new Segment(List.of("C"), List.of(List.of("D"))));
    assertThat(rules.segments(List.of("A", "B")))
        .containsExactly(new Segment(List.of("A", "B"), List.of()));
    assertThat(rules.segments(List.of("G")))
        .containsExactly(new Segment(List.of("G"), List.of(List.of("E,", "\"F\""))));
  }

  @Test
  void parse_moreAlternativesThanFit_namesTheLine() {
    String line = String.join(",", Collections.nCopies(20_000, "A"));

    assertThatThrownBy(() -> GlmRules.parse("x", List.of("B,C", line)))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("line 2 of the rules x has 20000 phrases");
  }

  @Test
  void english_phrases_areAllWithinReach() throws IOException {
    Map<String, Integer> ruleByPhrase = new HashMap<>();
    List<String> lines = shippedLines();
    for (int line = 0; line < lines.size(); line++) {
      for (String phrase : lines.get(line).split(",", -1)) {
        assertThat(ruleByPhrase.put(phrase, line)).as(phrase + " stands twice").isNull();
      }
    }

    assertThat(lines).hasSizeGreaterThan(1000).allMatch(line -> line.contains(","));
    ruleByPhrase.forEach(
        (phrase, line) -> {
          for (int end = phrase.indexOf(' '); end > 0; end = phrase.indexOf(' ', end + 1)) {
            // A later rule for the first words would take them, and the phrase never match.
            int shorter = ruleByPhrase.getOrDefault(phrase.substring(0, end), -1);
            assertThat(shorter).as(phrase).isLessThanOrEqualTo(line);
          }
        });
  }

  @Test
  void english_id_isVersioned() {
    assertThat(GlmRules.english().id()).isEqualTo("zoo-en/1");
    assertThat(GlmRules.english().segments(List.of("I'M")))
        .containsExactly(new Segment(List.of("I'M"), List.of(List.of("I", "AM"))));
  }

  private static List<String> shippedLines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(GlmRules.class.getResourceAsStream("glm_en.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
