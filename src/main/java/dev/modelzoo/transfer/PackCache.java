package dev.modelzoo.transfer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Keeps the packs that were fetched last, as their files are read one after the other. Each is
 * fetched once; what is wanted of it after it had to go is to be fetched piece by piece.
 */
final class PackCache {
  private static final int KEPT = 2;

  private final Set<String> worthwhile;
  private final Function<String, byte[]> fetching;
  private final Set<String> begun = new HashSet<>();
  private final Map<String, FutureTask<byte[]>> kept = new LinkedHashMap<>(KEPT + 1, 0.75f, true);

  /** Prepares to fetch those packs whole that are {@code worthwhile}, and no others. */
  PackCache(Set<String> worthwhile, Function<String, byte[]> fetching) {
    this.worthwhile = Set.copyOf(worthwhile);
    this.fetching = fetching;
  }

  /** A whole pack; empty if it is not worthwhile, or not any more. Waits while it is fetched. */
  Optional<byte[]> get(String pack) {
    FutureTask<byte[]> task;
    synchronized (kept) {
      task = kept.get(pack);
      if (task == null) {
        if (!worthwhile.contains(pack) || !begun.add(pack)) {
          return Optional.empty();
        }
        task = new FutureTask<>(() -> fetching.apply(pack));
        kept.put(pack, task);
        if (kept.size() > KEPT) {
          kept.remove(kept.keySet().iterator().next());
        }
      }
    }
    task.run(); // does nothing where another thread does it, or did
    return Optional.of(result(task));
  }

  private static byte[] result(FutureTask<byte[]> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZooException(ErrorKind.INCOMPLETE, "interrupted", "Run the same command again.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
  }
}
