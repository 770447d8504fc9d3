package dev.modelzoo.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Aligns token lists by edit distance with cost 1 for a substitution, deletion or insertion: exact,
 * and deterministic through its {@link TieOrder}. Immutable and thread-safe.
 */
public final class Aligner implements TokenAligner {
  private final TieOrder tieOrder;

  public Aligner() {
    this(TieOrder.GAPS_FIRST);
  }

  public Aligner(TieOrder tieOrder) {
    this.tieOrder = tieOrder;
  }

  @Override
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

  @Override
  public ErrorCounts count(List<String> reference, List<String> hypothesis) {
    return ErrorCounts.of(editKinds(reference, hypothesis));
  }

  private EditKind[] editKinds(List<String> reference, List<String> hypothesis) {
    if (reference.equals(hypothesis)) {
      // The only path of cost 0, whatever the order of ties.
      EditKind[] correct = new EditKind[reference.size()];
      Arrays.fill(correct, EditKind.CORRECT);
      return correct;
    }
    TokenNumbers numbers = new TokenNumbers(reference.size() + hypothesis.size());
    int[] left = numbers.of(reference);
    int[] right = numbers.of(hypothesis);
    return new BitMatrix(left, right, numbers.count(), tieOrder).path();
  }
}
