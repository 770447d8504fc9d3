package dev.modelzoo.benchmark;

import dev.modelzoo.dataset.Utterance;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of utterances beside their texts: speaker, duration, whatever columns the metadata
 * has. Scores can be split by a column, and utterances of one speaker be kept together. Immutable.
 */
public final class UtteranceColumns {
  /** Nothing is known. */
  public static final UtteranceColumns NONE = new UtteranceColumns(List.of(), Map.of());

  static final String ID = "ID";
  static final String DURATION = "DURATION";

  /**
   * Names of columns, in any case, whose equal values mark utterances that fail together; the first
   * of them that a set has counts. Utterances of a speaker resemble each other more than those of a
   * recording do.
   */
  private static final List<String> BLOCKS =
      List.of("SPEAKER", "SPEAKER_ID", "SPK", "RECORDING", "RECORDING_ID", "SESSION");

  private final List<String> names;
  private final Map<String, List<String>> rows;

  /** {@code rows}: by id, a value for each name. */
  UtteranceColumns(List<String> names, Map<String, List<String>> rows) {
    this.names = List.copyOf(names);
    this.rows = rows;
  }

  /** What a test set's metadata says. */
  public static UtteranceColumns of(List<Utterance> utterances) {
    Set<String> names = new LinkedHashSet<>();
    utterances.forEach(utterance -> names.addAll(utterance.metadata().keySet()));
    List<String> all = new ArrayList<>(List.of(DURATION));
    all.addAll(names);
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Utterance utterance : utterances) {
      List<String> row = new ArrayList<>(List.of(Double.toString(utterance.duration())));
      names.forEach(name -> row.add(utterance.metadata().getOrDefault(name, "")));
      rows.putIfAbsent(utterance.id(), row);
    }
    return new UtteranceColumns(all, rows);
  }

  /** In the order of the file. */
  public List<String> names() {
    return names;
  }

  /** The name as written of a column that is asked for in any case. */
  public Optional<String> find(String name) {
    return names.stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /** Empty text if nothing is known; {@code column} is one of {@link #names}. */
  public String value(String column, String id) {
    List<String> row = rows.get(id);
    return row == null ? "" : row.get(names.indexOf(column));
  }

  /** Seconds by id, as far as there is a column of durations with numbers in it. */
  public Map<String, Double> durations() {
    Map<String, Double> durations = new HashMap<>();
    find(DURATION)
        .ifPresent(column -> rows.keySet().forEach(id -> putDuration(durations, column, id)));
    return durations;
  }

  private void putDuration(Map<String, Double> durations, String column, String id) {
    try {
      durations.put(id, Double.valueOf(value(column, id)));
    } catch (NumberFormatException e) {
      // Not a number, as the leaderboard's old rule has it: too long, whatever it is.
      durations.put(id, Double.NaN);
    }
  }

  /**
   * The column that says which of these utterances belong together: known of all of them, and with
   * two values at least.
   */
  public Optional<String> blockColumn(Collection<String> ids) {
    return BLOCKS.stream()
        .flatMap(name -> find(name).stream())
        .filter(column -> splits(column, ids))
        .findFirst();
  }

  private boolean splits(String column, Collection<String> ids) {
    Set<String> values = new HashSet<>();
    for (String id : ids) {
      String value = value(column, id);
      if (value.isBlank()) {
        return false;
      }
      values.add(value);
    }
    return values.size() > 1;
  }

  /** A table of these utterances, which {@link ColumnsReader} reads. */
  void write(Iterable<String> ids, Writer out) throws IOException {
    out.append(ID).append('\t').append(String.join("\t", names)).append('\n');
    for (String id : ids) {
      List<String> row = rows.get(id);
      if (row != null) {
        out.append(id).append('\t').append(String.join("\t", row)).append('\n');
      }
    }
  }
}
