package dev.modelzoo.text.en;

/** {@code 3/14/2015}, {@code 31.12.1999}, {@code 2015-03-14}, with one separator throughout. */
final class NumericDates implements SpanClass {
  @Override
  public void propose(Line line, int start, Spans spans) {
    int first = line.digitsEnd(start);
    char separator = line.at(first);
    if (first == start || "-/.".indexOf(separator) < 0) {
      return;
    }
    int second = line.digitsEnd(first + 1);
    int third = line.digitsEnd(second + 1);
    if (second == first + 1 || line.at(second) != separator || third == second + 1) {
      return;
    }
    String a = line.sub(start, first);
    String b = line.sub(first + 1, second);
    String c = line.sub(second + 1, third);
    String spoken = read(a, b, c);
    if (!spoken.isEmpty()) {
      spans.add(third, Cost.DATE, spoken);
    }
  }

  private static String read(String a, String b, String c) {
    if (isMonth(a) && isDay(b) && isYear(c)) {
      return month(a) + ' ' + day(b) + ' ' + year(c);
    }
    if (a.length() == 2 && !isMonth(a) && isDay(a) && isMonth(b) && isYear(c)) {
      return "the " + day(a) + " of " + month(b) + ' ' + year(c);
    }
    if (isYear(a) && isMonth(b) && isDay(c)) {
      return month(b) + ' ' + day(c) + ' ' + year(a);
    }
    return "";
  }

  private static boolean isMonth(String digits) {
    return isBetween(digits, 12);
  }

  private static boolean isDay(String digits) {
    return isBetween(digits, 31);
  }

  private static boolean isBetween(String digits, int maximum) {
    if (digits.length() > 2) {
      return false;
    }
    int value = Integer.parseInt(digits);
    return value >= 1 && value <= maximum;
  }

  private static boolean isYear(String digits) {
    char first = digits.charAt(0);
    return digits.length() == 2 || (digits.length() == 4 && (first == '1' || first == '2'));
  }

  private static String month(String digits) {
    return Dates.month(Integer.parseInt(digits));
  }

  private static String day(String digits) {
    return OrdinalWords.of(NumberWords.twoDigits(Integer.parseInt(digits)));
  }

  private static String year(String digits) {
    if (digits.length() == 4) {
      return Years.spoken(Integer.parseInt(digits));
    }
    return digits.equals("00")
        ? "zero zero"
        : digits.charAt(0) == '0'
            ? NumberWords.twoDigits(digits.charAt(1) - '0')
            : NumberWords.twoDigits(Integer.parseInt(digits));
  }
}
