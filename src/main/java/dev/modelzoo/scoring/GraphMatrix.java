package dev.modelzoo.scoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The dynamic programme behind {@link GlmAligner}. {@code cost[i][q]}: the cheapest edit of the
 * first i reference tokens into some way to state q of the graph, of which one row is kept, with
 * one pointer per cell: the edit that led there, and by which of the arcs into q. Only the cells of
 * a {@link GraphBand} are worked on.
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
  private final GraphBand band;

  /** The first row of each block, and behind the last block the number of rows. */
  private final int[] blockStarts;

  /** The costs of the row that is worked on, and of the one above it; unreachable off the band. */
  private final int[] costs;

  private final int[] before;
  private final char[] pointers;

  /** Where the pointers of each row begin in those of its block. */
  private final int[] rowStarts;

  GraphMatrix(
      List<String> reference,
      HypothesisGraph graph,
      GraphBand band,
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
    this.band = band;
    this.rowStarts = new int[reference.size() + 1];
    this.blockStarts = blockStarts(maximumBlockCells);
    this.costs = new int[graph.states()];
    this.before = new int[graph.states()];
    this.pointers = new char[largestBlock()];
  }

  /** As many rows as fit into each block, but at least one. Tells every row where it begins. */
  private int[] blockStarts(int maximumBlockCells) {
    int[] starts = new int[reference.length + 2];
    int blocks = 1;
    int cells = 0;
    for (int row = 0; row <= reference.length; row++) {
      int width = band.width(row);
      if (cells > 0 && cells + width > maximumBlockCells) {
        starts[blocks++] = row;
        cells = 0;
      }
      rowStarts[row] = cells;
      cells += width;
    }
    starts[blocks++] = reference.length + 1;
    return Arrays.copyOf(starts, blocks);
  }

  private int largestBlock() {
    int largest = 0;
    for (int block = 1; block < blockStarts.length; block++) {
      int lastRow = blockStarts[block] - 1;
      largest = Math.max(largest, rowStarts[lastRow] + band.width(lastRow));
    }
    return largest;
  }

  /** The edits of the preferred cheapest path, from left to right. */
  List<Edit> path() {
    int blocks = blockStarts.length - 1;
    List<int[]> above = new ArrayList<>(blocks);
    Arrays.fill(before, UNREACHABLE);
    for (int block = 0; block < blocks; block++) {
      above.add(rowAbove(block));
      fillBlock(block);
    }
    Deque<Edit> path = new ArrayDeque<>(reference.length + graph.states());
    int state = graph.states() - 1;
    for (int block = blocks - 1; block >= 0; block--) {
      if (block < blocks - 1) {
        restoreRowAbove(block, above.get(block));
        fillBlock(block);
      }
      state = traceBlock(block, state, path);
    }
    return List.copyOf(path);
  }

  /** The costs in the band of the row above the block. */
  private int[] rowAbove(int block) {
    int row = blockStarts[block] - 1;
    return row < 0 ? new int[0] : Arrays.copyOfRange(before, band.first(row), band.last(row) + 1);
  }

  private void restoreRowAbove(int block, int[] saved) {
    int row = blockStarts[block] - 1;
    Arrays.fill(before, UNREACHABLE);
    if (row >= 0) {
      System.arraycopy(saved, 0, before, band.first(row), saved.length);
    }
  }

  /** Turns the costs of the row above the block into those of its last row. */
  private void fillBlock(int block) {
    Arrays.fill(costs, UNREACHABLE);
    for (int row = blockStarts[block]; row < blockStarts[block + 1]; row++) {
      if (row == 0) {
        fillFirstRow();
      } else {
        Arrays.fill(costs, band.first(row - 1), band.first(row), UNREACHABLE);
        fillRow(row);
        Arrays.fill(before, band.first(row - 1), band.first(row), UNREACHABLE);
      }
      System.arraycopy(costs, band.first(row), before, band.first(row), band.width(row));
    }
  }

  private void fillFirstRow() {
    costs[0] = 0;
    for (int state = 1; state <= band.last(0); state++) {
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

  private void fillRow(int row) {
    int token = reference[row - 1];
    int cell = rowStarts[row] - band.first(row);
    int first = firstArcs[band.first(row)];
    for (int state = band.first(row); state <= band.last(row); state++) {
      // The rank in the low bits makes one comparison decide cost and tie together.
      int best = (before[state] + 1) << RANK_BITS | deletion;
      int bestArc = 0;
      int end = firstArcs[state + 1];
      for (int arc = first; arc < end; arc++) {
        int candidate = cheapest(arc, token);
        if (candidate < best) {
          best = candidate;
          bestArc = arc - first;
        }
      }
      first = end;
      costs[state] = Math.min(best >> RANK_BITS, UNREACHABLE);
      pointers[cell + state] = (char) ((bestArc << RANK_BITS) | (best & RANK_MASK));
    }
  }

  /** The cost and rank of the best edit by one arc. */
  private int cheapest(int arc, int token) {
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
  private int traceBlock(int block, int last, Deque<Edit> path) {
    int firstRow = blockStarts[block];
    int row = blockStarts[block + 1] - 1;
    int state = last;
    while (row >= firstRow && (row > 0 || state > 0)) {
      int pointer = pointers[rowStarts[row] + state - band.first(row)];
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
