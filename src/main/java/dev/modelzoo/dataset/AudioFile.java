package dev.modelzoo.dataset;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads the header of a WAV file, not its audio: one read for a usual file. Chunks that are not
 * known, of odd length too, are skipped.
 */
public final class AudioFile {
  /** Enough for the header of nearly every file. */
  private static final int BUFFER_BYTES = 512;

  private static final int RIFF_BYTES = 12;
  private static final int CHUNK_BYTES = 8;
  private static final int FORMAT_BYTES = 16;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int EXTENSIBLE_BYTES = 40;

  /** A file of a million chunks is no audio. */
  private static final int MAX_CHUNKS = 1000;

  private static final Map<String, String> OTHERS =
      Map.of(
          "fLaC", "FLAC",
          "OggS", "Ogg",
          "RF64", "RF64, a WAV of more than 4 GiB",
          "BW64", "BW64, a WAV of more than 4 GiB",
          "RIFX", "RIFX, a big-endian WAV",
          "FORM", "AIFF",
          "NIST", "NIST SPHERE",
          "ID3\3", "MP3",
          "ID3\4", "MP3",
          ".snd", "Sun AU");

  private final Path file;
  private final SeekableByteChannel channel;
  private final long size;
  private final ByteBuffer buffer;
  private long bufferStart;

  private AudioFile(Path file, SeekableByteChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
    this.buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    fill(0);
  }

  /**
   * Reads the header of a regular file.
   *
   * @throws AudioException if it is no WAV file, or its header is damaged
   */
  public static WavHeader header(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return new AudioFile(file, channel).read();
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private WavHeader read() throws IOException {
    checkMagic();
    Format format = null;
    long at = RIFF_BYTES;
    for (int chunk = 0; chunk < MAX_CHUNKS && need(at, CHUNK_BYTES); chunk++) {
      String id = text(at);
      long length = Integer.toUnsignedLong(int32(at + 4));
      long content = at + CHUNK_BYTES;
      if (id.equals("fmt ")) {
        format = format(content, length);
      } else if (id.equals("data")) {
        if (format == null) {
          throw new AudioException(file, "its audio comes before its format");
        }
        return header(format, content, length);
      }
      // Chunks begin at even places.
      at = content + length + (length & 1);
    }
    throw new AudioException(
        file, format == null ? "it is a WAV without a format" : "it is a WAV without audio");
  }

  private void checkMagic() throws IOException {
    if (size == 0) {
      throw new AudioException(file, "it is empty");
    }
    String magic = need(0, 4) ? text(0) : "";
    if (!magic.equals("RIFF")) {
      String other = OTHERS.get(magic);
      throw new AudioException(
          file, other == null ? "it is no WAV file" : "it is " + other + ", not WAV");
    }
    if (!need(0, RIFF_BYTES)) {
      throw new AudioException(file, "it is a WAV whose header is cut off");
    }
    if (!text(8).equals("WAVE")) {
      throw new AudioException(file, "it is a RIFF file, but no WAV");
    }
  }

  private record Format(int tag, int channels, int sampleRate, int frameBytes, int bits) {}

  private Format format(long at, long length) throws IOException {
    if (length < FORMAT_BYTES || !need(at, FORMAT_BYTES)) {
      throw new AudioException(file, "it is a WAV whose format is cut off");
    }
    int tag = int16(at);
    int channels = int16(at + 2);
    int sampleRate = int32(at + 4);
    int frameBytes = int16(at + 12);
    int bits = int16(at + 14);
    if (channels == 0 || sampleRate <= 0 || frameBytes == 0) {
      throw new AudioException(
          file,
          "its format has %d channels, %d Hz, %d bytes per frame"
              .formatted(channels, Integer.toUnsignedLong(sampleRate), frameBytes));
    }
    if (tag == EXTENSIBLE && length >= EXTENSIBLE_BYTES && need(at, EXTENSIBLE_BYTES)) {
      tag = int16(at + 24);
    }
    return new Format(tag, channels, sampleRate, frameBytes, bits);
  }

  private WavHeader header(Format format, long start, long declared) throws IOException {
    long present = Math.min(declared, size - start);
    long end = start + present + (present & 1);
    return new WavHeader(
        format.tag(),
        format.channels(),
        format.sampleRate(),
        format.bits(),
        format.frameBytes(),
        declared,
        present,
        surplus(end));
  }

  /** What follows the audio is chunks such as LIST, or audio that the header does not count. */
  private long surplus(long end) throws IOException {
    long at = end;
    for (int chunk = 0; chunk < MAX_CHUNKS && at < size; chunk++) {
      boolean sound = need(at, CHUNK_BYTES) && isChunkId(at);
      long length = sound ? Integer.toUnsignedLong(int32(at + 4)) : Long.MAX_VALUE;
      if (!sound || length > size - at - CHUNK_BYTES) {
        return size - at;
      }
      at += CHUNK_BYTES + length + (length & 1);
    }
    return Math.max(0, size - at);
  }

  private boolean isChunkId(long at) throws IOException {
    for (char c : text(at).toCharArray()) {
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private boolean need(long at, int length) throws IOException {
    if (at < 0 || at + length > size) {
      return false;
    }
    if (at < bufferStart || at + length > bufferStart + buffer.limit()) {
      fill(at);
    }
    return at + length <= bufferStart + buffer.limit();
  }

  private void fill(long at) throws IOException {
    buffer.clear();
    channel.position(at);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // A read may bring less than was asked for.
    }
    buffer.flip();
    bufferStart = at;
  }

  private String text(long at) throws IOException {
    need(at, 4);
    byte[] bytes = new byte[4];
    buffer.get((int) (at - bufferStart), bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private int int16(long at) throws IOException {
    need(at, 2);
    return Short.toUnsignedInt(buffer.getShort((int) (at - bufferStart)));
  }

  private int int32(long at) throws IOException {
    need(at, 4);
    return buffer.getInt((int) (at - bufferStart));
  }
}
