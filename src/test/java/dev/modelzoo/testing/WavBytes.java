package dev.modelzoo.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAV files, right and wrong ones. */
public final class WavBytes {
  private int format = 1;
  private int channels = 1;
  private int sampleRate = 16000;
  private int bits = 16;
  private int audioBytes;
  private long declaredBytes = -1;
  private byte[] before = new byte[0];
  private byte[] after = new byte[0];
  private boolean extensible;

  private WavBytes(int audioBytes) {
    this.audioBytes = audioBytes;
  }

  /** Silence at 16 kHz, 16 bits, mono. */
  public static WavBytes ofSeconds(double seconds) {
    return new WavBytes((int) Math.round(seconds * 16000) * 2);
  }

  /** A chunk of {@code length} bytes, padded to an even place. */
  public static byte[] chunk(String id, int length) {
    ByteBuffer chunk =
        ByteBuffer.allocate(8 + length + (length & 1)).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(length);
    return chunk.array();
  }

  public WavBytes format(int value) {
    format = value;
    return this;
  }

  public WavBytes extensible() {
    extensible = true;
    return this;
  }

  public WavBytes channels(int value) {
    channels = value;
    return this;
  }

  public WavBytes sampleRate(int value) {
    sampleRate = value;
    return this;
  }

  public WavBytes bits(int value) {
    bits = value;
    return this;
  }

  /** What the header says of the audio's length, whatever there is. */
  public WavBytes declared(long bytes) {
    declaredBytes = bytes;
    return this;
  }

  public WavBytes before(byte[] chunks) {
    before = chunks.clone();
    return this;
  }

  public WavBytes after(byte[] bytes) {
    after = bytes.clone();
    return this;
  }

  public byte[] build() {
    int formatBytes = extensible ? 40 : 16;
    int size = 12 + before.length + 8 + formatBytes + 8 + audioBytes + after.length;
    int frame = channels * bits / 8;
    ByteBuffer wav = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(size - 8).put(ascii("WAVE")).put(before);
    wav.put(ascii("fmt ")).putInt(formatBytes);
    wav.putShort((short) (extensible ? 0xFFFE : format)).putShort((short) channels);
    wav.putInt(sampleRate)
        .putInt(sampleRate * frame)
        .putShort((short) frame)
        .putShort((short) bits);
    if (extensible) {
      wav.putShort((short) 22).putShort((short) bits).putInt(4).putShort((short) format);
      wav.put(new byte[14]);
    }
    wav.put(ascii("data")).putInt((int) (declaredBytes < 0 ? audioBytes : declaredBytes));
    wav.position(wav.position() + audioBytes);
    wav.put(after);
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
