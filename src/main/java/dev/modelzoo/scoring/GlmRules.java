package dev.modelzoo.scoring;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Phrases that mean the same ("global mapping" rules): each line has the phrases of one rule,
 * separated by commas, and a hypothesis that has one of them may count as any other. Immutable.
 */
public final class GlmRules {
  private static final String ENGLISH = "zoo-en/1";

  private final String id;
  private final List<List<List<String>>> rules;

  /** The rules that have a phrase, in the order of the file. */
  private final Map<List<String>, List<Integer>> rulesByPhrase = new HashMap<>();

  private final int longestPhrase;

  private GlmRules(String id, List<List<List<String>>> rules) {
    this.id = id;
    this.rules = rules;
    int longest = 0;
    for (int rule = 0; rule < rules.size(); rule++) {
      for (List<String> phrase : rules.get(rule)) {
        rulesByPhrase.computeIfAbsent(phrase, unseen -> new ArrayList<>(1)).add(rule);
        longest = Math.max(longest, phrase.size());
      }
    }
    this.longestPhrase = longest;
  }

  /**
   * Reads rules. Lines without a comma, and empty phrases, mean nothing.
   *
   * @param id names the rules in results, in one line; it must change with any rule
   */
  public static GlmRules parse(String id, List<String> lines) {
    List<List<List<String>>> rules = new ArrayList<>(lines.size());
    for (String line : lines) {
      List<List<String>> phrases = new ArrayList<>();
      for (String field : CommaSeparated.fields(line)) {
        List<String> phrase = words(field);
        if (!phrase.isEmpty()) {
          phrases.add(phrase);
        }
      }
      if (phrases.size() > GraphMatrix.MAXIMUM_ARCS) {
        throw new ZooException(
            ErrorKind.USAGE,
            "line %d of the rules %s has %d phrases, more than %d"
                .formatted(rules.size() + 1, id, phrases.size(), GraphMatrix.MAXIMUM_ARCS),
            "Split the line.");
      }
      rules.add(List.copyOf(phrases));
    }
    return new GlmRules(id, List.copyOf(rules));
  }

  /** The rules that zoo ships for English in upper case. */
  public static GlmRules english() {
    return English.RULES;
  }

  /** The name of the rules in results. */
  public String id() {
    return id;
  }

  /**
   * Cuts a hypothesis into what may be said in one way or in several. At each position, from left
   * to right, the rule that comes last in the file wins, and of its phrases the longest.
   */
  List<Segment> segments(List<String> hypothesis) {
    List<Segment> segments = new ArrayList<>(hypothesis.size());
    int from = 0;
    while (from < hypothesis.size()) {
      Segment segment = segmentAt(hypothesis, from);
      segments.add(segment);
      from += segment.said().size();
    }
    return segments;
  }

  private Segment segmentAt(List<String> hypothesis, int from) {
    int bestRule = -1;
    int bestLength = 0;
    int longest = Math.min(longestPhrase, hypothesis.size() - from);
    for (int length = 1; length <= longest; length++) {
      List<Integer> candidates = rulesByPhrase.get(hypothesis.subList(from, from + length));
      if (candidates != null) {
        int rule = candidates.get(candidates.size() - 1);
        if (rule >= bestRule) {
          bestRule = rule;
          bestLength = length;
        }
      }
    }
    if (bestRule < 0) {
      String token = hypothesis.get(from);
      return new Segment(List.of(token), hyphenForms(token));
    }
    List<String> said = List.copyOf(hypothesis.subList(from, from + bestLength));
    List<List<String>> others =
        rules.get(bestRule).stream().filter(phrase -> !phrase.equals(said)).toList();
    return new Segment(said, others);
  }

  /** A word with hyphens may also be its parts, or one word without them. */
  private static List<List<String>> hyphenForms(String token) {
    if (token.indexOf('-') < 0) {
      return List.of();
    }
    List<List<String>> forms = new ArrayList<>(2);
    for (String form : new String[] {token.replace('-', ' '), token.replace("-", "")}) {
      List<String> parts = words(form);
      if (!parts.isEmpty()) {
        forms.add(parts);
      }
    }
    return forms;
  }

  private static List<String> words(String text) {
    String trimmed = text.strip();
    return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("\\s+", -1));
  }

  /**
   * Some tokens of a hypothesis.
   *
   * @param said as recognised
   * @param others what they may count as instead; only whole tokens of the reference match these
   */
  record Segment(List<String> said, List<List<String>> others) {}

  /** Read when first needed. */
  private static final class English {
    static final GlmRules RULES = parse(ENGLISH, lines());

    private static List<String> lines() {
      try (InputStream in = GlmRules.class.getResourceAsStream("glm_en.csv");
          BufferedReader reader =
              new BufferedReader(
                  new InputStreamReader(
                      Objects.requireNonNull(in, "not packaged: glm_en.csv"),
                      StandardCharsets.UTF_8))) {
        return reader.lines().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
