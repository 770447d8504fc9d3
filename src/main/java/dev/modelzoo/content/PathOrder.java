package dev.modelzoo.content;

import java.util.Comparator;

/**
 * The order of paths by their UTF-8 bytes. It is the order by code points, which {@link
 * String#compareTo} is not where surrogate pairs meet U+E000 to U+FFFF.
 */
public final class PathOrder {
  public static final Comparator<String> BY_BYTES = (left, right) -> compare(left, right, '/');

  /**
   * As {@link #BY_BYTES}, but {@code /} comes before all else: what is in a folder follows on the
   * folder's own name, before {@code folder-2}. For paths without NUL.
   */
  static final Comparator<String> BY_FOLDERS = (left, right) -> compare(left, right, '\0');

  private PathOrder() {}

  private static int compare(String left, String right, char separator) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        a = a == '/' ? separator : a;
        b = b == '/' ? separator : b;
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Character.isSurrogate(a) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
