package dev.modelzoo.text.zh;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A number before a measure word, as in 10个, 20几只, 2.5千克: an amount however long it is. */
final class Measures implements NumberForm {
  private static final String ROUGHLY = "多余几";
  private static final int LONGEST_WORD = 2;
  private static final Set<String> WORDS = WordList.read("measure-words.txt");

  @Override
  public String name() {
    return "measure";
  }

  @Override
  public List<Reading> find(Letters text) {
    List<Reading> readings = new ArrayList<>();
    int at = text.findDigit(0);
    while (at < text.length()) {
      int next = text.skipDigits(at);
      int number = text.skipDecimals(next);
      int word = text.isOneOf(number, ROUGHLY) ? number + 1 : number;
      if (isMeasureWord(text, word)) {
        String written = text.slice(at, number);
        readings.add(new Reading(written, ChineseNumber.amount(written)));
        next = number;
      }
      at = text.findDigit(next);
    }
    return readings;
  }

  private static boolean isMeasureWord(Letters text, int from) {
    for (int length = 1; length <= LONGEST_WORD && from + length <= text.length(); length++) {
      if (WORDS.contains(text.slice(from, from + length))) {
        return true;
      }
    }
    return false;
  }
}
