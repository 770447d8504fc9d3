package dev.modelzoo.text.en;

import org.jspecify.annotations.Nullable;

/**
 * Letters, digits and symbols written together or with single dashes and slashes: {@code b52},
 * {@code covid-19}, {@code r&b}, {@code 5$6}, {@code x^2}.
 */
final class Serials implements SpanClass {
  private static final int LONGEST = 256;
  private static final int READ_WHOLE = 5;

  @Override
  public void propose(Line line, int start, Spans spans) {
    if (line.isLetter(start) || line.isDigit(start) || Symbols.isSpoken(line.at(start))) {
      new Scan(line, start, spans).run();
    }
    proposePower(line, start, spans);
  }

  /** {@code x^2} is x squared, whatever stands before the power. */
  private static void proposePower(Line line, int start, Spans spans) {
    for (int index = start + 1; index - start < LONGEST; index++) {
      char c = line.at(index);
      if (c == Line.END || line.isBlank(index)) {
        return;
      }
      char exponent = line.at(index + 1);
      if (c == '^' && (exponent == '2' || exponent == '3') && line.endsToken(index + 2)) {
        String power = exponent == '2' ? " squared" : " cubed";
        spans.add(index + 2, Cost.SQUARED, line.sub(start, index) + power);
      }
    }
  }

  private static String number(String digits) {
    boolean leadingZero = digits.length() > 1 && digits.charAt(0) == '0';
    return digits.length() > READ_WHOLE || leadingZero
        ? NumberWords.digitByDigit(digits)
        : NumberWords.cardinal(digits);
  }

  /** What has been read so far, under one of the two ways to take a slash. */
  private static final class Items {
    private final StringBuilder spoken = new StringBuilder();
    private boolean serial;
    private boolean alone = true;
    private @Nullable Boolean previous;
    private int numbers;

    /** {@code symbol}: whether the item, or what separates it from the last, is one. */
    void add(String text, boolean number, boolean symbol) {
      Boolean last = previous;
      if (last != null) {
        spoken.append(' ');
        alone = false;
        numbers = number && last ? numbers + 1 : 1;
        serial |= last != number || (number && (symbol || numbers >= 3));
      } else {
        numbers = 1;
      }
      spoken.append(text);
      previous = number;
    }

    boolean isSerial() {
      return serial && !alone;
    }
  }

  /** One pass over the items from a start. */
  private static final class Scan {
    private final Line line;
    private final int start;
    private final Spans spans;

    /** A slash is a separator, and every two items have one. */
    private final Items separated = new Items();

    /** A slash is a symbol, and items may touch. */
    private final Items touching = new Items();

    private boolean touched;
    private boolean slash;
    private boolean symbolBefore;
    private int slashes;
    private boolean lettersOnly = true;

    Scan(Line line, int start, Spans spans) {
      this.line = line;
      this.start = start;
      this.spans = spans;
    }

    void run() {
      int index = start;
      boolean separator = true;
      while (index - start < LONGEST) {
        int end = itemEnd(index);
        if (end == index) {
          return;
        }
        touched |= !separator;
        add(index, end);
        index = end;
        if (line.endsToken(index)) {
          propose(index);
        }
        separator =
            line.at(index) == '-' || (line.at(index) == '/' && itemEnd(index + 1) > index + 1);
        slash = separator && line.at(index) == '/';
        if (separator) {
          if (slash) {
            slashes++;
            touching.add("slash", true, true);
          }
          lettersOnly &= slash;
          index++;
        }
      }
    }

    private int itemEnd(int index) {
      if (line.isLetter(index)) {
        return line.lettersEnd(index);
      }
      if (line.isDigit(index)) {
        return line.digitsEnd(index);
      }
      return Symbols.isSpoken(line.at(index)) ? index + 1 : index;
    }

    private void add(int from, int to) {
      boolean letter = line.isLetter(from);
      boolean digit = line.isDigit(from);
      boolean symbol = !letter && !digit;
      String text = line.sub(from, to);
      String item = letter ? text : digit ? number(text) : Symbols.name(text.charAt(0));
      separated.add(item, !letter, symbol || symbolBefore || slash);
      touching.add(item, !letter, symbol || symbolBefore || slash);
      symbolBefore = symbol;
      lettersOnly &= letter;
    }

    private void propose(int end) {
      if (!spans.wants(end, Cost.SERIAL)
          || end - start < 2
          || (lettersOnly && slashes == 1)
          || Ordinals.is(line, start, end)) {
        return;
      }
      if (!touched && separated.isSerial()) {
        spans.add(end, Cost.SERIAL, separated.spoken.toString());
      } else if (touching.isSerial()) {
        spans.add(end, Cost.SERIAL, touching.spoken.toString());
      }
    }
  }
}
