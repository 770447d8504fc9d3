package dev.modelzoo.scoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The dynamic programme behind {@link GlmAligner}. {@code cost[i][q]}: the cheapest edit of the
 * first i reference tokens into some way to state q of the graph, of which one row is kept, with
 * one pointer per cell: the edit that led there, and by which of the arcs into q.
 *
 * <p>Matrices with more cells than fit are cut into blocks of rows: the first pass saves the costs
 * above each block, and the way back fills one block's pointers at a time.
 */
final class GraphMatrix {
  /** 32 MiB of pointers. */
  static final int MAXIMUM_BLOCK_CELLS = 1 << 24;

  /** Arcs into one state that can be told apart in a pointer. */
  static final int MAXIMUM_ARCS = 1 << 14;

  private static final int UNREACHABLE = 1 << 28;
  private static final int RANK_BITS = 2;
  private static final int RANK_MASK = 3;

  private final int[] reference;
  private final List<String> texts;
  private final HypothesisGraph graph;
  private final int[] firstArcs;
  private final int[] origins;
  private final int[] tokens;
  private final boolean[] said;
  private final EditPreference preference;
  private final int substitution;
  private final int insertion;
  private final int correct;
  private final int deletion;
  private final int blockRows;

  GraphMatrix(
      List<String> reference,
      HypothesisGraph graph,
      EditPreference preference,
      int maximumBlockCells) {
    this.reference = graph.numbersOf(reference);
    this.texts = reference;
    this.graph = graph;
    this.firstArcs = graph.firstArcs();
    this.origins = graph.origins();
    this.tokens = graph.tokens();
    this.said = graph.areSaid();
    this.preference = preference;
    this.substitution = preference.rank(EditKind.SUBSTITUTION);
    this.insertion = preference.rank(EditKind.INSERTION);
    this.correct = preference.rank(EditKind.CORRECT);
    this.deletion = preference.rank(EditKind.DELETION);
    this.blockRows =
        Math.min(reference.size() + 1, Math.max(1, maximumBlockCells / graph.states()));
  }

  /** The edits of the preferred cheapest path, from left to right. */
  List<Edit> path() {
    char[] pointers = new char[blockRows * graph.states()];
    int blocks = (reference.length + blockRows) / blockRows;
    List<int[]> above = new ArrayList<>(blocks);
    int[] costs = new int[graph.states()];
    for (int block = 0; block < blocks; block++) {
      above.add(costs.clone());
      fillBlock(block, costs, pointers);
    }
    Deque<Edit> path = new ArrayDeque<>(reference.length + graph.states());
    int state = graph.states() - 1;
    for (int block = blocks - 1; block >= 0; block--) {
      if (block < blocks - 1) {
        fillBlock(block, above.get(block), pointers);
      }
      state = traceBlock(block, state, pointers, path);
    }
    return List.copyOf(path);
  }

  private int lastRowOf(int block) {
    return Math.min((block + 1) * blockRows - 1, reference.length);
  }

  /** Turns the costs of the row above the block into those of its last row. */
  private void fillBlock(int block, int[] costs, char[] pointers) {
    int[] before = costs.clone();
    int cell = 0;
    for (int row = block * blockRows; row <= lastRowOf(block); row++) {
      if (row == 0) {
        fillFirstRow(costs, pointers);
      } else {
        fillRow(row, before, costs, pointers, cell);
      }
      System.arraycopy(costs, 0, before, 0, costs.length);
      cell += costs.length;
    }
  }

  private void fillFirstRow(int[] costs, char[] pointers) {
    costs[0] = 0;
    for (int state = 1; state < costs.length; state++) {
      int first = firstArcs[state];
      int best = UNREACHABLE;
      int bestArc = 0;
      for (int arc = first; arc < firstArcs[state + 1]; arc++) {
        int cost = costs[origins[arc]] + 1;
        if (said[arc] && cost < best) {
          best = cost;
          bestArc = arc - first;
        }
      }
      costs[state] = best;
      pointers[state] = (char) (bestArc << RANK_BITS | insertion);
    }
  }

  private void fillRow(int row, int[] before, int[] costs, char[] pointers, int firstCell) {
    int token = reference[row - 1];
    int first = 0;
    for (int state = 0; state < costs.length; state++) {
      // The rank in the low bits makes one comparison decide cost and tie together.
      int best = (before[state] + 1) << RANK_BITS | deletion;
      int bestArc = 0;
      int end = firstArcs[state + 1];
      for (int arc = first; arc < end; arc++) {
        int candidate = cheapest(arc, token, before, costs);
        if (candidate < best) {
          best = candidate;
          bestArc = arc - first;
        }
      }
      first = end;
      costs[state] = Math.min(best >> RANK_BITS, UNREACHABLE);
      pointers[firstCell + state] = (char) ((bestArc << RANK_BITS) | (best & RANK_MASK));
    }
  }

  /** The cost and rank of the best edit by one arc. */
  private int cheapest(int arc, int token, int[] before, int[] costs) {
    int from = origins[arc];
    boolean equal = tokens[arc] == token;
    int diagonal =
        equal
            ? before[from] << RANK_BITS | correct
            : (before[from] + 1) << RANK_BITS | substitution;
    if (said[arc]) {
      return Math.min(diagonal, (costs[from] + 1) << RANK_BITS | insertion);
    }
    return equal ? diagonal : Integer.MAX_VALUE;
  }

  /** Walks from the block's last row at {@code last} to the row above it; returns its state. */
  private int traceBlock(int block, int last, char[] pointers, Deque<Edit> path) {
    int firstRow = block * blockRows;
    int row = lastRowOf(block);
    int state = last;
    while (row >= firstRow && (row > 0 || state > 0)) {
      int pointer = pointers[(row - firstRow) * graph.states() + state];
      EditKind kind = preference.kinds().get(pointer & RANK_MASK);
      String left = kind == EditKind.INSERTION ? "" : texts.get(row - 1);
      String right = "";
      if (kind != EditKind.DELETION) {
        int arc = firstArcs[state] + (pointer >> RANK_BITS);
        right = graph.text(arc);
        state = origins[arc];
      }
      if (kind != EditKind.INSERTION) {
        row--;
      }
      path.addFirst(new Edit(kind, left, right));
    }
    return state;
  }
}
