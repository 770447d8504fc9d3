package dev.modelzoo.report.rank;

import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.ScoredUtterance;
import dev.modelzoo.benchmark.ScoredUtterances;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.ErrorSlots;
import dev.modelzoo.scoring.statistics.JointErrors;
import dev.modelzoo.scoring.statistics.MatchedPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All results of one set, read side by side: what each two of them have to say of each other. Of
 * the alignments no more than one utterance is in memory at a time.
 */
final class SetEvidence {
  private final String set;
  private final List<RankedResult> results;
  private final MatchedPairs[][] pairs;
  private final List<String> ids = new ArrayList<>();

  /** Per utterance the errors of each result, and behind them the tokens of its reference. */
  private final List<int[]> rows = new ArrayList<>();

  private final ErrorCounts[] sums;

  private Optional<String> blockColumn = Optional.empty();
  private UtteranceColumns columns = UtteranceColumns.NONE;

  private SetEvidence(String set, List<RankedResult> results) {
    this.set = set;
    this.results = List.copyOf(results);
    this.sums = new ErrorCounts[results.size()];
    Arrays.fill(sums, ErrorCounts.ZERO);
    this.pairs = new MatchedPairs[results.size()][results.size()];
    for (int first = 0; first < pairs.length; first++) {
      for (int second = first + 1; second < pairs.length; second++) {
        pairs[first][second] = new MatchedPairs();
      }
    }
  }

  /**
   * Reads results that have the same comparison key.
   *
   * @throws ZooException of kind CORRUPT if their files do not hold what they say
   */
  static SetEvidence read(String set, List<RankedResult> results) {
    SetEvidence evidence = new SetEvidence(set, results);
    List<ScoredUtterances> open = new ArrayList<>();
    try {
      results.forEach(one -> open.add(one.result().details()));
      evidence.read(open);
    } finally {
      open.forEach(ScoredUtterances::close);
    }
    evidence.requireSums();
    evidence.columns = evidence.known();
    evidence.blockColumn = evidence.columns.blockColumn(evidence.ids);
    return evidence;
  }

  String set() {
    return set;
  }

  List<RankedResult> results() {
    return results;
  }

  /** Of two of {@link #results}, the first of which comes before the second. */
  MatchedPairs pair(int first, int second) {
    return pairs[first][second];
  }

  /** The column whose values are drawn, or {@link RankTable#UTTERANCE}. */
  String drawn() {
    return blockColumn.orElse(RankTable.UTTERANCE);
  }

  /** Adds the errors of some of {@link #results}, by their places, block by block. */
  void addTo(JointErrors errors, List<Integer> chosen) {
    for (int row = 0; row < ids.size(); row++) {
      int[] all = rows.get(row);
      int[] some = chosen.stream().mapToInt(at -> all[at]).toArray();
      int tokens = all[all.length - 1];
      if (blockColumn.isPresent()) {
        // A speaker of one set is not one of the same name in another.
        errors.add(set + "\n" + columns.value(blockColumn.get(), ids.get(row)), some, tokens);
      } else {
        errors.add(some, tokens);
      }
    }
  }

  private void read(List<ScoredUtterances> open) {
    while (true) {
      List<ScoredUtterance> utterance = new ArrayList<>(open.size());
      for (ScoredUtterances one : open) {
        one.next().ifPresent(utterance::add);
      }
      if (utterance.isEmpty()) {
        return;
      }
      if (utterance.size() < open.size()) {
        throw damaged("one of the results of %s ends before the others".formatted(set));
      }
      add(utterance);
    }
  }

  private void add(List<ScoredUtterance> utterance) {
    ScoredUtterance first = utterance.get(0);
    List<String> reference = first.reference();
    for (ScoredUtterance other : utterance.subList(1, utterance.size())) {
      if (!first.id().equals(other.id()) || !reference.equals(other.reference())) {
        throw damaged(
            "the results of %s do not hold the same references: '%s' in one is not '%s' in another"
                .formatted(set, first.id(), other.id()));
      }
    }
    ids.add(first.id());
    addCounts(utterance.stream().map(ScoredUtterance::counts).toList());
    List<ErrorSlots> slots = utterance.stream().map(one -> ErrorSlots.of(one.alignment())).toList();
    for (int left = 0; left < slots.size(); left++) {
      for (int right = left + 1; right < slots.size(); right++) {
        pairs[left][right].add(slots.get(left), slots.get(right));
      }
    }
  }

  private void addCounts(List<ErrorCounts> counts) {
    int[] row = new int[counts.size() + 1];
    for (int at = 0; at < counts.size(); at++) {
      row[at] = Math.toIntExact(counts.get(at).errors());
      sums[at] = sums[at].plus(counts.get(at));
    }
    row[counts.size()] = Math.toIntExact(counts.get(0).referenceLength());
    rows.add(row);
  }

  private void requireSums() {
    for (int at = 0; at < results.size(); at++) {
      SavedResult result = results.get(at).result();
      if (!sums[at].equals(result.counts())) {
        throw damaged(
            "in %s, the counts of DETAILS.txt do not add up to those of RESULTS.txt"
                .formatted(result.folder()));
      }
    }
  }

  private UtteranceColumns known() {
    return results.stream()
        .map(one -> one.result().columns())
        .filter(found -> !found.names().isEmpty())
        .findFirst()
        .orElse(UtteranceColumns.NONE);
  }

  private static ZooException damaged(String what) {
    return new ZooException(ErrorKind.CORRUPT, what, "Score them again on the same test set.");
  }
}
