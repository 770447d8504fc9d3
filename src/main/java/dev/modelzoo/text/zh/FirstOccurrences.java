package dev.modelzoo.text.zh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts readings into a text the way the original does: one after the other, each at the first place
 * where its written form occurs by then, which need not be the place where it was found.
 */
final class FirstOccurrences {
  private FirstOccurrences() {}

  /** All readings begin with a digit or a plus sign. */
  static String speak(String text, List<Reading> readings) {
    // A spoken number holds no digit, so nothing that is written can begin in it; nor can
    // something run into it, unless it begins with a unit because the number was not spoken.
    return readings.stream().allMatch(reading -> ChineseNumber.startsAsNumber(reading.spoken()))
        ? speakAtOnce(text, readings)
        : speakInTurn(text, readings);
  }

  private static String speakInTurn(String text, List<Reading> readings) {
    StringBuilder result = new StringBuilder(text);
    int spoken = 0;
    for (Reading reading : readings) {
      while (spoken < result.length() && !canBegin(result.charAt(spoken))) {
        spoken++;
      }
      int at = result.indexOf(reading.written(), spoken);
      if (at >= 0) {
        result.replace(at, at + reading.written().length(), reading.spoken());
      }
    }
    return result.toString();
  }

  private static boolean canBegin(char symbol) {
    return symbol == '+' || Character.isDigit(symbol) || Character.isSurrogate(symbol);
  }

  /**
   * Finds all places in the text as it was, then fills them in one go. Places of equal written
   * forms come from left to right, so each form remembers where to search on.
   */
  private static String speakAtOnce(String text, List<Reading> readings) {
    boolean[] taken = new boolean[text.length()];
    Map<String, Integer> searchFrom = new HashMap<>();
    List<Place> places = new ArrayList<>(readings.size());
    int untaken = 0;
    for (Reading reading : readings) {
      while (untaken < taken.length && (taken[untaken] || !canBegin(text.charAt(untaken)))) {
        untaken++;
      }
      String written = reading.written();
      int at = text.indexOf(written, Math.max(untaken, searchFrom.getOrDefault(written, 0)));
      while (at >= 0 && isTaken(taken, at, at + written.length())) {
        at = text.indexOf(written, at + 1);
      }
      searchFrom.put(written, at < 0 ? text.length() : at + written.length());
      if (at >= 0) {
        Arrays.fill(taken, at, at + written.length(), true);
        places.add(new Place(at, reading));
      }
    }
    return fill(text, places);
  }

  private static boolean isTaken(boolean[] taken, int from, int to) {
    for (int index = from; index < to; index++) {
      if (taken[index]) {
        return true;
      }
    }
    return false;
  }

  private static String fill(String text, List<Place> places) {
    places.sort(Comparator.comparingInt(Place::at));
    StringBuilder result = new StringBuilder(text.length());
    int done = 0;
    for (Place place : places) {
      result.append(text, done, place.at()).append(place.reading().spoken());
      done = place.at() + place.reading().written().length();
    }
    return result.append(text, done, text.length()).toString();
  }

  /** {@code at}: 0-based char where the written form begins. */
  private record Place(int at, Reading reading) {}
}
