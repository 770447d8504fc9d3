package dev.modelzoo.text.en;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates with the month's name: {@code July 4, 2021}, {@code 4th July}, {@code May 2019}. */
final class Dates implements SpanClass {
  private static final List<String> NAMES =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("jan", "january"),
          Map.entry("feb", "february"),
          Map.entry("mar", "march"),
          Map.entry("apr", "april"),
          Map.entry("jun", "june"),
          Map.entry("jul", "july"),
          Map.entry("aug", "august"),
          Map.entry("sep", "september"),
          Map.entry("sept", "september"),
          Map.entry("oct", "october"),
          Map.entry("nov", "november"),
          Map.entry("dec", "december"));

  /** The month's name, 1 to 12. */
  static String month(int number) {
    return NAMES.get(number - 1);
  }

  @Override
  public void propose(Line line, int start, Spans spans) {
    if (line.isLetter(start)) {
      Reading month = month(line, start);
      if (month != null) {
        proposeAfterMonth(line, month, spans);
      }
    }
    proposeDayFirst(line, start, spans);
  }

  private static void proposeAfterMonth(Line line, Reading month, Spans spans) {
    addYears(line, month.end(), month.spoken(), spans);
    int blanks = line.blanksEnd(month.end());
    boolean dash = line.at(month.end()) == '-';
    if (blanks == month.end() && !dash) {
      return;
    }
    Reading day = day(line, dash ? month.end() + 1 : blanks);
    if (day != null) {
      String spoken = month.spoken() + ' ' + day.spoken();
      spans.add(day.end(), Cost.DATE, spoken);
      if (dash && line.at(day.end()) == '-') {
        for (Reading year : Years.at(line, day.end() + 1)) {
          spans.add(year.end(), Cost.DATE, spoken + ' ' + year.spoken());
        }
      } else {
        addYears(line, day.end(), spoken, spans);
      }
    }
  }

  private static void proposeDayFirst(Line line, int start, Spans spans) {
    Reading day = day(line, start);
    if (day == null || line.blanksEnd(day.end()) == day.end()) {
      return;
    }
    Reading month = month(line, line.blanksEnd(day.end()));
    if (month != null) {
      String spoken = "the " + day.spoken() + " of " + month.spoken();
      spans.add(month.end(), Cost.DATE, spoken);
      addYears(line, month.end(), spoken, spans);
    }
  }

  /** A year after one blank, or after a comma with or without one. */
  private static void addYears(Line line, int from, String before, Spans spans) {
    int start = line.at(from) == ',' ? from + 1 : from;
    if (line.at(start) == ' ') {
      start++;
    }
    if (start == from) {
      return;
    }
    for (Reading year : Years.at(line, start)) {
      spans.add(year.end(), Cost.DATE, before + ' ' + year.spoken());
    }
  }

  private static @Nullable Reading month(Line line, int start) {
    int end = line.lettersEnd(start);
    if (end - start < 3 || end - start > 9) {
      return null;
    }
    String word = line.sub(start, end);
    if (NAMES.contains(word)) {
      return new Reading(end, 0, word);
    }
    String name = ABBREVIATIONS.get(word);
    if (name == null) {
      return null;
    }
    return new Reading(line.at(end) == '.' ? end + 1 : end, 0, name);
  }

  /** A day from 1 to 31 with any of the suffixes, perhaps after "the", as an ordinal. */
  private static @Nullable Reading day(Line line, int start) {
    int from = line.startsWith("the ", start) ? start + 4 : start;
    int end = line.digitsEnd(from);
    if (end == from || end - from > 2 || line.at(from) == '0') {
      return null;
    }
    int value = Integer.parseInt(line.sub(from, end));
    if (value > 31) {
      return null;
    }
    int letters = line.lettersEnd(end);
    boolean suffixed =
        letters == end + 2 && List.of("st", "nd", "rd", "th").contains(line.sub(end, letters));
    return new Reading(suffixed ? letters : end, 0, OrdinalWords.of(NumberWords.twoDigits(value)));
  }
}
