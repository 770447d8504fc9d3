package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.EntryId;

/** One model on one set. */
public record BenchmarkPair(EntryId model, EntryId set) {
  @Override
  public String toString() {
    return model + " on " + set;
  }
}
