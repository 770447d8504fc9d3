package dev.modelzoo.text.en;

import java.util.ArrayList;
import java.util.List;

/** {@code 3.14}, {@code .5}, {@code -1.5 million}, {@code 3 million}. */
final class Decimals implements SpanClass {
  @Override
  public void propose(Line line, int start, Spans spans) {
    boolean negative = line.at(start) == '-';
    int from = negative ? start + 1 : start;
    for (Reading reading : at(line, from, false)) {
      String spoken = negative ? "minus " + reading.spoken() : reading.spoken();
      spans.add(reading.end(), Cost.CLASS + reading.cost(), spoken);
    }
  }

  /** Every unsigned decimal at {@code start}, with and without its quantity. */
  static List<Reading> at(Line line, int start, boolean abbreviations) {
    List<Reading> readings = new ArrayList<>(2);
    for (Reading number : pointed(line, start)) {
      readings.add(number);
      multiply(number, Quantities.at(line, number.end(), abbreviations), readings);
    }
    readings.addAll(multiples(line, start, abbreviations));
    return readings;
  }

  /** Numbers with a quantity only, such as {@code 3 million} and {@code 1.5bn}. */
  static List<Reading> withQuantity(Line line, int start, boolean abbreviations) {
    List<Reading> readings = new ArrayList<>(2);
    for (Reading number : pointed(line, start)) {
      multiply(number, Quantities.at(line, number.end(), abbreviations), readings);
    }
    readings.addAll(multiples(line, start, abbreviations));
    return readings;
  }

  private static List<Reading> multiples(Line line, int start, boolean abbreviations) {
    List<Reading> readings = new ArrayList<>(1);
    int end = line.digitsEnd(start);
    String digits = line.sub(start, end);
    if (!digits.isEmpty() && digits.length() <= 3 && !digits.equals("0")) {
      for (Reading quantity : Quantities.at(line, end, abbreviations)) {
        // A whole number of thousands is read as a cardinal and a word.
        if (!quantity.spoken().equals("thousand")) {
          readings.add(
              new Reading(
                  quantity.end(), 0, NumberWords.cardinal(digits) + ' ' + quantity.spoken()));
        }
      }
    }
    return readings;
  }

  /** Decimals with a point. */
  static List<Reading> pointed(Line line, int start) {
    List<Reading> readings = new ArrayList<>(1);
    if (line.at(start) == '.') {
      addFraction(line, new Reading(start, 0, ""), readings);
      return readings;
    }
    for (Reading integer : Numerals.withAnd(line, start)) {
      if (line.at(integer.end()) == '.') {
        addFraction(line, integer, readings);
      }
    }
    return readings;
  }

  private static void addFraction(Line line, Reading integer, List<Reading> readings) {
    int from = integer.end() + 1;
    int end = line.digitsEnd(from);
    if (end > from && end - from <= MAXIMUM_FRACTION) {
      String point = integer.spoken().isEmpty() ? "point " : integer.spoken() + " point ";
      String digits = NumberWords.digitByDigit(line.sub(from, end));
      readings.add(new Reading(end, integer.cost(), point + digits));
    }
  }

  private static final int MAXIMUM_FRACTION = 200;

  private static void multiply(Reading number, List<Reading> quantities, List<Reading> readings) {
    for (Reading quantity : quantities) {
      String spoken = number.spoken() + ' ' + quantity.spoken();
      readings.add(new Reading(quantity.end(), number.cost(), spoken));
    }
  }
}
