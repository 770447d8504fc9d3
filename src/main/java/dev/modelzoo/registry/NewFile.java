package dev.modelzoo.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A file of a skeleton: its path in it, and what is in it. */
final class NewFile {
  private static final int SAMPLE_RATE = 16_000;
  private static final int WAV_HEADER_BYTES = 44;

  private final String path;
  private final byte[] bytes;
  private final boolean program;

  private NewFile(String path, byte[] bytes, boolean program) {
    this.path = path;
    this.bytes = bytes;
    this.program = program;
  }

  /** A text that comes with zoo, filled in; a program, if it begins as one. */
  static NewFile of(String path, String template, Map<String, String> values) {
    String text = Template.text(template, values);
    return new NewFile(path, text.getBytes(StandardCharsets.UTF_8), text.startsWith("#!"));
  }

  /** Half a second of silence as a WAV file: 16 kHz, 16 bit, one channel. */
  static NewFile silence(String path) {
    int dataBytes = SAMPLE_RATE / 2 * 2;
    ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER_BYTES + dataBytes);
    wav.order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(WAV_HEADER_BYTES - 8 + dataBytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1); // PCM, one channel
    wav.putInt(SAMPLE_RATE).putInt(SAMPLE_RATE * 2); // samples and bytes per second
    wav.putShort((short) 2).putShort((short) 16); // bytes per frame, bits per sample
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes);
    return new NewFile(path, wav.array(), false);
  }

  String path() {
    return path;
  }

  /** Writes it below a folder; never over a file that is there. */
  void write(Path folder) throws IOException {
    Path file = folder.resolve(path);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (program && !file.toFile().setExecutable(true, false)) {
      throw new IOException(path + " cannot be made executable");
    }
  }
}
