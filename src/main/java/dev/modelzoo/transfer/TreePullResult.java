package dev.modelzoo.transfer;

import java.util.List;

/**
 * What a pull of a plain tree did.
 *
 * @param known whether the digest in {@code pull} is that of the tree; in a dry run it may not be
 *     known before the bytes are here
 * @param byManifest whether the tree has a manifest, by which all of it was verified
 * @param uncheckedFiles of which the store has no checksum, so that only their size was compared
 * @param uncheckedBytes of those files
 * @param requests that the whole pull made of its store, or would have made
 * @param leftOut objects that are part of no version
 */
public record TreePullResult(
    PullResult pull,
    boolean known,
    boolean byManifest,
    long uncheckedFiles,
    long uncheckedBytes,
    long requests,
    List<String> leftOut) {
  public TreePullResult {
    leftOut = List.copyOf(leftOut);
  }

  TreePullResult with(long newRequests) {
    return new TreePullResult(
        pull, known, byManifest, uncheckedFiles, uncheckedBytes, newRequests, leftOut);
  }
}
