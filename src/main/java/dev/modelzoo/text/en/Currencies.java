package dev.modelzoo.text.en;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs and codes of currencies, with the names of the unit and its hundredth. */
final class Currencies {
  private static final int LONGEST = 4;
  private static final Map<String, Currency> BY_SIGN = new HashMap<>();

  static {
    for (String[] row : Table.rows("currencies.tsv")) {
      boolean minor = row.length > 4;
      BY_SIGN.put(row[0], new Currency(row[1], row[2], minor ? row[3] : "", minor ? row[4] : ""));
    }
  }

  private Currencies() {}

  /** The end of the sign at {@code start} where a digit or a point follows it, or -1. */
  static int signEnd(Line line, int start) {
    for (int end = start + 1; end <= start + LONGEST; end++) {
      if (line.isDigit(end) || (line.at(end) == '.' && line.isDigit(end + 1))) {
        return BY_SIGN.containsKey(line.sub(start, end)) ? end : -1;
      }
    }
    return -1;
  }

  static @Nullable Currency of(String sign) {
    return BY_SIGN.get(sign);
  }

  /** Names of a currency; those of its hundredth are empty if it is not read. */
  record Currency(String one, String many, String oneMinor, String manyMinor) {
    boolean hasMinor() {
      return !oneMinor.isEmpty();
    }
  }
}
