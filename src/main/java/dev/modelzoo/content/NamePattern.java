package dev.modelzoo.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern for one part of a path: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]}, and a
 * backslash before a character that is meant as it stands.
 *
 * @param isAnyParts it is {@code **} and stands for any number of parts
 */
record NamePattern(List<Token> tokens, boolean isAnyParts) {
  /** {@code **}: any number of parts. */
  static final NamePattern ANY_PARTS = new NamePattern(List.of(), true);

  /** A test of one code point; a star stands for any number of them. */
  record Token(boolean isStar, IntPredicate test) {}

  NamePattern {
    tokens = List.copyOf(tokens);
  }

  static NamePattern parse(String part) {
    if (part.equals("**")) {
      return ANY_PARTS;
    }
    int[] points = part.codePoints().toArray();
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      if (points[i] == '*') {
        tokens.add(new Token(true, codePoint -> true));
      } else if (points[i] == '?') {
        tokens.add(new Token(false, codePoint -> true));
      } else if (points[i] == '[') {
        int end = endOfSet(points, i);
        // As in git: a pattern with an open bracket matches nothing.
        tokens.add(new Token(false, end < 0 ? codePoint -> false : set(points, i + 1, end)));
        i = end < 0 ? points.length : end;
      } else {
        if (points[i] == '\\' && i + 1 < points.length) {
          i++;
        }
        tokens.add(literal(points[i]));
      }
    }
    return new NamePattern(tokens, false);
  }

  boolean matches(String name) {
    int[] points = name.codePoints().toArray();
    return Wildcards.match(
        tokens.size(),
        points.length,
        i -> tokens.get(i).isStar(),
        (i, j) -> tokens.get(i).test().test(points[j]));
  }

  private static Token literal(int expected) {
    return new Token(false, codePoint -> codePoint == expected);
  }

  /** A bracket that comes first in a set is a member of it; -1 if the set is never closed. */
  private static int endOfSet(int[] points, int open) {
    int i = open + 1;
    if (i < points.length && isNegation(points[i])) {
      i++;
    }
    for (i++; i < points.length; i++) {
      if (points[i] == ']') {
        return i;
      }
    }
    return -1;
  }

  private static IntPredicate set(int[] points, int from, int to) {
    boolean negated = isNegation(points[from]);
    IntPredicate members = codePoint -> false;
    for (int i = negated ? from + 1 : from; i < to; i++) {
      int low = points[i];
      int high = low;
      if (i + 2 < to && points[i + 1] == '-') {
        high = points[i + 2];
        i += 2;
      }
      members = members.or(between(low, high));
    }
    return negated ? members.negate() : members;
  }

  private static IntPredicate between(int low, int high) {
    return codePoint -> low <= codePoint && codePoint <= high;
  }

  private static boolean isNegation(int codePoint) {
    return codePoint == '!' || codePoint == '^';
  }
}
