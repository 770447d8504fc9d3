package dev.modelzoo.scoring;

import java.util.List;

/** A cheapest way from a reference to a hypothesis, from left to right. */
public record Alignment(List<Edit> edits) {
  public Alignment {
    edits = List.copyOf(edits);
  }

  public ErrorCounts counts() {
    return ErrorCounts.of(edits.stream().map(Edit::kind).toArray(EditKind[]::new));
  }
}
