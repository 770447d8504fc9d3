package dev.modelzoo.text.en;

import java.util.ArrayList;
import java.util.List;

/** {@code 5km}, {@code 1/2 cup}, {@code -10%}, {@code 2x4 ft}, {@code 60 km/h}, {@code per kg}. */
final class Measures implements SpanClass {
  @Override
  public void propose(Line line, int start, Spans spans) {
    boolean negative = line.at(start) == '-';
    int from = negative ? start + 1 : start;
    String sign = negative ? "minus " : "";
    if (line.isDigit(from) || (line.at(from) == '.' && line.isDigit(from + 1))) {
      for (Reading number : signedNumbers(line, from)) {
        addUnits(line, from, number, sign, spans);
      }
    }
    if (!negative) {
      proposeUnsigned(line, start, spans);
    }
  }

  private static void proposeUnsigned(Line line, int start, Spans spans) {
    for (Reading fraction : Fractions.at(line, start)) {
      addUnits(line, -1, fraction, "", spans);
    }
    for (Reading decimal : Decimals.at(line, start, false)) {
      int letters = line.lettersEnd(decimal.end() + 1);
      if (line.at(decimal.end()) == '-' && letters > decimal.end() + 1) {
        String word = line.sub(decimal.end() + 1, letters);
        spans.add(letters, Cost.CLASS + decimal.cost(), decimal.spoken() + ' ' + word);
      }
      if (line.at(decimal.end()) == 'x') {
        spans.add(decimal.end() + 1, Cost.CLASS + decimal.cost(), decimal.spoken() + " x");
      }
    }
    proposeAlone(line, start, spans);
    proposeWordAndDecimal(line, start, spans);
  }

  /** A unit without a number. */
  private static void proposeAlone(Line line, int start, Spans spans) {
    List<Reading> units =
        line.startsWith("per ", start) ? Units.per(line, start + 4) : Units.divisor(line, start);
    for (Reading unit : units) {
      spans.add(unit.end(), Cost.CLASS, unit.spoken());
    }
  }

  private static void proposeWordAndDecimal(Line line, int start, Spans spans) {
    int end = line.lettersEnd(start);
    if (end > start && line.at(end) == '-') {
      for (Reading decimal : Decimals.at(line, end + 1, false)) {
        String spoken = line.sub(start, end) + ' ' + decimal.spoken();
        spans.add(decimal.end(), Cost.CLASS + decimal.cost(), spoken);
      }
    }
  }

  private static List<Reading> signedNumbers(Line line, int start) {
    List<Reading> numbers = new ArrayList<>(Decimals.at(line, start, false));
    for (Reading first : Numerals.withAnd(line, start)) {
      numbers.add(first);
      addRanges(line, first, numbers);
    }
    return numbers;
  }

  private static void addRanges(Line line, Reading first, List<Reading> numbers) {
    boolean blank = line.at(first.end()) == ' ';
    int at = blank ? first.end() + 1 : first.end();
    String word =
        switch (line.at(at)) {
          case '-' -> " to ";
          case 'x' -> " by ";
          case '*' -> " times ";
          default -> "";
        };
    if (word.isEmpty() || (blank && line.at(at + 1) != ' ')) {
      return;
    }
    for (Reading second : Numerals.withAnd(line, blank ? at + 2 : at + 1)) {
      String spoken = first.spoken() + word + second.spoken();
      numbers.add(new Reading(second.end(), first.cost() + second.cost(), spoken));
    }
  }

  private static void addUnits(Line line, int start, Reading number, String sign, Spans spans) {
    boolean one = start >= 0 && number.end() == start + 1 && line.at(start) == '1';
    int from = line.blanksEnd(number.end());
    for (Reading unit : Units.at(line, from, one)) {
      String spoken = sign + number.spoken() + ' ' + unit.spoken();
      spans.add(unit.end(), Cost.CLASS + (one ? 0 : number.cost()), spoken);
    }
    for (Reading unit : Units.divisor(line, from)) {
      String spoken = sign + number.spoken() + ' ' + unit.spoken();
      spans.add(unit.end(), Cost.CLASS + (one ? 0 : number.cost()), spoken);
    }
  }
}
