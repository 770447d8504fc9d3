package dev.modelzoo.text.en;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code 2/3}, {@code 1 / 2}, {@code 2 3/4}, {@code 3 ½}, {@code 5/8th}. */
final class Fractions implements SpanClass {
  private static final Map<Character, String> SIGNS =
      Map.ofEntries(
          Map.entry('\u00bd', "1/2"),
          Map.entry('\u00bc', "1/4"),
          Map.entry('\u00be', "3/4"),
          Map.entry('\u2153', "1/3"),
          Map.entry('\u2154', "2/3"),
          Map.entry('\u2155', "1/5"),
          Map.entry('\u2156', "2/5"),
          Map.entry('\u2157', "3/5"),
          Map.entry('\u2158', "4/5"),
          Map.entry('\u2159', "1/6"),
          Map.entry('\u215a', "5/6"),
          Map.entry('\u2150', "1/7"),
          Map.entry('\u215b', "1/8"),
          Map.entry('\u215c', "3/8"),
          Map.entry('\u215d', "5/8"),
          Map.entry('\u215e', "7/8"),
          Map.entry('\u2151', "1/9"),
          Map.entry('\u2152', "1/10"));

  @Override
  public void propose(Line line, int start, Spans spans) {
    for (Reading reading : at(line, start)) {
      spans.add(reading.end(), Cost.CLASS, reading.spoken());
    }
  }

  static boolean isSign(char c) {
    return SIGNS.containsKey(c);
  }

  /** Every fraction at {@code start}, with and without a whole number before it. */
  static List<Reading> at(Line line, int start) {
    List<Reading> readings = new ArrayList<>(2);
    addPlain(line, start, "", readings);
    for (Reading whole : Numerals.plain(line, start)) {
      String before = whole.spoken() + " and ";
      boolean blank = line.at(whole.end()) == ' ';
      if (blank) {
        addPlain(line, whole.end() + 1, before, readings);
      } else {
        addSign(line, whole.end(), before, readings);
      }
    }
    return readings;
  }

  private static void addPlain(Line line, int start, String before, List<Reading> readings) {
    addSign(line, start, before, readings);
    for (Reading numerator : Numerals.plain(line, start)) {
      int slash = numerator.end();
      int from = line.at(slash) == '/' ? slash + 1 : line.startsWith(" / ", slash) ? slash + 3 : -1;
      if (from < 0) {
        continue;
      }
      for (Reading denominator : Numerals.plain(line, from)) {
        String spoken = before + spoken(numerator.spoken(), denominator.spoken());
        String fixed = fixHalf(spoken);
        readings.add(new Reading(denominator.end(), 0, fixed));
        if (isEnding(line, denominator.end())) {
          readings.add(new Reading(denominator.end() + 2, 0, fixed));
        }
      }
    }
  }

  private static void addSign(Line line, int start, String before, List<Reading> readings) {
    String meaning = SIGNS.get(line.at(start));
    if (meaning != null) {
      int slash = meaning.indexOf('/');
      String numerator = NumberWords.cardinal(meaning.substring(0, slash));
      String denominator = NumberWords.cardinal(meaning.substring(slash + 1));
      readings.add(new Reading(start + 1, 0, fixHalf(before + spoken(numerator, denominator))));
    }
  }

  private static boolean isEnding(Line line, int from) {
    return line.startsWith("th", from)
        || line.startsWith("rd", from)
        || line.startsWith("nd", from)
        || line.startsWith("st", from);
  }

  private static String spoken(String numerator, String denominator) {
    boolean one = numerator.equals("one");
    String parts =
        switch (denominator) {
          case "one" -> "over one";
          case "two" -> one ? "half" : "halves";
          case "four" -> one ? "quarter" : "quarters";
          default -> OrdinalWords.of(denominator) + (one ? "" : "s");
        };
    return numerator + ' ' + parts;
  }

  private static String fixHalf(String spoken) {
    return spoken.endsWith("and one half")
        ? spoken.substring(0, spoken.length() - "one half".length()) + "a half"
        : spoken;
  }
}
