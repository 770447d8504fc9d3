package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import java.util.List;

/**
 * What a push did.
 *
 * @param manifest the version that the folder now is: the new one, or the latest if that has the
 *     same content; in a dry run, the one that would be published
 * @param requests that the whole push made of its store, or would have made (see {@link
 *     dev.modelzoo.store.CountingObjectStore})
 * @param emptyFolders which no version keeps
 */
public record PushResult(
    Outcome outcome,
    Manifest manifest,
    TransferCounts counts,
    long requests,
    List<String> emptyFolders) {
  /** How it ended. */
  public enum Outcome {
    PUBLISHED,
    UP_TO_DATE,
    WOULD_PUBLISH
  }

  public PushResult {
    emptyFolders = List.copyOf(emptyFolders);
  }

  PushResult with(long newRequests) {
    return new PushResult(outcome, manifest, counts, newRequests, emptyFolders);
  }
}
