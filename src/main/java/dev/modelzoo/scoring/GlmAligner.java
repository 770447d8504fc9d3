package dev.modelzoo.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns as {@link Aligner} does, but the hypothesis may count as any phrase that the rules say is
 * the same. A token of such a phrase can only match the reference: it is never an error by itself.
 * Exact; long texts take bounded memory. Immutable and thread-safe.
 */
public final class GlmAligner implements TokenAligner {
  private final GlmRules rules;
  private final EditPreference preference;
  private final int maximumBlockCells;

  public GlmAligner(GlmRules rules) {
    this(rules, EditPreference.SUBSTITUTION_FIRST);
  }

  public GlmAligner(GlmRules rules, EditPreference preference) {
    this(rules, preference, GraphMatrix.MAXIMUM_BLOCK_CELLS);
  }

  GlmAligner(GlmRules rules, EditPreference preference, int maximumBlockCells) {
    this.rules = rules;
    this.preference = preference;
    this.maximumBlockCells = maximumBlockCells;
  }

  @Override
  public Alignment align(List<String> reference, List<String> hypothesis) {
    if (reference.equals(hypothesis)) {
      List<Edit> edits = new ArrayList<>(reference.size());
      reference.forEach(token -> edits.add(new Edit(EditKind.CORRECT, token, token)));
      return new Alignment(edits);
    }
    HypothesisGraph graph = HypothesisGraph.of(rules.segments(hypothesis));
    return new Alignment(new GraphMatrix(reference, graph, preference, maximumBlockCells).path());
  }

  @Override
  public ErrorCounts count(List<String> reference, List<String> hypothesis) {
    return reference.equals(hypothesis)
        ? new ErrorCounts(reference.size(), 0, 0, 0)
        : align(reference, hypothesis).counts();
  }

  @Override
  public String options() {
    return "glm=" + rules.id();
  }
}
