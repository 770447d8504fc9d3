package dev.modelzoo.text.en;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Units of measure as they are written after a number. */
final class Units {
  private static final int LONGEST = 6;
  private static final Map<String, Unit> BY_SYMBOL = new HashMap<>();

  static {
    for (String[] row : Table.rows("units.tsv")) {
      Unit unit = new Unit(row[1], row.length > 2 ? row[2] : row[1]);
      for (String symbol : row[0].split(" \\| ", -1)) {
        BY_SYMBOL.put(symbol, unit);
      }
    }
  }

  private Units() {}

  /** The names of the unit at {@code start}, alone and with one that it is divided by. */
  static List<Reading> at(Line line, int start, boolean singular) {
    List<Reading> readings = new ArrayList<>(1);
    for (int end = start + 1; end <= Math.min(line.length(), start + LONGEST); end++) {
      Unit unit = BY_SYMBOL.get(line.sub(start, end));
      if (unit != null) {
        String name = singular ? unit.one() : unit.many();
        readings.add(new Reading(end, 0, name));
        int slash = line.isBlank(end) ? end + 1 : end;
        for (Reading divisor : divisor(line, slash)) {
          readings.add(new Reading(divisor.end(), 0, name + ' ' + divisor.spoken()));
        }
      }
    }
    return readings;
  }

  /** {@code /h} as {@code per ...}. */
  static List<Reading> divisor(Line line, int slash) {
    if (line.at(slash) != '/') {
      return List.of();
    }
    return per(line, line.isBlank(slash + 1) ? slash + 2 : slash + 1);
  }

  /** The unit at {@code start} after "per", which was read before. */
  static List<Reading> per(Line line, int start) {
    List<Reading> readings = new ArrayList<>(1);
    for (int end = start + 1; end <= Math.min(line.length(), start + LONGEST); end++) {
      Unit unit = BY_SYMBOL.get(line.sub(start, end));
      if (unit != null && line.endsToken(end)) {
        readings.add(new Reading(end, 0, "per " + unit.one()));
      }
    }
    return readings;
  }

  private record Unit(String one, String many) {}
}
