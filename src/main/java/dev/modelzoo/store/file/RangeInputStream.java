package dev.modelzoo.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A part of an open file; ends early where the file does. Closes the channel. */
final class RangeInputStream extends InputStream {
  private final SeekableByteChannel channel;
  private long remaining;

  RangeInputStream(SeekableByteChannel channel, long offset, long length) throws IOException {
    this.channel = channel;
    this.remaining = length;
    channel.position(offset);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (remaining == 0) {
      return -1;
    }
    int wanted = (int) Math.min(Math.min(length, DurableFiles.PIECE), remaining);
    int count = channel.read(ByteBuffer.wrap(buffer, offset, wanted));
    if (count > 0) {
      remaining -= count;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
