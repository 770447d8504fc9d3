package dev.modelzoo.content;

/**
 * How much a manifest from a stranger may have, so that reading it takes bounded memory and time: a
 * heap of 1 GB sufficed for one of 2,000,000 files of a chunk each, of which 740 MB were kept.
 *
 * @param bytes of JSON, and also of the zipped form
 * @param ratio of the JSON to what came in, behind the first megabyte
 * @param textLength characters of one JSON text as written, escapes included
 * @param files entries; also the limit for packs
 * @param chunks names of chunks in all entries together
 */
record ManifestLimits(long bytes, int ratio, int textLength, int files, int chunks) {
  static final ManifestLimits STANDARD =
      new ManifestLimits(512L << 20, 200, 1 << 16, 2_000_000, 2_000_000);

  /** Small manifests may well shrink by more than the ratio. */
  private static final long FREE_BYTES = 1 << 20;

  ManifestLimits {
    if (bytes < 1 || ratio < 1 || textLength < 1 || files < 1 || chunks < 1) {
      throw new IllegalArgumentException("Limits are positive");
    }
  }

  /** Whether so many bytes of JSON are too many for what they were packed into. */
  boolean exceededBy(long produced, long packed) {
    return produced > bytes || produced > FREE_BYTES + ratio * packed;
  }
}
