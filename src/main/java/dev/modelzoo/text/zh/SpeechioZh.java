package dev.modelzoo.text.zh;

import dev.modelzoo.text.NormalizationStep;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.PlainRule;
import dev.modelzoo.text.RuleSequence;
import dev.modelzoo.text.TextRule;
import dev.modelzoo.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Agrees with the Chinese normaliser of the SpeechIO leaderboard under the options of its benchmark
 * (upper case, narrow forms, without fillers and erhua), quirks included: {@code docs/scoring.md}
 * lists them. White space is kept as it is, since a text of blanks only and an empty one differ
 * under the leaderboard's old rule.
 */
public final class SpeechioZh implements Normalizer {
  private static final RuleSequence RULES = new RuleSequence(rules());

  private static List<TextRule> rules() {
    List<TextRule> rules = new ArrayList<>();
    rules.add(new PlainRule("one-line", SpeechioZh::oneLine));
    rules.add(new NarrowForms());
    rules.add(new PlainRule("upper-case", text -> text.toUpperCase(Locale.ROOT)));
    // Hesitation goes before numbers are looked for, so it parts none.
    rules.add(new PlainRule("fillers", text -> text.replace("呃", "").replace("啊", "")));
    rules.add(new Erhua());
    List.of(
            new Dates(),
            new Money(),
            new MobileTelephones(),
            new FixedTelephones(),
            new Fractions(),
            new Percentages(),
            new Measures(),
            new DigitStrings(),
            new Amounts())
        .forEach(form -> rules.add(new NumberRule(form)));
    rules.add(new LatinTwo());
    rules.add(new PlainRule("fences", SpeechioZh::withoutFences));
    rules.add(new Punctuation());
    return rules;
  }

  private static String oneLine(String text) {
    return WhiteSpace.trim(text).replace('\n', ' ').replace('\r', ' ');
  }

  /** The original puts these two around a text, and later takes away all that the ends have. */
  private static String withoutFences(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == '^') {
      from++;
    }
    int to = text.length();
    while (to > from && text.charAt(to - 1) == '$') {
      to--;
    }
    return text.substring(from, to);
  }

  @Override
  public String name() {
    return "speechio-zh";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String normalize(String text) {
    return RULES.apply(text);
  }

  @Override
  public List<NormalizationStep> explain(String text) {
    return RULES.explain(text);
  }
}
