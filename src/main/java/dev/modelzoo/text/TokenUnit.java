package dev.modelzoo.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is counted: the unit of an error rate, and how a text is cut into such tokens. */
public enum TokenUnit {
  /** Unicode code points, white space left out: the character error rate. */
  CHARACTER("character", "CER") {
    @Override
    public List<String> tokens(String text) {
      List<String> tokens = new ArrayList<>(text.length());
      int codePoint;
      for (int index = 0; index < text.length(); index += Character.charCount(codePoint)) {
        codePoint = text.codePointAt(index);
        if (!WhiteSpace.is(codePoint)) {
          tokens.add(CharacterToken.of(codePoint));
        }
      }
      return tokens;
    }
  },

  /** What stands between white space: the word error rate. */
  WORD("word", "WER") {
    @Override
    public List<String> tokens(String text) {
      List<String> tokens = new ArrayList<>();
      int from = WhiteSpace.skip(text, 0);
      while (from < text.length()) {
        int to = WhiteSpace.find(text, from);
        tokens.add(text.substring(from, to));
        from = WhiteSpace.skip(text, to);
      }
      return tokens;
    }
  };

  /** Languages whose script puts no blanks between words, by primary language tag. */
  private static final Set<String> WITHOUT_BLANKS =
      Set.of(
          "zh", "cmn", "yue", "wuu", "nan", "hak", "gan", "hsn", "lzh", "ja", "th", "lo", "km",
          "my", "bo", "dz");

  private final String label;
  private final String rateName;

  TokenUnit(String label, String rateName) {
    this.label = label;
    this.rateName = rateName;
  }

  /** {@link #CHARACTER} for languages written without blanks between words, else {@link #WORD}. */
  public static TokenUnit forLanguage(String language) {
    return WITHOUT_BLANKS.contains(LanguageTag.primary(language)) ? CHARACTER : WORD;
  }

  /** The tokens in order, none of them empty; a new list. */
  public abstract List<String> tokens(String text);

  /** As written in results: {@code character} or {@code word}. */
  public String label() {
    return label;
  }

  /** CER or WER. */
  public String rateName() {
    return rateName;
  }
}
