package dev.modelzoo.text.en;

import dev.modelzoo.text.NormalizationStep;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.PlainRule;
import dev.modelzoo.text.RuleSequence;
import dev.modelzoo.text.TokenUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Agrees with the English normaliser of the SpeechIO leaderboard (docs/scoring.md says where not):
 * numbers, dates, money, units and abbreviations are put into words, British spelling becomes
 * American, punctuation and interjections go, the rest becomes upper case.
 */
public final class SpeechioEn implements Normalizer {
  /** Marks beside which a quote goes, and what stays; in this order, one pass each. */
  private static final String[][] QUOTED = {
    {"\"'", "\""},
    {"'?", "?"},
    {"'!", "!"},
    {"'.", "."},
    {"?'", "?"},
    {"!'", "!"},
    {".'", "."},
    {"''", ""}
  };

  private static final String BLANKED = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\u2014\u2013\u201c\u201d";

  private final String options;

  private final RuleSequence rules;

  /** With the interjections that zoo ships. */
  public SpeechioEn() {
    this("", Interjections::is);
  }

  /**
   * With others.
   *
   * @param options names them in results
   * @param interjection whether a token, in lower case, is left out
   */
  public SpeechioEn(String options, Predicate<String> interjection) {
    this.options = options;
    this.rules =
        new RuleSequence(
            List.of(
                new PlainRule(
                    "straight-quotes",
                    text -> text.replace('\u2018', '\'').replace('\u2019', '\'')),
                new PlainRule("lower-case", text -> text.toLowerCase(Locale.ROOT)),
                new PlainRule("spoken-forms", text -> Lazy.SPOKEN_FORMS.say(text)),
                new PlainRule("quotes", SpeechioEn::withoutQuotes),
                new PlainRule("punctuation", SpeechioEn::withoutPunctuation),
                new PlainRule("interjections", text -> without(interjection, text)),
                new PlainRule("upper-case", text -> text.toUpperCase(Locale.ROOT))));
  }

  @Override
  public String name() {
    return "speechio-en";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String options() {
    return options;
  }

  @Override
  public String normalize(String text) {
    return rules.apply(text);
  }

  @Override
  public List<NormalizationStep> explain(String text) {
    return rules.explain(text);
  }

  /** Quotes at both ends of the line and beside other marks go; those inside words stay. */
  private static String withoutQuotes(String text) {
    if (text.indexOf('\'') < 0) {
      return text;
    }
    String rest = text;
    for (String[] quoted : QUOTED) {
      rest = rest.replace(quoted[0], quoted[1]);
    }
    int from = rest.startsWith("'") ? 1 : 0;
    int to = rest.length() > from && rest.endsWith("'") ? rest.length() - 1 : rest.length();
    return rest.substring(from, to);
  }

  private static String withoutPunctuation(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      result.append(isBlanked(c) ? ' ' : c);
    }
    return result.toString().replace(" ' ", " ");
  }

  private static boolean isBlanked(char c) {
    return !Line.isLetter(c) && c != ' ' && BLANKED.indexOf(c) >= 0;
  }

  private static String without(Predicate<String> interjection, String text) {
    List<String> tokens = TokenUnit.WORD.tokens(text);
    tokens.removeIf(interjection);
    return String.join(" ", tokens);
  }

  /** Whoever scores another language need not read the tables of this one. */
  private static final class Lazy {
    static final SpokenForms SPOKEN_FORMS = new SpokenForms();
  }
}
