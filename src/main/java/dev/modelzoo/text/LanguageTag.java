package dev.modelzoo.text;

import java.util.Locale;

/** The part of a language tag that decides how text is treated. */
final class LanguageTag {
  private LanguageTag() {}

  /** {@code zh} for {@code zh}, {@code zh-CN} and {@code ZH_Hans_CN}; empty for an empty tag. */
  static String primary(String tag) {
    String trimmed = tag.strip();
    int end = 0;
    while (end < trimmed.length() && Character.isLetter(trimmed.charAt(end))) {
      end++;
    }
    return trimmed.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
