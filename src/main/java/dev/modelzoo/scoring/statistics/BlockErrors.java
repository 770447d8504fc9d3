package dev.modelzoo.scoring.statistics;

import dev.modelzoo.scoring.ErrorCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The errors of one or two results, summed over blocks: utterances that belong together, such as
 * those of a speaker, and are drawn together by a {@link Bootstrap}. Not thread-safe.
 */
public final class BlockErrors {
  /** The sums of named blocks, in the order in which they appeared. */
  private final Map<String, Sums> named = new LinkedHashMap<>();

  /** How many utterances that are blocks of their own have these counts. */
  private final Map<Sums, Integer> single = new LinkedHashMap<>();

  /** Adds an utterance that is a block of its own. */
  public void add(ErrorCounts counts) {
    single.merge(Sums.of(counts, 0), 1, Integer::sum);
  }

  /** Adds an utterance to a block. */
  public void add(String block, ErrorCounts counts) {
    named.merge(block, Sums.of(counts, 0), Sums::plus);
  }

  /** Adds an utterance of two results that is a block of its own. */
  public void addPair(ErrorCounts first, ErrorCounts second) {
    single.merge(Sums.of(first, second.errors()), 1, Integer::sum);
  }

  /** Adds an utterance of two results to a block. */
  public void addPair(String block, ErrorCounts first, ErrorCounts second) {
    named.merge(block, Sums.of(first, second.errors()), Sums::plus);
  }

  /** Number of blocks. */
  public int size() {
    return named.size() + single.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Mean of the blocks' rates, each counting once; empty if no block has a reference token. */
  public OptionalDouble meanRate() {
    double sum = 0;
    int blocks = 0;
    for (Map.Entry<Sums, Integer> row : rows().entrySet()) {
      if (row.getKey().tokens() > 0) {
        sum += row.getValue() * ((double) row.getKey().errors() / row.getKey().tokens());
        blocks += row.getValue();
      }
    }
    return blocks == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / blocks);
  }

  /** The distinct sums of blocks, with how many blocks have them. */
  Map<Sums, Integer> rows() {
    Map<Sums, Integer> rows = new LinkedHashMap<>(single);
    named.values().forEach(sums -> rows.merge(sums, 1, Integer::sum));
    return rows;
  }

  /**
   * Of one block.
   *
   * @param otherErrors those of the second result; 0 if there is none
   * @param tokens of the reference
   */
  record Sums(long errors, long otherErrors, long tokens) {
    static Sums of(ErrorCounts counts, long otherErrors) {
      return new Sums(counts.errors(), otherErrors, counts.referenceLength());
    }

    Sums plus(Sums other) {
      return new Sums(
          errors + other.errors, otherErrors + other.otherErrors, tokens + other.tokens);
    }
  }
}
