package dev.modelzoo.cli.completion;

import java.util.List;

/**
 * What may be typed as the value of an option, or as an argument.
 *
 * @param words for {@link Kind#WORDS} alone
 */
record Completable(Kind kind, List<String> words) {
  enum Kind {
    MODEL,
    DATASET,
    /** A model or a test set. */
    ENTRY,
    FILE,
    FOLDER,
    WORDS,
    /** Nobody can guess it, such as a number. */
    ANY
  }

  Completable {
    words = List.copyOf(words);
  }

  static Completable of(Kind kind) {
    return new Completable(kind, List.of());
  }

  /** What {@code zoo __complete} is asked for; only for ids. */
  String subject() {
    return switch (kind) {
      case MODEL -> "models";
      case DATASET -> "datasets";
      default -> "all";
    };
  }

  boolean isId() {
    return kind == Kind.MODEL || kind == Kind.DATASET || kind == Kind.ENTRY;
  }
}
