package dev.modelzoo.text.zh;

/** Eleven digits of a mobile network, with or without the country's 86. */
final class MobileTelephones extends Telephones {
  private static final int DIGITS_AFTER_NETWORK = 8;

  @Override
  public String name() {
    return "mobile-telephone";
  }

  @Override
  int end(Letters text, int from) {
    int country = text.is(from, '+') ? from + 1 : from;
    if (text.startsWith(country, "86")) {
      int number = text.is(country + 2, ' ') ? country + 3 : country + 2;
      int end = numberEnd(text, number);
      if (end > number) {
        return end;
      }
    }
    return numberEnd(text, from);
  }

  private static int numberEnd(Letters text, int from) {
    boolean complete = isNetwork(text, from) && text.hasDigits(from + 3, DIGITS_AFTER_NETWORK);
    boolean longer = text.isDigit(from + 3 + DIGITS_AFTER_NETWORK);
    return complete && !longer ? from + 3 + DIGITS_AFTER_NETWORK : from;
  }

  private static boolean isNetwork(Letters text, int from) {
    if (!text.is(from, '1')) {
      return false;
    }
    return switch (text.at(from + 1)) {
      case '3', '8' -> text.isDigit(from + 2);
      case '5' -> text.isOneOf(from + 2, "012356789");
      case '7' -> text.isOneOf(from + 2, "678");
      case '9' -> text.isOneOf(from + 2, "89");
      default -> false;
    };
  }
}
