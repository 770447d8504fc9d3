package dev.modelzoo.text.en;

/** {@code 9am-5pm}, {@code 1939-45}, {@code mid-1990s}, {@code 2+3}, {@code ~50}. */
final class Ranges implements SpanClass {
  private static final int MAXIMUM_TERMS = 16;

  @Override
  public void propose(Line line, int start, Spans spans) {
    if (line.at(start) == '~') {
      proposeApproximate(line, start + 1, spans);
    } else if (line.startsWith("mid-", start)) {
      for (Reading year : Years.at(line, start + 4)) {
        spans.add(year.end(), Cost.CLASS, "mid " + year.spoken());
      }
    } else if (line.isDigit(start)) {
      for (Reading first : Times.at(line, start)) {
        int second = afterDash(line, first.end());
        if (second > 0) {
          for (Reading time : Times.at(line, second)) {
            spans.add(time.end(), Cost.CLASS, first.spoken() + " to " + time.spoken());
          }
        }
      }
      proposeYears(line, start, spans);
      proposeSum(line, start, spans);
    }
  }

  // The original puts no blank between the word and the number; both sides get the same.
  private static void proposeApproximate(Line line, int start, Spans spans) {
    for (Reading number : Numerals.withAnd(line, start)) {
      spans.add(number.end(), Cost.CLASS + number.cost(), "approximately" + number.spoken());
    }
    for (Reading time : Times.at(line, start)) {
      spans.add(time.end(), Cost.CLASS, "approximately" + time.spoken());
    }
  }

  private static void proposeYears(Line line, int start, Spans spans) {
    if (line.digitsEnd(start) != start + 4) {
      return;
    }
    for (Reading first : Years.at(line, start)) {
      int from = afterDash(line, first.end());
      if (from < 0) {
        continue;
      }
      for (Reading second : Years.at(line, from)) {
        spans.add(second.end(), Cost.CLASS, first.spoken() + " to " + second.spoken());
      }
      int end = line.digitsEnd(from);
      if (end == from + 2) {
        String spoken = NumberWords.cardinal(line.sub(from, end));
        spans.add(end, Cost.CLASS + Cost.WITHOUT_AND, first.spoken() + " to " + spoken);
      }
    }
  }

  private static void proposeSum(Line line, int start, Spans spans) {
    for (Reading first : Numerals.withAnd(line, start)) {
      Reading sum = first;
      for (int term = 0; term < MAXIMUM_TERMS; term++) {
        int plus = line.at(sum.end()) == '+' ? 1 : line.startsWith(" + ", sum.end()) ? 3 : 0;
        int from = sum.end() + plus;
        if (plus == 0 || line.digitsEnd(from) == from) {
          break;
        }
        Reading last = null;
        for (Reading next : Numerals.withAnd(line, from)) {
          String spoken = sum.spoken() + " plus " + next.spoken();
          last = new Reading(next.end(), sum.cost() + next.cost(), spoken);
          spans.add(last.end(), Cost.CLASS + last.cost(), spoken);
        }
        if (last == null) {
          break;
        }
        sum = last;
      }
    }
  }

  /** After a dash with at most one blank on either side, or -1. */
  private static int afterDash(Line line, int from) {
    int dash = line.at(from) == ' ' ? from + 1 : from;
    if (line.at(dash) != '-') {
      return -1;
    }
    return line.at(dash + 1) == ' ' ? dash + 2 : dash + 1;
  }
}
