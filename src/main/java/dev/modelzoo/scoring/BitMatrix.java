package dev.modelzoo.scoring;

import dev.modelzoo.scoring.TieOrder.Step;
import java.util.Arrays;

/**
 * The dynamic programme behind {@link Aligner}. {@code cost[i][j]} is the cheapest edit of the
 * first i reference tokens into the first j hypothesis tokens, in a matrix of (N+1)×(M+1).
 * Neighbours in it differ by at most one, so that 64 rows of a column fit into a few machine words
 * (G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
 * programming", J. ACM 46, 1999). The differences also tell of every cell which steps into it are
 * cheapest; hence the way back decides ties exactly as it would in the plain matrix.
 *
 * <p>Rows are worked on in strips of 64. The steps into the cells of one strip are in memory at a
 * time, of the other strips only the row above them; on the way back they are computed once more.
 * Two texts of 10,000 tokens need less than 2 MB.
 */
final class BitMatrix {
  private static final int STRIP_ROWS = Long.SIZE;

  private final int[] reference;
  private final int[] hypothesis;
  private final TieOrder tieOrder;

  /** By token: the rows of the current strip that hold it. */
  private final long[] rowsOfToken;

  /** {@code cheapest[s][j]}: the rows into whose cell of column j+1 step s of the order is one. */
  private final long[][] cheapest;

  /** {@code above[s][j]}: over strip s, the cost at column j+1 less that of the column before. */
  private final byte[][] above;

  private final EditKind[] path;
  private int pathStart;

  /** {@code distinct}: all numbers in both texts are from 0 to below it. */
  BitMatrix(int[] reference, int[] hypothesis, int distinct, TieOrder tieOrder) {
    this.reference = reference;
    this.hypothesis = hypothesis;
    this.tieOrder = tieOrder;
    this.rowsOfToken = new long[distinct];
    this.cheapest = new long[Step.values().length][hypothesis.length];
    this.above = new byte[(reference.length + STRIP_ROWS - 1) / STRIP_ROWS][hypothesis.length];
    this.path = new EditKind[reference.length + hypothesis.length];
    this.pathStart = path.length;
  }

  /** The edits of the preferred cheapest path, from left to right. */
  EditKind[] path() {
    int strips = above.length;
    if (strips > 0) {
      // In the first row of the matrix, each hypothesis token costs one insertion.
      Arrays.fill(above[0], (byte) 1);
    }
    for (int strip = 0; strip < strips; strip++) {
      fill(strip);
    }
    int column = hypothesis.length;
    for (int strip = strips - 1; strip >= 0; strip--) {
      if (strip < strips - 1) {
        fill(strip);
      }
      column = trace(strip, column);
    }
    for (; column > 0; column--) {
      add(EditKind.INSERTION);
    }
    return Arrays.copyOfRange(path, pathStart, path.length);
  }

  /**
   * Computes the differences in a strip, column by column. A bit of {@code downRise} says that the
   * cost rises by one from the row above to the bit's row, of {@code downFall} that it falls;
   * {@code rightRise} and {@code rightFall} say so of the column before and this one.
   */
  private void fill(int strip) {
    markRows(strip);
    long[] diagonal = cheapest[tieOrder.rank(Step.DIAGONAL)];
    long[] deletion = cheapest[tieOrder.rank(Step.DELETION)];
    long[] insertion = cheapest[tieOrder.rank(Step.INSERTION)];
    byte[] entering = above[strip];
    boolean isLast = strip == above.length - 1;
    long downRise = -1;
    long downFall = 0;
    for (int j = 0; j < hypothesis.length; j++) {
      long equal = rowsOfToken[hypothesis[j]];
      long carryRise = entering[j] > 0 ? 1 : 0;
      long carryFall = entering[j] < 0 ? 1 : 0;
      long reached = equal | carryFall;
      long level = (((reached & downRise) + downRise) ^ downRise) | reached;
      long rightRise = downFall | ~(level | downRise);
      long rightFall = downRise & level;
      // A substitution is cheapest where the cost rises along the diagonal.
      diagonal[j] = equal | ~(level | downFall);
      insertion[j] = rightRise;
      if (!isLast) {
        above[strip + 1][j] =
            (byte) ((rightRise >>> (STRIP_ROWS - 1)) - (rightFall >>> (STRIP_ROWS - 1)));
      }
      long stay = equal | downFall;
      long rise = (rightRise << 1) | carryRise;
      downRise = (rightFall << 1) | carryFall | ~(stay | rise);
      downFall = rise & stay;
      deletion[j] = downRise;
    }
    clearRows(strip);
  }

  private void markRows(int strip) {
    int first = strip * STRIP_ROWS;
    for (int i = first; i < endOf(strip); i++) {
      rowsOfToken[reference[i]] |= 1L << (i - first);
    }
  }

  private void clearRows(int strip) {
    for (int i = strip * STRIP_ROWS; i < endOf(strip); i++) {
      rowsOfToken[reference[i]] = 0;
    }
  }

  private int endOf(int strip) {
    return Math.min((strip + 1) * STRIP_ROWS, reference.length);
  }

  /** Walks from the strip's last row at {@code column} to the row above it; returns its column. */
  private int trace(int strip, int column) {
    int first = strip * STRIP_ROWS;
    int i = endOf(strip);
    int j = column;
    while (i > first) {
      switch (j == 0 ? Step.DELETION : step(1L << (i - 1 - first), j - 1)) {
        case DIAGONAL -> {
          i--;
          j--;
          add(reference[i] == hypothesis[j] ? EditKind.CORRECT : EditKind.SUBSTITUTION);
        }
        case DELETION -> {
          i--;
          add(EditKind.DELETION);
        }
        case INSERTION -> {
          j--;
          add(EditKind.INSERTION);
        }
      }
    }
    return j;
  }

  /** At least one of the steps leads to every cell. */
  private Step step(long row, int column) {
    int rank = (cheapest[0][column] & row) != 0 ? 0 : (cheapest[1][column] & row) != 0 ? 1 : 2;
    return tieOrder.steps().get(rank);
  }

  private void add(EditKind kind) {
    path[--pathStart] = kind;
  }
}
