package dev.modelzoo.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** The part of a language tag that decides how text is treated. */
final class LanguageTag {
  private LanguageTag() {}

  /** Codes of libraries, which differ from those that the JDK knows. */
  private static final Map<String, String> OTHER_THREE_LETTERS =
      Map.of("chi", "zh", "ger", "de", "fre", "fr", "dut", "nl", "cze", "cs", "gre", "el");

  /**
   * {@code zh} for {@code zh}, {@code zh-CN}, {@code ZH_Hans_CN} and {@code zho}: two letters where
   * there are two; empty for an empty tag.
   */
  static String primary(String tag) {
    String trimmed = tag.strip();
    int end = 0;
    while (end < trimmed.length() && Character.isLetter(trimmed.charAt(end))) {
      end++;
    }
    String code = trimmed.substring(0, end).toLowerCase(Locale.ROOT);
    return code.length() == 3 ? TwoLetters.BY_THREE.getOrDefault(code, code) : code;
  }

  /** Made when a code of three letters comes. */
  private static final class TwoLetters {
    static final Map<String, String> BY_THREE = byThree();

    private static Map<String, String> byThree() {
      Map<String, String> byThree = new HashMap<>(OTHER_THREE_LETTERS);
      for (String two : Locale.getISOLanguages()) {
        iso3(two).ifPresent(three -> byThree.putIfAbsent(three, two));
      }
      return byThree;
    }

    /** The JDK lists languages without such a code. */
    private static Optional<String> iso3(String two) {
      try {
        return Optional.of(Locale.forLanguageTag(two).getISO3Language());
      } catch (MissingResourceException e) {
        return Optional.empty();
      }
    }
  }
}
