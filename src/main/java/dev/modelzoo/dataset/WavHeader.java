package dev.modelzoo.dataset;

/**
 * What the header of a RIFF/WAVE file says, and what the file has.
 *
 * @param format 1 is PCM; that of the sub-format for WAVE_FORMAT_EXTENSIBLE
 * @param sampleRate Hz
 * @param bits per sample
 * @param frameBytes bytes of one sample of all channels
 * @param declaredBytes of audio, by the header; programs that write to a pipe put a huge number
 * @param presentBytes of audio that are in the file, at most {@code declaredBytes}
 * @param surplusBytes behind the audio that are no chunk of their own
 */
public record WavHeader(
    int format,
    int channels,
    int sampleRate,
    int bits,
    int frameBytes,
    long declaredBytes,
    long presentBytes,
    long surplusBytes) {
  private static final int PCM = 1;

  public WavHeader {
    if (sampleRate <= 0 || channels <= 0 || frameBytes <= 0) {
      throw new IllegalArgumentException("Not a sample rate, channel count or frame size");
    }
    if (presentBytes < 0 || presentBytes > declaredBytes || surplusBytes < 0) {
      throw new IllegalArgumentException("Not a number of bytes");
    }
  }

  public boolean isPcm() {
    return format == PCM;
  }

  /** The end of the audio is missing. */
  public boolean isTruncated() {
    return presentBytes < declaredBytes;
  }

  /** There is more behind the audio than the header says. */
  public boolean isLongerThanDeclared() {
    return surplusBytes > 0;
  }

  /** Whole frames that are in the file. */
  public long frames() {
    return presentBytes / frameBytes;
  }

  /** Seconds of audio that are in the file. */
  public double duration() {
    return (double) frames() / sampleRate;
  }
}
