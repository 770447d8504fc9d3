package dev.modelzoo.text.en;

import java.util.ArrayList;
import java.util.List;

/** {@code 2 + 2 = 4} and {@code x = 5 - 3}, with or without blanks. */
final class Equations implements SpanClass {
  @Override
  public void propose(Line line, int start, Spans spans) {
    for (Reading left : operands(line, start, true)) {
      for (Reading operation : operations(line, left.end())) {
        for (Reading right : operands(line, operation.end(), false)) {
          int equals = afterEquals(line, right.end());
          if (equals > 0) {
            String before = join(left, operation, right) + " equals ";
            finish(line, equals, before, left.cost() + right.cost(), spans);
          }
        }
      }
      int equals = afterEquals(line, left.end());
      if (equals > 0) {
        proposeAfterEquals(line, equals, left, spans);
      }
    }
  }

  private static void proposeAfterEquals(Line line, int equals, Reading left, Spans spans) {
    for (Reading first : operands(line, equals, true)) {
      for (Reading operation : operations(line, first.end())) {
        String before = left.spoken() + " equals " + first.spoken() + ' ' + operation.spoken();
        for (Reading second : operands(line, operation.end(), false)) {
          int cost = Cost.CLASS + left.cost() + first.cost() + second.cost();
          spans.add(second.end(), cost, before + ' ' + second.spoken());
        }
      }
    }
  }

  private static void finish(Line line, int from, String before, int cost, Spans spans) {
    for (Reading result : operands(line, from, true)) {
      spans.add(result.end(), Cost.CLASS + cost + result.cost(), before + result.spoken());
    }
  }

  private static String join(Reading left, Reading operation, Reading right) {
    return left.spoken() + ' ' + operation.spoken() + ' ' + right.spoken();
  }

  private static List<Reading> operands(Line line, int start, boolean letter) {
    List<Reading> readings = new ArrayList<>(Numerals.withAnd(line, start));
    if (letter && line.lettersEnd(start) == start + 1) {
      readings.add(new Reading(start + 1, 0, line.sub(start, start + 1)));
    }
    return readings;
  }

  private static List<Reading> operations(Line line, int from) {
    int at = line.at(from) == ' ' ? from + 1 : from;
    String word =
        switch (line.at(at)) {
          case '+' -> "plus";
          case '-' -> "minus";
          case '*', 'x', '\u00d7' -> "times";
          case '/', '\u00f7' -> "divided by";
          default -> "";
        };
    int end = line.at(at + 1) == ' ' ? at + 2 : at + 1;
    return word.isEmpty() ? List.of() : List.of(new Reading(end, 0, word));
  }

  private static int afterEquals(Line line, int from) {
    int at = line.at(from) == ' ' ? from + 1 : from;
    if (line.at(at) != '=') {
      return -1;
    }
    return line.at(at + 1) == ' ' ? at + 2 : at + 1;
  }
}
