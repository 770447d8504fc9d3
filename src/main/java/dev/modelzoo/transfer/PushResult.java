package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import java.util.List;

/**
 * What a push did.
 *
 * @param manifest the version that the folder now is: the new one, or the latest if that has the
 *     same content; in a dry run, the one that would be published
 * @param emptyFolders which no version keeps
 */
public record PushResult(
    Outcome outcome, Manifest manifest, TransferCounts counts, List<String> emptyFolders) {
  /** How it ended. */
  public enum Outcome {
    PUBLISHED,
    UP_TO_DATE,
    WOULD_PUBLISH
  }

  public PushResult {
    emptyFolders = List.copyOf(emptyFolders);
  }
}
