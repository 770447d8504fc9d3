package dev.modelzoo.text.en;

import dev.modelzoo.text.NormalizationStep;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.RuleSequence;
import dev.modelzoo.text.TextRule;
import dev.modelzoo.text.TokenUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

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

  private static final SpokenForms SPOKEN_FORMS = new SpokenForms();
  private static final RuleSequence RULES =
      new RuleSequence(
          List.of(
              new Rule("straight-quotes", text -> text.replaceAll("[\u2018\u2019]", "'")),
              new Rule("lower-case", text -> text.toLowerCase(Locale.ROOT)),
              new Rule("spoken-forms", SPOKEN_FORMS::say),
              new Rule("quotes", SpeechioEn::withoutQuotes),
              new Rule("punctuation", SpeechioEn::withoutPunctuation),
              new Rule("interjections", SpeechioEn::withoutInterjections),
              new Rule("upper-case", text -> text.toUpperCase(Locale.ROOT))));

  @Override
  public String name() {
    return "speechio-en";
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

  /** Quotes at both ends of the line and beside other marks go; those inside words stay. */
  private static String withoutQuotes(String text) {
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
      result.append(BLANKED.indexOf(c) >= 0 ? ' ' : c);
    }
    return result.toString().replace(" ' ", " ");
  }

  private static String withoutInterjections(String text) {
    List<String> tokens = TokenUnit.WORD.tokens(text);
    tokens.removeIf(Interjections::is);
    return String.join(" ", tokens);
  }

  private record Rule(String name, UnaryOperator<String> change) implements TextRule {
    @Override
    public String apply(String text) {
      return change.apply(text);
    }
  }
}
