package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;

/**
 * How the list of a run is cut into parts that are recognised each by itself.
 *
 * @param shards how many, at least 1; there are fewer if there are fewer utterances
 * @param retryFailed whether to run again what failed in an unfinished run, and, once, utterances
 *     that an SBI left out
 * @param afresh whether nothing is taken over from a finished run, whatever it left out
 */
public record Sharding(int shards, boolean retryFailed, boolean afresh) {
  /** One run of the SBI on the whole list. */
  public static final Sharding WHOLE = new Sharding(1, false);

  /** Where a finished run may be completed. */
  public Sharding(int shards, boolean retryFailed) {
    this(shards, retryFailed, false);
  }

  private static final int MOST = 10_000;

  public Sharding {
    if (shards < 1 || shards > MOST) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--shards must be from 1 to %d, not %d".formatted(MOST, shards),
          "Leave it out to recognise all in one run.");
    }
  }
}
