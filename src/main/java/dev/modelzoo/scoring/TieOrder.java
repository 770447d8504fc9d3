package dev.modelzoo.scoring;

import java.util.EnumSet;
import java.util.List;

/**
 * Which last step wins where several are equally cheap, the most preferred first; decided from the
 * end of both texts backward. It never changes S + D + I, only its split and the printed alignment.
 */
public record TieOrder(List<Step> steps) {
  /**
   * Insertion, then deletion, then diagonal: the order of the SpeechIO leaderboard's scorer for
   * Chinese and of Kaldi's error counts. {@code A B} against {@code B A} is one insertion and one
   * deletion.
   */
  public static final TieOrder GAPS_FIRST =
      new TieOrder(List.of(Step.INSERTION, Step.DELETION, Step.DIAGONAL));

  /**
   * Diagonal, then insertion, then deletion. {@code A B} against {@code B A} is two substitutions.
   */
  public static final TieOrder DIAGONAL_FIRST =
      new TieOrder(List.of(Step.DIAGONAL, Step.INSERTION, Step.DELETION));

  public TieOrder {
    steps = List.copyOf(steps);
    if (steps.size() != Step.values().length || EnumSet.copyOf(steps).size() != steps.size()) {
      throw new IllegalArgumentException("Not an order of all three steps: " + steps);
    }
  }

  /** 0 for the most preferred step. */
  int rank(Step step) {
    return steps.indexOf(step);
  }

  /** A step through the matrix of reference times hypothesis. */
  public enum Step {
    /** One token of each: correct if they are equal, else a substitution. */
    DIAGONAL,
    /** One reference token without a counterpart. */
    DELETION,
    /** One hypothesis token without a counterpart. */
    INSERTION
  }
}
