package dev.modelzoo.scoring;

import dev.modelzoo.scoring.TieOrder.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The dynamic programme behind {@link Aligner}. {@code cost[i][j]} is the cheapest edit of the
 * first i reference tokens into the first j hypothesis tokens, in a matrix of (N+1)×(M+1), of which
 * only one row is kept, with one back pointer of 2 bits per cell.
 *
 * <p>Two texts of 10,000 tokens need 25 MB of pointers. Larger matrices are cut into blocks of
 * rows: the first pass saves the costs at the head of each block, and the way back fills in one
 * block's pointers at a time. This computes each cell twice, but is as exact as the plain matrix,
 * ties included, which a linear-space divide and conquer would decide otherwise.
 */
final class EditMatrix {
  /** 64 MiB of back pointers. */
  static final int MAXIMUM_BLOCK_CELLS = 1 << 28;

  private static final int RANK_BITS = 2;
  private static final int RANK_MASK = 3;

  private final int[] reference;
  private final int[] hypothesis;
  private final TieOrder tieOrder;
  private final int diagonalRank;
  private final int deletionRank;
  private final int insertionRank;
  private final int blockRows;

  EditMatrix(int[] reference, int[] hypothesis, TieOrder tieOrder, int maximumBlockCells) {
    this.reference = reference;
    this.hypothesis = hypothesis;
    this.tieOrder = tieOrder;
    this.diagonalRank = tieOrder.rank(Step.DIAGONAL);
    this.deletionRank = tieOrder.rank(Step.DELETION);
    this.insertionRank = tieOrder.rank(Step.INSERTION);
    int rowsThatFit = Math.max(1, maximumBlockCells / (hypothesis.length + 1));
    this.blockRows = Math.min(Math.max(1, reference.length), rowsThatFit);
  }

  /** The edits of the preferred cheapest path, from left to right. */
  List<EditKind> path() {
    byte[] pointers = new byte[pointerBytes()];
    int blocks = Math.max(1, (reference.length + blockRows - 1) / blockRows);
    List<int[]> blockHeads = new ArrayList<>(blocks);
    int[] costs = firstRow();
    for (int block = 0; block < blocks; block++) {
      blockHeads.add(costs.clone());
      fillBlock(block, costs, pointers);
    }

    Deque<EditKind> path = new ArrayDeque<>(Math.max(reference.length, hypothesis.length) + 1);
    int j = hypothesis.length;
    for (int block = blocks - 1; block >= 0; block--) {
      if (block < blocks - 1) {
        fillBlock(block, blockHeads.get(block), pointers);
      }
      j = traceBlock(block, j, pointers, path);
    }
    for (; j > 0; j--) {
      path.addFirst(EditKind.INSERTION);
    }
    return List.copyOf(path);
  }

  private int pointerBytes() {
    long cells = (long) blockRows * (hypothesis.length + 1L);
    return Math.toIntExact((cells + 3) / 4);
  }

  private int[] firstRow() {
    int[] costs = new int[hypothesis.length + 1];
    Arrays.setAll(costs, j -> j);
    return costs;
  }

  private int firstRowOf(int block) {
    return block * blockRows + 1;
  }

  private int lastRowOf(int block) {
    return (int) Math.min((long) (block + 1) * blockRows, reference.length);
  }

  /** Turns the costs of the row above the block into those of its last row. */
  private void fillBlock(int block, int[] costs, byte[] pointers) {
    Arrays.fill(pointers, (byte) 0);
    int cell = 0;
    for (int i = firstRowOf(block); i <= lastRowOf(block); i++) {
      int token = reference[i - 1];
      int diagonal = costs[0];
      costs[0] = i;
      setRank(pointers, cell++, deletionRank);
      for (int j = 1; j <= hypothesis.length; j++) {
        int match = token == hypothesis[j - 1] ? diagonal : diagonal + 1;
        // The rank in the low bits makes one minimum decide cost and tie together.
        int best = (match << RANK_BITS) | diagonalRank;
        best = Math.min(best, ((costs[j] + 1) << RANK_BITS) | deletionRank);
        best = Math.min(best, ((costs[j - 1] + 1) << RANK_BITS) | insertionRank);
        diagonal = costs[j];
        costs[j] = best >> RANK_BITS;
        setRank(pointers, cell++, best & RANK_MASK);
      }
    }
  }

  /**
   * Walks from the block's last row at column {@code j} to the row above it; returns its column.
   */
  private int traceBlock(int block, int column, byte[] pointers, Deque<EditKind> path) {
    int width = hypothesis.length + 1;
    int first = firstRowOf(block);
    int i = lastRowOf(block);
    int j = column;
    while (i >= first) {
      switch (tieOrder.steps().get(rank(pointers, (i - first) * width + j))) {
        case DIAGONAL -> {
          i--;
          j--;
          path.addFirst(reference[i] == hypothesis[j] ? EditKind.CORRECT : EditKind.SUBSTITUTION);
        }
        case DELETION -> {
          i--;
          path.addFirst(EditKind.DELETION);
        }
        case INSERTION -> {
          j--;
          path.addFirst(EditKind.INSERTION);
        }
      }
    }
    return j;
  }

  private static void setRank(byte[] pointers, int cell, int rank) {
    pointers[cell >> 2] |= (byte) (rank << ((cell & 3) << 1));
  }

  private static int rank(byte[] pointers, int cell) {
    return (pointers[cell >> 2] >> ((cell & 3) << 1)) & RANK_MASK;
  }
}
