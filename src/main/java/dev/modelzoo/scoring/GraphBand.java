package dev.modelzoo.scoring;

import java.util.Arrays;

/**
 * Which cells of a {@link GraphMatrix} a path of at most some cost can pass: in row i, the states
 * from {@code first(i)} to {@code last(i)}. Neither ever falls from one row to the next.
 *
 * <p>Between two nodes, the number of hypothesis tokens on the way lies between that of the
 * shortest and that of the longest way, and each token more or less than the reference has costs at
 * least one edit (E. Ukkonen, "Algorithms for approximate string matching", Information and Control
 * 64, 1985). So a cell outside of the band lies on no path within the cost; above all on none of
 * the cheapest, if one of that cost exists. They, and how ties among them fall, are the same with
 * the band as without.
 */
final class GraphBand {
  private final int[] first;
  private final int[] last;

  private GraphBand(int[] first, int[] last) {
    this.first = first;
    this.last = last;
  }

  /** Every cell of a matrix with a row for each of {@code tokens} reference tokens and one more. */
  static GraphBand whole(HypothesisGraph graph, int tokens) {
    int[] last = new int[tokens + 1];
    Arrays.fill(last, graph.states() - 1);
    return new GraphBand(new int[tokens + 1], last);
  }

  /** {@code bound}: what some way from start to end costs, or more. */
  static GraphBand of(HypothesisGraph graph, int tokens, int bound) {
    Distances before = Distances.fromStart(graph);
    Distances behind = Distances.toEnd(graph);
    int[] first = new int[tokens + 1];
    int[] last = new int[tokens + 1];
    Arrays.fill(first, graph.states() - 1);
    for (int state = 0; state < graph.states(); state++) {
      int shortest = before.shortest[state];
      int longest = before.longest[state];
      int fewestRows = tokens - behind.longest[state];
      int mostRows = tokens - behind.shortest[state];
      // What is missing on one side of the cell and what is too much on the other add up.
      int from = max(shortest - bound, fewestRows - bound, half(shortest + fewestRows - bound + 1));
      int to = -max(-longest - bound, -mostRows - bound, -half(longest + mostRows + bound));
      int firstRow = Math.max(from, 0);
      int lastRow = Math.min(to, tokens);
      if (firstRow <= lastRow) {
        first[lastRow] = Math.min(first[lastRow], state);
        last[firstRow] = Math.max(last[firstRow], state);
      }
    }
    for (int row = 1; row <= tokens; row++) {
      last[row] = Math.max(last[row], last[row - 1]);
      first[tokens - row] = Math.min(first[tokens - row], first[tokens - row + 1]);
    }
    return new GraphBand(first, last);
  }

  int first(int row) {
    return first[row];
  }

  int last(int row) {
    return last[row];
  }

  int width(int row) {
    return last[row] - first[row] + 1;
  }

  private static int half(int value) {
    return Math.floorDiv(value, 2);
  }

  private static int max(int a, int b, int c) {
    return Math.max(a, Math.max(b, c));
  }

  /** Tokens on the ways between each state and one end of the graph. */
  private static final class Distances {
    final int[] shortest;
    final int[] longest;

    private Distances(int[] shortest, int[] longest) {
      this.shortest = shortest;
      this.longest = longest;
    }

    static Distances fromStart(HypothesisGraph graph) {
      int[] firstArcs = graph.firstArcs();
      int[] origins = graph.origins();
      int[] shortest = new int[graph.states()];
      int[] longest = new int[graph.states()];
      for (int state = 1; state < shortest.length; state++) {
        shortest[state] = Integer.MAX_VALUE;
        for (int arc = firstArcs[state]; arc < firstArcs[state + 1]; arc++) {
          shortest[state] = Math.min(shortest[state], shortest[origins[arc]] + 1);
          longest[state] = Math.max(longest[state], longest[origins[arc]] + 1);
        }
      }
      return new Distances(shortest, longest);
    }

    static Distances toEnd(HypothesisGraph graph) {
      int[] firstArcs = graph.firstArcs();
      int[] origins = graph.origins();
      int[] shortest = new int[graph.states()];
      int[] longest = new int[graph.states()];
      Arrays.fill(shortest, 0, shortest.length - 1, Integer.MAX_VALUE);
      for (int state = shortest.length - 1; state > 0; state--) {
        for (int arc = firstArcs[state]; arc < firstArcs[state + 1]; arc++) {
          int origin = origins[arc];
          shortest[origin] = Math.min(shortest[origin], shortest[state] + 1);
          longest[origin] = Math.max(longest[origin], longest[state] + 1);
        }
      }
      return new Distances(shortest, longest);
    }
  }
}
