package dev.modelzoo.benchmark;

import dev.modelzoo.scoring.ErrorCounts;
import java.util.Locale;

/**
 * The score of one reference.
 *
 * @param reference normalised
 * @param hypothesis normalised; empty if there is none
 * @param tooLong whether the leaderboard's old rule drops this utterance for its duration
 */
record UtteranceScore(
    String id,
    String reference,
    String hypothesis,
    Status status,
    ErrorCounts counts,
    boolean tooLong) {

  boolean hasError() {
    return counts.errors() > 0;
  }

  /** Whether the recogniser answered; anything but {@link #OK} is all deletions. */
  enum Status {
    OK,
    /** No line for this utterance. */
    MISSING,
    /** A line without any token after normalisation, although the reference has some. */
    EMPTY;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
