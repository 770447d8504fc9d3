package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectBody;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells how far one object is while its bytes move. What moves again, as the answer was wrong or
 * lost, is taken back first, so that a transfer never passes its plan.
 */
final class ObjectProgress {
  /** Of what was told before. */
  static final ObjectProgress UNHEARD =
      new ObjectProgress(TransferListener.NONE, TransferEvent.Subject.NONE, 0);

  /** More at once would look as if nothing moved on a slow disk. */
  private static final int SLICE = 256 << 10;

  private final TransferListener listener;
  private final TransferEvent.Subject subject;
  private final long length;
  private final long worth;
  private long told;

  /**
   * Begins at nothing.
   *
   * @param length bytes to move
   * @param worth how many bytes of the transfer's plan that is: a pack has more than its files, and
   *     a chunk may go to many places
   */
  ObjectProgress(
      TransferListener listener, TransferEvent.Subject subject, long length, long worth) {
    this.listener = listener;
    this.subject = subject;
    this.length = length;
    this.worth = worth;
  }

  /** As above, where every byte counts as one. */
  ObjectProgress(TransferListener listener, TransferEvent.Subject subject, long length) {
    this(listener, subject, length, length);
  }

  /** Follows a stream that begins where {@code from} bytes have moved. */
  InputStream reading(InputStream in, long from) {
    at(from);
    return new Followed(in, from);
  }

  /** Follows a body that is sent when {@code from} bytes have moved, each time that it is. */
  ObjectBody sending(ObjectBody body, long from) {
    return body.streamedBy(bytes -> reading(bytes, from));
  }

  /** All of it is where it should be, whichever way it came there. */
  void finish() {
    at(length);
  }

  private synchronized void at(long moved) {
    long now = moved >= length ? worth : (long) ((double) moved / length * worth);
    if (now > told) {
      listener.on(new TransferEvent.Advanced(subject, now - told));
    } else if (now < told) {
      listener.on(new TransferEvent.TakenBack(subject, told - now));
    }
    told = now;
  }

  private final class Followed extends FilterInputStream {
    private long moved;

    Followed(InputStream in, long from) {
      super(in);
      this.moved = from;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
      int read = super.read(buffer, offset, Math.min(count, SLICE));
      if (read > 0) {
        moved += read;
        at(moved);
      }
      return read;
    }
  }
}
