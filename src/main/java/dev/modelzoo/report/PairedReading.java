package dev.modelzoo.report;

import dev.modelzoo.benchmark.DetailsReader;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.ScoredUtterance;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.report.Comparison.Group;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.BlockErrors;
import dev.modelzoo.scoring.statistics.Bootstrap;
import dev.modelzoo.scoring.statistics.MatchedPairs;
import dev.modelzoo.text.CodePointOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Goes through two results side by side and keeps what a comparison needs: the counts of every
 * utterance, but alignments only of those that will be shown.
 */
final class PairedReading {
  private final int limit;
  private final List<Pair> pairs = new ArrayList<>();
  private int alike;
  private final MatchedPairs matchedPairs = new MatchedPairs();

  /** The least remarkable one first, so that it can be dropped. */
  private final PriorityQueue<PairedUtterance> worst =
      new PriorityQueue<>(PairedUtterance.WORST_FIRST.reversed());

  PairedReading(int limit) {
    this.limit = limit;
  }

  private record Pair(String id, ErrorCounts first, ErrorCounts second) {}

  void read(SavedResult first, SavedResult second) {
    try (DetailsReader left = first.details();
        DetailsReader right = second.details()) {
      Optional<ScoredUtterance> one = left.next();
      Optional<ScoredUtterance> other = right.next();
      while (one.isPresent() && other.isPresent()) {
        add(new PairedUtterance(one.get(), other.get()));
        one = left.next();
        other = right.next();
      }
      if (one.isPresent() || other.isPresent()) {
        throw unlike(one.isPresent() ? second : first);
      }
    }
    requireSum(first, pairs.stream().map(Pair::first).toList());
    requireSum(second, pairs.stream().map(Pair::second).toList());
  }

  Comparison summarize(
      SavedResult first, SavedResult second, UtteranceColumns columns, Optional<String> by) {
    Optional<String> blockColumn = columns.blockColumn(pairs.stream().map(Pair::id).toList());
    BlockErrors errors = blocks(pairs, columns, blockColumn);
    List<PairedUtterance> shown = new ArrayList<>(worst);
    shown.sort(PairedUtterance.WORST_FIRST);
    return new Comparison(
        first,
        second,
        pairs.size(),
        (int) pairs.stream().filter(p -> p.first.errors() < p.second.errors()).count(),
        (int) pairs.stream().filter(p -> p.first.errors() > p.second.errors()).count(),
        alike,
        blockColumn.orElse("utterance"),
        errors.size(),
        Bootstrap.of(errors),
        Bootstrap.of(blocks(halves(Pair::first), columns, blockColumn)).rate(),
        Bootstrap.of(blocks(halves(Pair::second), columns, blockColumn)).rate(),
        matchedPairs,
        shown,
        by.map(column -> groups(columns, column)).orElse(List.of()));
  }

  /** Of one result alone, so that its interval is drawn as when it was scored. */
  private List<Pair> halves(Function<Pair, ErrorCounts> side) {
    return pairs.stream().map(p -> new Pair(p.id, side.apply(p), ErrorCounts.ZERO)).toList();
  }

  private void add(PairedUtterance pair) {
    pairs.add(new Pair(pair.id(), pair.first().counts(), pair.second().counts()));
    matchedPairs.add(pair.first().alignment(), pair.second().alignment());
    if (!pair.differs()) {
      alike++;
    } else {
      worst.add(pair);
      if (worst.size() > limit) {
        worst.remove();
      }
    }
  }

  private List<Group> groups(UtteranceColumns columns, String column) {
    Map<String, List<Pair>> byValue = new TreeMap<>(CodePointOrder.INSTANCE);
    for (Pair pair : pairs) {
      byValue.computeIfAbsent(columns.value(column, pair.id), v -> new ArrayList<>()).add(pair);
    }
    List<Group> groups = new ArrayList<>();
    byValue.forEach(
        (value, members) -> {
          List<String> ids = members.stream().map(Pair::id).toList();
          BlockErrors errors = blocks(members, columns, columns.blockColumn(ids));
          groups.add(
              new Group(
                  value,
                  members.size(),
                  sum(members.stream().map(Pair::first).toList()),
                  sum(members.stream().map(Pair::second).toList()),
                  Bootstrap.of(errors)));
        });
    return groups;
  }

  private static BlockErrors blocks(
      List<Pair> pairs, UtteranceColumns columns, Optional<String> column) {
    BlockErrors errors = new BlockErrors();
    for (Pair pair : pairs) {
      if (column.isPresent()) {
        errors.addPair(columns.value(column.get(), pair.id), pair.first, pair.second);
      } else {
        errors.addPair(pair.first, pair.second);
      }
    }
    return errors;
  }

  private static ErrorCounts sum(List<ErrorCounts> counts) {
    return counts.stream().reduce(ErrorCounts.ZERO, ErrorCounts::plus);
  }

  private static void requireSum(SavedResult result, List<ErrorCounts> counts) {
    if (!sum(counts).equals(result.counts())) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          "in %s, the counts of DETAILS.txt do not add up to those of RESULTS.txt"
              .formatted(result.folder()),
          "Score the result again.");
    }
  }

  private static ZooException unlike(SavedResult shorter) {
    return new ZooException(
        ErrorKind.CORRUPT,
        "DETAILS.txt in %s ends before that of the other result".formatted(shorter.folder()),
        "Score both again on the same test set.");
  }
}
