package dev.modelzoo.transfer;

/**
 * What a transfer moved.
 *
 * @param objects sent or fetched, control objects (marker, manifest) apart
 * @param bytes of those objects
 * @param reusedBytes of the version that were in place already
 */
public record TransferCounts(long objects, long bytes, long reusedBytes) {
  public TransferCounts {
    if (objects < 0 || bytes < 0 || reusedBytes < 0) {
      throw new IllegalArgumentException(
          "Negative count: " + objects + ", " + bytes + ", " + reusedBytes);
    }
  }
}
