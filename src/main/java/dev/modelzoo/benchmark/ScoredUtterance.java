package dev.modelzoo.benchmark;

import dev.modelzoo.scoring.Alignment;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.ErrorCounts;
import java.util.List;

/**
 * An utterance of a result that was written down, as it was aligned then.
 *
 * @param status ok, missing or empty
 */
public record ScoredUtterance(String id, String status, Alignment alignment) {
  public ErrorCounts counts() {
    return alignment.counts();
  }

  /** The tokens of the normalised reference. */
  public List<String> reference() {
    return alignment.edits().stream().map(Edit::reference).filter(t -> !t.isEmpty()).toList();
  }
}
