package dev.modelzoo.scoring.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The errors of any number of results on the same utterances, summed over blocks that are drawn
 * together. What {@link BlockErrors} is for two. Not thread-safe.
 */
public final class JointErrors {
  private final int results;

  /** Per block the errors of each result, and behind them the tokens of the reference. */
  private final Map<String, int[]> named = new LinkedHashMap<>();

  private final List<int[]> single = new ArrayList<>();

  /** For so many results, at least one. */
  public JointErrors(int results) {
    if (results < 1) {
      throw new IllegalArgumentException("Results: " + results);
    }
    this.results = results;
  }

  /**
   * Adds an utterance that is a block of its own.
   *
   * @param errors of each result
   * @param tokens of the reference
   */
  public void add(int[] errors, int tokens) {
    single.add(row(errors, tokens));
  }

  /** Adds an utterance to a block. */
  public void add(String block, int[] errors, int tokens) {
    named.merge(block, row(errors, tokens), JointErrors::plus);
  }

  int results() {
    return results;
  }

  int blocks() {
    return named.size() + single.size();
  }

  /** All blocks behind each other, {@code results + 1} numbers each. */
  int[] rows() {
    int[] rows = new int[blocks() * (results + 1)];
    int at = 0;
    for (List<int[]> part : List.of(List.copyOf(named.values()), single)) {
      for (int[] row : part) {
        System.arraycopy(row, 0, rows, at, row.length);
        at += row.length;
      }
    }
    return rows;
  }

  private int[] row(int[] errors, int tokens) {
    if (errors.length != results) {
      throw new IllegalArgumentException(
          "Errors of %d results, not of %d".formatted(errors.length, results));
    }
    int[] row = Arrays.copyOf(errors, results + 1);
    row[results] = tokens;
    return row;
  }

  private static int[] plus(int[] left, int[] right) {
    int[] sum = new int[left.length];
    for (int index = 0; index < sum.length; index++) {
      sum[index] = Math.addExact(left[index], right[index]);
    }
    return sum;
  }
}
