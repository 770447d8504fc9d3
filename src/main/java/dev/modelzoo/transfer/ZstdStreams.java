package dev.modelzoo.transfer;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Opens zstd streams with the settings of an archive; knows that they need native code. */
final class ZstdStreams {
  /** Fixed, as is the single thread, so that the same version makes the same bytes. */
  private static final int LEVEL = 3;

  /** 8 MiB: what all levels up to 19 need, and the most memory that a stranger may ask for. */
  private static final int MAX_WINDOW_LOG = 23;

  private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  private ZstdStreams() {}

  @FunctionalInterface
  private interface Opening<T> {
    T open() throws IOException;
  }

  /** Closing it ends the frame and closes {@code out}. */
  static OutputStream packing(OutputStream out) throws IOException {
    return loaded(() -> new ZstdOutputStreamNoFinalizer(out, LEVEL).setChecksum(true));
  }

  /** Closing it closes {@code in}. */
  static InputStream unpacking(InputStream in) throws IOException {
    return loaded(() -> new ZstdInputStreamNoFinalizer(in).setLongMax(MAX_WINDOW_LOG));
  }

  /** Whether these are the first bytes of a zstd frame. */
  static boolean isMagic(byte[] start) {
    return Arrays.equals(start, MAGIC);
  }

  private static <T> T loaded(Opening<T> opening) throws IOException {
    try {
      return opening.open();
    } catch (LinkageError e) { // also the second time, when the class is known to be unusable
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "the native part of zstd cannot be loaded: " + ZooException.reason(e),
          "It comes for Linux and macOS (x86-64, ARM64) and Windows (x86-64), and is unpacked into the"
              + " folder for temporary files: if programs may not run there, name another one by"
              + " JAVA_TOOL_OPTIONS=-DZstdTempFolder=FOLDER.",
          e);
    }
  }
}
