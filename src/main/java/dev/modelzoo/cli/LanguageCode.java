package dev.modelzoo.cli;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.Languages;
import java.util.List;

/** A language as named on the command line: a code that exists, such as {@code zh}. */
record LanguageCode(String tag) {
  static LanguageCode parse(String typed) {
    if (Languages.isKnown(typed)) {
      return new LanguageCode(typed);
    }
    List<String> close = Languages.suggestions(typed);
    throw new ZooException(
        ErrorKind.USAGE,
        "'" + typed + "' is no language code",
        (close.isEmpty() ? "" : "Did you mean " + String.join(", ", close) + "? ")
            + "Write a code of ISO 639 such as zh, en, de or yue, with a region if you like (zh-TW).");
  }
}
