package dev.modelzoo.store.oss;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a put ends whose bytes the server no longer takes: the time-out of a socket is
 * one of reading only, and a blocked write would wait for ever. A body that nobody read from for
 * too long is such a put; the SDK cannot end one request, so all its connections are dropped, and
 * what they were doing is repeated.
 */
final class StallWatch implements AutoCloseable {
  private static final int LOOKS_PER_LIMIT = 8;

  private final Duration limit;
  private final Runnable drop;
  private final Set<Body> bodies = ConcurrentHashMap.newKeySet();
  private @Nullable Thread timer;

  /**
   * @param limit the longest time without progress
   * @param drop ends all connections; called on a thread of its own
   */
  StallWatch(Duration limit, Runnable drop) {
    this.limit = limit;
    this.drop = drop;
  }

  /** Watches the body of a put, until that is closed. */
  Body watch(InputStream stream) {
    Body body = new Body(stream);
    bodies.add(body);
    startTimer();
    return body;
  }

  /** Returns when no more drops will come; call it without a lock that a drop needs. */
  @Override
  public void close() {
    Thread running = running();
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Thread running() {
    return timer;
  }

  private synchronized void startTimer() {
    if (timer == null) {
      timer = new Thread(this::lookOften, "zoo-stall-watch");
      timer.setDaemon(true);
      timer.start();
    }
  }

  private void lookOften() {
    try {
      while (true) {
        Thread.sleep(Math.max(1, limit.toMillis() / LOOKS_PER_LIMIT));
        look();
      }
    } catch (InterruptedException e) {
      // The store was closed.
    }
  }

  private void look() {
    boolean stalled = false;
    for (Body body : bodies) {
      stalled |= body.look();
    }
    if (stalled) {
      drop.run();
    }
  }

  /** A body on its way; close it when its request has ended. */
  final class Body extends FilterInputStream {
    private volatile long progress = System.nanoTime();
    private volatile boolean read;
    private volatile boolean stalled;

    private Body(InputStream stream) {
      super(stream);
    }

    /** Whether this put was ended for its stall. */
    boolean stalled() {
      return stalled;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      read = count < 0;
      progress = System.nanoTime();
      return count;
    }

    /** Ends the watch only: the SDK, too, closes what it has read. */
    void end() {
      bodies.remove(this);
    }

    /** What has been read to its end waits for the answer, which has a time-out of its own. */
    private boolean look() {
      long most = limit.toNanos() * (read ? 2 : 1);
      if (!stalled && System.nanoTime() - progress > most) {
        stalled = true;
        return true;
      }
      return false;
    }
  }
}
