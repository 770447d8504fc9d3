package dev.modelzoo.text;

import java.util.Comparator;

/**
 * Orders strings by code point, as UTF-8 bytes and most other tools do. {@link String#compareTo}
 * goes by UTF-16 unit and puts U+E000 to U+FFFF behind the supplementary planes.
 */
public enum CodePointOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int index = 0; index < common; index++) {
      char a = left.charAt(index);
      char b = right.charAt(index);
      if (a != b) {
        // A surrogate stands for a supplementary code point, which is above every other char.
        boolean supplementaryA = Character.isSurrogate(a);
        boolean supplementaryB = Character.isSurrogate(b);
        return supplementaryA == supplementaryB
            ? Character.compare(a, b)
            : Boolean.compare(supplementaryA, supplementaryB);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
