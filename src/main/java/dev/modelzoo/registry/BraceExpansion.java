package dev.modelzoo.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many ids written as one, as shells have it: {@code SET_{01..26}} and {@code SET_{A,B}}. */
final class BraceExpansion {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6})");

  /** More is a slip of the hand. */
  static final int MOST = 10_000;

  private BraceExpansion() {}

  /**
   * All ids in their order; numbers keep the zeros that their first one is written with.
   *
   * @throws IllegalArgumentException if there are too many, or braces hold neither a range nor a
   *     list
   */
  static List<String> expand(String text) {
    Matcher braces = BRACES.matcher(text);
    if (!braces.find()) {
      return List.of(text);
    }
    String before = text.substring(0, braces.start());
    List<String> result = new ArrayList<>();
    List<String> tails = expand(text.substring(braces.end()));
    List<String> values = values(braces.group(1));
    if ((long) values.size() * tails.size() > MOST) {
      throw new IllegalArgumentException("these are more than " + MOST);
    }
    values.forEach(value -> tails.forEach(tail -> result.add(before + value + tail)));
    return result;
  }

  private static List<String> values(String inside) {
    Matcher range = RANGE.matcher(inside);
    if (!range.matches()) {
      if (!inside.contains(",")) {
        throw new IllegalArgumentException("write {01..26} or {a,b}, not {%s}".formatted(inside));
      }
      return List.of(inside.split(",", -1));
    }
    int from = Integer.parseInt(range.group(1));
    int to = Integer.parseInt(range.group(2));
    if (to < from || to - from >= MOST) {
      throw new IllegalArgumentException(
          "a range goes up, by fewer than %d: not {%s}".formatted(MOST, inside));
    }
    int digits = range.group(1).length();
    List<String> numbers = new ArrayList<>();
    for (int number = from; number <= to; number++) {
      numbers.add(("%0" + digits + "d").formatted(number));
    }
    return numbers;
  }
}
