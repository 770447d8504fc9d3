package dev.modelzoo.scoring.statistics;

import dev.modelzoo.scoring.Alignment;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;

/**
 * Where the errors of an alignment are, in terms of the reference alone, so that two results of the
 * same utterance can be laid over each other. Immutable.
 */
public final class ErrorSlots {
  /** Odd slots are reference tokens, even ones the gaps before, between and after them. */
  private final int[] errors;

  private ErrorSlots(int[] errors) {
    this.errors = errors;
  }

  public static ErrorSlots of(Alignment alignment) {
    int[] errors = new int[2 * Math.toIntExact(alignment.counts().referenceLength()) + 1];
    int slot = 0;
    for (Edit edit : alignment.edits()) {
      if (edit.kind() == EditKind.INSERTION) {
        errors[slot]++;
      } else {
        errors[slot + 1] = edit.kind() == EditKind.CORRECT ? 0 : 1;
        slot += 2;
      }
    }
    return new ErrorSlots(errors);
  }

  int size() {
    return errors.length;
  }

  int errors(int slot) {
    return errors[slot];
  }

  static boolean isToken(int slot) {
    return slot % 2 == 1;
  }
}
