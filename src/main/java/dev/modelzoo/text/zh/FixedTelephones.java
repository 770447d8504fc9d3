package dev.modelzoo.text.zh;

/** Seven or eight digits, with or without the area's code. */
final class FixedTelephones extends Telephones {
  @Override
  public String name() {
    return "fixed-telephone";
  }

  @Override
  int end(Letters text, int from) {
    int area = areaEnd(text, from);
    int number = area > from && text.is(area, '-') ? area + 1 : area;
    if (!text.isOneOf(number, "123456789")) {
      return from;
    }
    int end = text.hasDigits(number, 8) ? number + 8 : number + 7;
    return text.hasDigits(number, 7) && !text.isDigit(end) ? end : from;
  }

  private static int areaEnd(Letters text, int from) {
    if (!text.is(from, '0')) {
      return from;
    }
    if (text.startsWith(from, "010") || (text.is(from + 1, '2') && text.isOneOf(from + 2, "123"))) {
      return from + 3;
    }
    return text.isOneOf(from + 1, "3456789") && text.hasDigits(from + 2, 2) ? from + 4 : from;
  }
}
