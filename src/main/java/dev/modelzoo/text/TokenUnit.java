package dev.modelzoo.text;

import java.lang.Character.UnicodeScript;
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
  },

  /**
   * Han characters one by one, of everything else what stands between them and white space: the
   * mixed error rate, for speech that changes between Chinese and another language.
   */
  MIXED("mixed", "MER") {
    @Override
    public List<String> tokens(String text) {
      List<String> tokens = new ArrayList<>();
      for (String word : WORD.tokens(text)) {
        addMixed(word, tokens);
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

  private static void addMixed(String word, List<String> tokens) {
    int from = 0;
    int codePoint;
    for (int index = 0; index < word.length(); index += Character.charCount(codePoint)) {
      codePoint = word.codePointAt(index);
      if (UnicodeScript.of(codePoint) == UnicodeScript.HAN) {
        if (from < index) {
          tokens.add(word.substring(from, index));
        }
        tokens.add(CharacterToken.of(codePoint));
        from = index + Character.charCount(codePoint);
      }
    }
    if (from < word.length()) {
      tokens.add(word.substring(from));
    }
  }

  /** As written in results: {@code character}, {@code word} or {@code mixed}. */
  public String label() {
    return label;
  }

  /** CER, WER or MER. */
  public String rateName() {
    return rateName;
  }
}
