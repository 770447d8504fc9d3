package dev.modelzoo.text;

import org.jspecify.annotations.Nullable;

/**
 * Code points as strings. A test set has millions of them and only a few thousand different ones;
 * one string for each saves making it, and computing its hash, again and again.
 */
final class CharacterToken {
  // Threads may race to fill it: strings are immutable, and either one's will do.
  private static final @Nullable String[] BASIC_PLANE =
      new @Nullable String[Character.MIN_SUPPLEMENTARY_CODE_POINT];

  private CharacterToken() {}

  static String of(int codePoint) {
    if (codePoint >= BASIC_PLANE.length) {
      return Character.toString(codePoint);
    }
    String known = BASIC_PLANE[codePoint];
    if (known == null) {
      known = Character.toString(codePoint);
      BASIC_PLANE[codePoint] = known;
    }
    return known;
  }
}
