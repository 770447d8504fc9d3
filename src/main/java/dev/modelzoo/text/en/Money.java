package dev.modelzoo.text.en;

import dev.modelzoo.text.en.Currencies.Currency;

/** {@code $5.50}, {@code £3 million}, {@code €1.5bn}, {@code hk$200}: the sign comes first. */
final class Money implements SpanClass {
  @Override
  public void propose(Line line, int start, Spans spans) {
    int amount = Currencies.signEnd(line, start);
    if (amount < 0) {
      return;
    }
    Currency currency = Currencies.of(line.sub(start, amount));
    if (currency == null) {
      return;
    }
    if (line.at(amount) == '.') {
      proposeMinor(line, new Reading(amount, 0, ""), currency, spans);
      return;
    }
    for (int end : Numerals.ends(line, amount)) {
      String digits = Numerals.digits(line, amount, end);
      boolean one = digits.equals("1");
      Reading integer = Numerals.withAnd(digits, end);
      String name = one ? currency.one() : currency.many();
      Reading whole = new Reading(end, one ? 0 : integer.cost(), integer.spoken() + ' ' + name);
      spans.add(end, Cost.CLASS + whole.cost(), whole.spoken());
      if (line.at(end) == '.') {
        proposeZeros(line, whole, spans);
        proposeLongFraction(line, integer, currency, spans);
        proposeMinor(line, digits.equals("0") ? new Reading(end, 0, "") : whole, currency, spans);
      }
    }
    for (Reading reading : Decimals.withQuantity(line, amount, true)) {
      spans.add(
          reading.end(), Cost.CLASS + reading.cost(), reading.spoken() + ' ' + currency.many());
    }
  }

  /** {@code $5.00} is five dollars. */
  private static void proposeZeros(Line line, Reading whole, Spans spans) {
    int end = whole.end() + 1;
    while (line.at(end) == '0') {
      end++;
    }
    if (end > whole.end() + 1) {
      spans.add(end, Cost.CLASS + whole.cost(), whole.spoken());
    }
  }

  /** From the third digit on a fraction is no number of cents. */
  private static void proposeLongFraction(
      Line line, Reading integer, Currency currency, Spans spans) {
    int end = line.digitsEnd(integer.end() + 1);
    String fraction = withoutLastZeros(line.sub(integer.end() + 1, end));
    if (fraction.length() >= 3) {
      String spoken = integer.spoken() + " point " + NumberWords.digitByDigit(fraction);
      spans.add(end, Cost.CLASS + integer.cost(), spoken + ' ' + currency.many());
    }
  }

  private static void proposeMinor(Line line, Reading whole, Currency currency, Spans spans) {
    int end = line.digitsEnd(whole.end() + 1);
    String fraction = withoutLastZeros(line.sub(whole.end() + 1, end));
    if (!currency.hasMinor() || fraction.isEmpty() || fraction.length() > 2) {
      return;
    }
    int value = Integer.parseInt(fraction) * (fraction.length() == 1 ? 10 : 1);
    String name = value == 1 ? currency.oneMinor() : currency.manyMinor();
    String before = whole.spoken().isEmpty() ? "" : whole.spoken() + ' ';
    spans.add(
        end,
        Cost.CLASS + whole.cost() + Cost.MINOR_UNIT,
        before + NumberWords.twoDigits(value) + ' ' + name);
  }

  private static String withoutLastZeros(String digits) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }
}
