package dev.modelzoo.report;

import dev.modelzoo.benchmark.ScoredUtterance;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.CodePointOrder;
import java.util.Comparator;

/** One utterance in both results. */
record PairedUtterance(ScoredUtterance first, ScoredUtterance second) {
  /** The one first on which the results differ most; equal ones by code point of their ids. */
  static final Comparator<PairedUtterance> WORST_FIRST =
      Comparator.comparingLong((PairedUtterance pair) -> Math.abs(pair.difference()))
          .reversed()
          .thenComparing(PairedUtterance::id, CodePointOrder.INSTANCE);

  PairedUtterance {
    if (!first.id().equals(second.id()) || !first.reference().equals(second.reference())) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          "the results do not hold the same references: '%s' in one is not '%s' in the other"
              .formatted(first.id(), second.id()),
          "Score both again on the same test set.");
    }
  }

  String id() {
    return first.id();
  }

  /** Errors of the second result less those of the first. */
  long difference() {
    return second.counts().errors() - first.counts().errors();
  }

  /** Whether they made other errors, even if as many. */
  boolean differs() {
    return !first.alignment().equals(second.alignment());
  }
}
