package dev.modelzoo.scoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Aligns token lists by edit distance with cost 1 for a substitution, deletion or insertion: exact,
 * and deterministic through its {@link TieOrder}. Immutable and thread-safe.
 */
public final class Aligner {
  private final TieOrder tieOrder;
  private final int maximumBlockCells;

  public Aligner() {
    this(TieOrder.GAPS_FIRST);
  }

  public Aligner(TieOrder tieOrder) {
    this(tieOrder, EditMatrix.MAXIMUM_BLOCK_CELLS);
  }

  /** With a bound on the cells whose back pointers are in memory at once. */
  Aligner(TieOrder tieOrder, int maximumBlockCells) {
    this.tieOrder = tieOrder;
    this.maximumBlockCells = maximumBlockCells;
  }

  /** The whole alignment. Tokens must not be empty strings. */
  public Alignment align(List<String> reference, List<String> hypothesis) {
    List<Edit> edits = new ArrayList<>(Math.max(reference.size(), hypothesis.size()));
    int i = 0;
    int j = 0;
    for (EditKind kind : editKinds(reference, hypothesis)) {
      String left = kind == EditKind.INSERTION ? "" : reference.get(i++);
      String right = kind == EditKind.DELETION ? "" : hypothesis.get(j++);
      edits.add(new Edit(kind, left, right));
    }
    return new Alignment(edits);
  }

  /** The counts of {@link #align} without building it. */
  public ErrorCounts count(List<String> reference, List<String> hypothesis) {
    return ErrorCounts.of(editKinds(reference, hypothesis));
  }

  private List<EditKind> editKinds(List<String> reference, List<String> hypothesis) {
    if (reference.equals(hypothesis)) {
      // The only path of cost 0, whatever the order of ties.
      return Collections.nCopies(reference.size(), EditKind.CORRECT);
    }
    Map<String, Integer> numbers = new HashMap<>();
    int[] left = number(reference, numbers);
    int[] right = number(hypothesis, numbers);
    return new EditMatrix(left, right, tieOrder, maximumBlockCells).path();
  }

  /** Numbers stand for tokens: comparing strings in every cell would be several times slower. */
  private static int[] number(List<String> tokens, Map<String, Integer> numbers) {
    int[] result = new int[tokens.size()];
    int index = 0;
    for (String token : tokens) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(token, next);
      result[index++] = known == null ? next : known;
    }
    return result;
  }
}
