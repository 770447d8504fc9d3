package dev.modelzoo.report.result;

import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.text.CodePointOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the utterances are told apart by: a column of the metadata, or bands of their length.
 *
 * @param ordered whether the values have an order of their own; else the worst come first
 * @param values each once
 * @param of index of each utterance's value among them
 */
record GroupColumn(String name, boolean ordered, List<String> values, List<Integer> of) {
  GroupColumn {
    values = List.copyOf(values);
    of = List.copyOf(of);
  }

  /** A column of the metadata, its values by code point. */
  static GroupColumn metadata(String name, UtteranceColumns columns, List<ScoredLine> lines) {
    Function<ScoredLine, String> value = line -> columns.value(name, line.id());
    TreeSet<String> values = new TreeSet<>(CodePointOrder.INSTANCE);
    lines.forEach(line -> values.add(value.apply(line)));
    return of(name, false, List.copyOf(values), lines, value);
  }

  /** Bands of a length; those without an utterance are left out. */
  static GroupColumn bands(
      String name, LengthBands bands, List<ScoredLine> lines, Function<ScoredLine, Double> length) {
    Map<Double, String> used = new TreeMap<>();
    for (ScoredLine line : lines) {
      LengthBands.Band band = bands.of(length.apply(line));
      used.put(band.from(), band.label());
    }
    return of(
        name,
        true,
        List.copyOf(used.values()),
        lines,
        line -> bands.of(length.apply(line)).label());
  }

  private static GroupColumn of(
      String name,
      boolean ordered,
      List<String> values,
      List<ScoredLine> lines,
      Function<ScoredLine, String> value) {
    Map<String, Integer> numbers = new TreeMap<>(CodePointOrder.INSTANCE);
    for (int index = 0; index < values.size(); index++) {
      numbers.put(values.get(index), index);
    }
    List<Integer> of =
        lines.stream().map(line -> numbers.getOrDefault(value.apply(line), 0)).toList();
    return new GroupColumn(name, ordered, values, of);
  }

  /** The utterances of each value. */
  List<List<ScoredLine>> split(List<ScoredLine> lines) {
    List<List<ScoredLine>> groups = new ArrayList<>();
    values.forEach(value -> groups.add(new ArrayList<>()));
    for (int index = 0; index < of.size(); index++) {
      groups.get(of.get(index)).add(lines.get(index));
    }
    return groups;
  }
}
