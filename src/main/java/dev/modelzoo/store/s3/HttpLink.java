package dev.modelzoo.store.s3;

import dev.modelzoo.store.ObjectBody;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/**
 * A connection to a server, for one exchange at a time. The JDK's own clients have no time-out of a
 * write that the peer does not take, and lose an answer that comes before the whole request is
 * sent; here both are looked after.
 */
final class HttpLink implements Closeable {
  /** Bytes handed over at once, and so the measure of progress. */
  private static final int SLICE = 128 * 1024;

  /** How long to look for the answer of a server that hung up on the request. */
  private static final int LAST_WORD_MILLIS = 500;

  private static final boolean QUICK_ACK = knowsQuickAck();

  private final Socket wire;
  private final InputStream in;
  private final OutputStream out;
  private volatile long writingSince; // of System.nanoTime(); 0 while nothing is written
  private volatile boolean stalled;
  private long idleSince;
  private boolean used;
  private boolean carried;

  /**
   * Takes over an open connection.
   *
   * @param wire what carries {@code secured}, or the same: shutting it ends even a blocked write
   */
  HttpLink(Socket wire, Socket secured) throws IOException {
    this.wire = wire;
    this.in = new HttpInput(secured.getInputStream());
    this.out = secured.getOutputStream();
  }

  /** Sends a request and waits for the first lines of its answer. */
  HttpHead exchange(byte[] head, ObjectBody body) throws IOException {
    try {
      write(head, 0, head.length);
      carried |= body.length() > 0;
      send(body);
      out.flush();
      acknowledgeAtOnce();
    } catch (IOException e) {
      return lastWord(e);
    }
    return HttpHead.read(in);
  }

  /** From its stream, which may be held to a speed. */
  private void send(ObjectBody body) throws IOException {
    InputStream bytes = body.stream();
    byte[] slice = new byte[Math.min(SLICE, body.length())];
    for (int sent = 0; sent < body.length(); ) {
      int count = bytes.read(slice, 0, slice.length);
      write(slice, 0, count);
      sent += count;
    }
  }

  /**
   * A server that sends the head of an answer and its body one after the other waits for the first
   * to be acknowledged, which Linux puts off for 40 ms. The system forgets the wish, so it is said
   * for each answer.
   */
  private void acknowledgeAtOnce() throws IOException {
    if (QUICK_ACK) {
      wire.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
  }

  InputStream in() {
    return in;
  }

  /** Whether an earlier exchange went over it: the server may have hung up since. */
  boolean used() {
    return used;
  }

  /** Whether it was sent the body of a request. */
  boolean hasCarried() {
    return carried;
  }

  void idle() {
    used = true;
    idleSince = System.nanoTime();
  }

  /** Whether it still stands, as far as can be seen. Costs a millisecond after a pause. */
  boolean stands() {
    long pause = System.nanoTime() - idleSince;
    if (pause < Duration.ofMillis(500).toNanos()) {
      return true;
    }
    if (pause > Duration.ofSeconds(20).toNanos()) {
      return false;
    }
    try {
      int before = wire.getSoTimeout();
      wire.setSoTimeout(1);
      try {
        in.read(); // the end, or bytes that nobody asked for
        return false;
      } catch (SocketTimeoutException e) {
        return true;
      } finally {
        wire.setSoTimeout(before);
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the request if the peer has taken nothing of it since {@code oldest}. */
  void dropIfStalled(long oldest) {
    long since = writingSince;
    if (since != 0 && since - oldest < 0) {
      stalled = true;
      try {
        wire.shutdownOutput(); // which wakes the writer, who may still read
      } catch (IOException e) {
        close();
      }
    }
  }

  @Override
  public void close() {
    try {
      wire.close();
    } catch (IOException e) {
      // Nothing more is expected of it.
    }
  }

  /** Linux does. */
  private static boolean knowsQuickAck() {
    try (Socket any = new Socket()) {
      return any.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    } catch (IOException e) {
      return false;
    }
  }

  private void write(byte[] bytes, int offset, int length) throws IOException {
    writingSince = System.nanoTime() | 1;
    try {
      out.write(bytes, offset, length);
    } finally {
      writingSince = 0;
    }
  }

  /** A server that refuses may say so before it has heard everything, and listen no more. */
  private HttpHead lastWord(IOException failure) throws IOException {
    try {
      wire.setSoTimeout(LAST_WORD_MILLIS);
      HttpHead head = HttpHead.read(in);
      if (head.status() >= 300) {
        return head.closing();
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    if (!stalled) {
      throw failure;
    }
    SocketTimeoutException timeout = new SocketTimeoutException("the server takes no bytes");
    timeout.initCause(failure);
    throw timeout;
  }
}
