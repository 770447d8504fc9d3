package dev.modelzoo.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns as {@link Aligner} does, but the hypothesis may count as any phrase that the rules say is
 * the same. A token of such a phrase can only match the reference: it is never an error by itself.
 * Exact; long texts take bounded memory. Immutable and thread-safe.
 */
public final class GlmAligner implements TokenAligner {
  /** Cells of a matrix that is worth a band: finding its bound costs something, too. */
  private static final long BANDED_FROM = 1 << 15;

  /** Without alternatives, and much quicker. */
  private static final Aligner PLAIN = new Aligner();

  private final GlmRules rules;
  private final EditPreference preference;
  private final int maximumBlockCells;
  private final long bandedFrom;

  public GlmAligner(GlmRules rules) {
    this(rules, EditPreference.SUBSTITUTION_FIRST);
  }

  public GlmAligner(GlmRules rules, EditPreference preference) {
    this(rules, preference, GraphMatrix.MAXIMUM_BLOCK_CELLS, BANDED_FROM);
  }

  GlmAligner(GlmRules rules, EditPreference preference, int maximumBlockCells, long bandedFrom) {
    this.rules = rules;
    this.preference = preference;
    this.maximumBlockCells = maximumBlockCells;
    this.bandedFrom = bandedFrom;
  }

  @Override
  public Alignment align(List<String> reference, List<String> hypothesis) {
    if (reference.equals(hypothesis)) {
      List<Edit> edits = new ArrayList<>(reference.size());
      reference.forEach(token -> edits.add(new Edit(EditKind.CORRECT, token, token)));
      return new Alignment(edits);
    }
    HypothesisGraph graph = HypothesisGraph.of(rules.segments(hypothesis));
    GraphBand band = band(reference, hypothesis, graph);
    return new Alignment(
        new GraphMatrix(reference, graph, band, preference, maximumBlockCells).path());
  }

  /** What is said is one of the ways through the graph, so the cheapest costs no more. */
  private GraphBand band(List<String> reference, List<String> hypothesis, HypothesisGraph graph) {
    int tokens = reference.size();
    return (long) (tokens + 1) * graph.states() < bandedFrom
        ? GraphBand.whole(graph, tokens)
        : GraphBand.of(graph, tokens, Math.toIntExact(PLAIN.count(reference, hypothesis).errors()));
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
