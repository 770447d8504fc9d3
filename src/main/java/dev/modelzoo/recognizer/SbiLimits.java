package dev.modelzoo.recognizer;

import java.time.Duration;

/**
 * The bounds on one run of an SBI.
 *
 * @param time wall time, after which all of the SBI's processes are ended
 * @param grace time between asking a process to end and killing it
 * @param logBytes size of {@code log.SBI}; of a longer output the beginning and the end are kept
 * @param hypothesisBytes size of {@code raw_rec.txt}; a longer one is refused
 */
public record SbiLimits(Duration time, Duration grace, long logBytes, long hypothesisBytes) {
  private static final long MEBIBYTE = 1L << 20;
  private static final long BYTES_PER_UTTERANCE = 16 << 10;

  public SbiLimits {
    if (time.isZero() || time.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("Time limit " + time + ", grace " + grace);
    }
    if (logBytes < 1 || hypothesisBytes < 1) {
      throw new IllegalArgumentException(
          "Log of " + logBytes + " bytes, hypotheses of " + hypothesisBytes);
    }
  }

  /** The usual bounds: 10 s of grace, a log of 64 MiB, 64 MiB and 16 KiB an utterance of text. */
  public static SbiLimits of(Duration time, int utterances) {
    return new SbiLimits(
        time,
        Duration.ofSeconds(10),
        64 * MEBIBYTE,
        64 * MEBIBYTE + utterances * BYTES_PER_UTTERANCE);
  }
}
