package dev.modelzoo.text.en;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code 3pm}, {@code 10:05 a.m. est}, {@code 2.30 pm}, {@code 1:02:03}. */
final class Times implements SpanClass {
  private static final Set<String> ZONES = Set.of("cst", "cet", "pst", "est", "pt", "et", "gmt");

  @Override
  public void propose(Line line, int start, Spans spans) {
    for (Reading reading : at(line, start)) {
      spans.add(reading.end(), Cost.CLASS, reading.spoken());
    }
  }

  /** Every time of day or duration at {@code start}. */
  static List<Reading> at(Line line, int start) {
    List<Reading> readings = new ArrayList<>(2);
    int end = line.digitsEnd(start);
    if (end == start || end - start > 2) {
      return readings;
    }
    int hour = Integer.parseInt(line.sub(start, end));
    if (hour > 23) {
      return readings;
    }
    String spoken = NumberWords.twoDigits(hour);
    addSuffixed(line, end, spoken, readings);
    char separator = line.at(end);
    int minute = separator == ':' || separator == '.' ? sixty(line, end + 1) : -1;
    if (minute >= 0) {
      String hourAndMinute = minute == 0 ? spoken : spoken + ' ' + withO(minute);
      addSuffixed(line, end + 3, hourAndMinute, readings);
      if (separator == ':') {
        addZoned(line, end + 3, minute == 0 ? spoken + " o'clock" : hourAndMinute, readings);
        addDuration(line, end + 3, hour, minute, readings);
      }
    }
    return readings;
  }

  private static void addDuration(
      Line line, int end, int hour, int minute, List<Reading> readings) {
    int second = line.at(end) == ':' ? sixty(line, end + 1) : -1;
    if (second >= 0) {
      String spoken =
          count(hour, "hour") + ' ' + count(minute, "minute") + " and " + count(second, "second");
      addZoned(line, end + 3, spoken, readings);
      addSuffixed(line, end + 3, spoken, readings);
    }
  }

  private static String count(int value, String unit) {
    return NumberWords.twoDigits(value) + ' ' + (value == 1 ? unit : unit + 's');
  }

  private static String withO(int value) {
    return value < 10 ? "o " + NumberWords.twoDigits(value) : NumberWords.twoDigits(value);
  }

  /** Two digits from 00 to 59, or -1. */
  private static int sixty(Line line, int start) {
    if (line.digitsEnd(start) != start + 2) {
      return -1;
    }
    int value = Integer.parseInt(line.sub(start, start + 2));
    return value < 60 ? value : -1;
  }

  private static void addSuffixed(Line line, int from, String before, List<Reading> readings) {
    int start = line.blanksEnd(from);
    char half = line.at(start);
    if (half != 'a' && half != 'p') {
      return;
    }
    int end;
    if (line.at(start + 1) == 'm') {
      end = start + 2;
    } else if (line.at(start + 1) == '.' && line.at(start + 2) == 'm') {
      end = line.at(start + 3) == '.' ? start + 4 : start + 3;
    } else {
      return;
    }
    addZoned(line, end, before + ' ' + half + 'm', readings);
  }

  /** As it is, and with the time zone that may follow. */
  private static void addZoned(Line line, int end, String spoken, List<Reading> readings) {
    readings.add(new Reading(end, 0, spoken));
    int start = line.blanksEnd(end);
    StringBuilder zone = new StringBuilder(3);
    int index = start;
    while (line.isLetter(index) && zone.length() < 4) {
      zone.append(line.at(index));
      index += line.at(index + 1) == '.' && line.isLetter(index + 2) ? 2 : 1;
    }
    if (index > start && ZONES.contains(zone.toString())) {
      readings.add(new Reading(index, 0, spoken + ' ' + zone));
    }
  }
}
