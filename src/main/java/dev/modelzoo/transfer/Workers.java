package dev.modelzoo.transfer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs an action for each of many items on a fixed number of threads. The first failure stops the
 * hand-out of further items; actions under way end by themselves.
 *
 * @param jobs threads, at least 1
 */
public record Workers(int jobs) {
  public Workers {
    if (jobs < 1) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--jobs must be at least 1, not " + jobs,
          "Leave it out for the default.");
    }
  }

  /** Returns when all are done; throws the first failure, later ones attached to it. */
  public <T> void forEach(Collection<T> items, Consumer<? super T> action) {
    int threads = Math.min(jobs, items.size());
    if (threads <= 1) {
      items.forEach(action);
      return;
    }
    Iterator<T> iterator = items.iterator();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> pool = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(() -> work(iterator, action, failure), "zoo-worker-" + i);
      thread.setDaemon(true);
      pool.add(thread);
      thread.start();
    }
    join(pool);
    rethrow(failure.get());
  }

  private static <T> void work(
      Iterator<T> iterator, Consumer<? super T> action, AtomicReference<Throwable> failure) {
    while (failure.get() == null) {
      T item;
      synchronized (iterator) {
        if (!iterator.hasNext()) {
          return;
        }
        item = iterator.next();
      }
      try {
        action.accept(item);
      } catch (Throwable e) { // also errors: a worker must not die unheard
        Throwable first = failure.compareAndExchange(null, e);
        if (first != null && first != e) {
          first.addSuppressed(e);
        }
      }
    }
  }

  private static void join(List<Thread> pool) {
    try {
      for (Thread thread : pool) {
        thread.join();
      }
    } catch (InterruptedException e) {
      pool.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      throw new ZooException(
          ErrorKind.INCOMPLETE,
          "interrupted",
          "Run the same command again: what arrived is kept.",
          e);
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
