package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;

/**
 * What a pull did.
 *
 * @param manifest the version that stands in the folder now, or would after a dry run
 */
public record PullResult(Outcome outcome, Manifest manifest, TransferCounts counts) {
  /** How it ended. */
  public enum Outcome {
    UPDATED,
    UP_TO_DATE,
    WOULD_UPDATE
  }
}
