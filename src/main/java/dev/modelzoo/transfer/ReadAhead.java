package dev.modelzoo.transfer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Reads things in order, some of them before they are asked for, on several threads; holds a
 * quarter of the heap at most, or a single thing that is larger.
 *
 * @param <T> what to read
 */
final class ReadAhead<T> implements AutoCloseable {
  private record Pending(Future<byte[]> bytes, long cost) {}

  private final Iterator<T> things;
  private final ToLongFunction<T> cost;
  private final Function<T, byte[]> reading;
  private final int jobs;
  private final long budget = Runtime.getRuntime().maxMemory() / 4;
  private final ExecutorService threads;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private long held;

  /** Prepares to read; {@code reading} is called on as many threads as there are workers. */
  ReadAhead(
      Iterator<T> things, ToLongFunction<T> cost, Function<T, byte[]> reading, Workers workers) {
    this.things = things;
    this.cost = cost;
    this.reading = reading;
    this.jobs = workers.jobs();
    this.threads =
        Executors.newFixedThreadPool(
            jobs,
            work -> {
              Thread thread = new Thread(work, "zoo-read-ahead");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The bytes of the next thing; throws what reading it threw. */
  byte[] next() {
    begin();
    Pending first = pending.poll();
    if (first == null) {
      throw new NoSuchElementException("All has been read");
    }
    held -= first.cost;
    try {
      return first.bytes.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(ErrorKind.INCOMPLETE, "interrupted", "Run the same command again.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    }
  }

  private void begin() {
    while (things.hasNext() && (pending.isEmpty() || (pending.size() <= jobs && held < budget))) {
      T thing = things.next();
      long bytes = cost.applyAsLong(thing);
      held += bytes;
      pending.add(new Pending(threads.submit(() -> reading.apply(thing)), bytes));
    }
  }

  /** Lets go of what is being read. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
