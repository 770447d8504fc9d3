package dev.modelzoo.report.result;

import dev.modelzoo.benchmark.Breakdown;
import dev.modelzoo.benchmark.Confusions;
import dev.modelzoo.benchmark.ScoredUtterance;
import dev.modelzoo.benchmark.ScoredUtterances;
import dev.modelzoo.report.html.DataBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the utterances of a result once, and keeps of them what the page shows. */
final class ReportReading {
  /** Chunks that are packed together, by several processors. */
  private static final int CHUNKS_AT_ONCE = 16;

  private static final String DURATION = "DURATION";

  private final ReportSource source;
  private final TextChunk chunks;
  private final List<ScoredLine> lines = new ArrayList<>();
  private final List<DataBlock> texts = new ArrayList<>();
  private final Confusions confusions = new Confusions();

  ReportReading(ReportSource source) {
    this.source = source;
    this.chunks = new TextChunk(source);
  }

  /** Reads all; the other methods tell what was read. */
  void read() {
    List<ScoredUtterance> batch = new ArrayList<>();
    try (ScoredUtterances utterances = source.utterances().get()) {
      Optional<ScoredUtterance> next = utterances.next();
      while (next.isPresent()) {
        add(next.get(), batch);
        if (batch.size() == TextChunk.SIZE * CHUNKS_AT_ONCE) {
          pack(batch);
        }
        next = utterances.next();
      }
    }
    pack(batch);
  }

  List<ScoredLine> lines() {
    return lines;
  }

  List<DataBlock> texts() {
    return texts;
  }

  Confusions confusions() {
    return confusions;
  }

  /** Seconds by id; empty if nothing is known of them. */
  Map<String, Double> seconds() {
    return source.columns().durations();
  }

  /** All that tells groups of utterances apart, and does tell them apart. */
  List<GroupColumn> columns(String tokenName) {
    List<GroupColumn> columns = new ArrayList<>();
    for (String name : source.columns().names()) {
      if (!name.toUpperCase(Locale.ROOT).equals(DURATION)) {
        columns.add(GroupColumn.metadata(name, source.columns(), lines));
      }
    }
    columns.add(
        GroupColumn.bands(
            "Length in " + tokenName,
            LengthBands.tokens(),
            lines,
            line -> (double) line.counts().referenceLength()));
    Map<String, Double> seconds = seconds();
    if (!seconds.isEmpty()) {
      columns.add(
          GroupColumn.bands(
              "Length in seconds",
              LengthBands.seconds(),
              lines,
              line -> seconds.getOrDefault(line.id(), Double.NaN)));
    }
    return columns.stream().filter(ReportReading::isTold).toList();
  }

  /** Whether a column's values are groups: more than one, and not a name for every utterance. */
  static boolean isGrouping(GroupColumn column) {
    return column.values().size() > 1 && column.values().size() <= Breakdown.MAXIMUM_GROUPS;
  }

  private static boolean isTold(GroupColumn column) {
    return column.values().stream().anyMatch(value -> !value.isEmpty());
  }

  private void add(ScoredUtterance utterance, List<ScoredUtterance> batch) {
    lines.add(new ScoredLine(utterance.id(), utterance.status(), utterance.counts()));
    confusions.add(utterance.alignment().edits());
    batch.add(utterance);
  }

  private void pack(List<ScoredUtterance> batch) {
    int first = texts.size();
    int count = (batch.size() + TextChunk.SIZE - 1) / TextChunk.SIZE;
    texts.addAll(
        IntStream.range(0, count)
            .parallel()
            .mapToObj(number -> chunks.pack(first + number, part(batch, number)))
            .toList());
    batch.clear();
  }

  private static List<ScoredUtterance> part(List<ScoredUtterance> batch, int number) {
    int from = number * TextChunk.SIZE;
    return batch.subList(from, Math.min(batch.size(), from + TextChunk.SIZE));
  }
}
