package dev.modelzoo.store;

import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Repeats what failed for network or service trouble (kind {@code UNAVAILABLE}, and an {@link
 * IOException} while reading), and nothing else. The one place where requests are repeated: the
 * SDKs' own retries are off. The last error says how many attempts were made. An interruption ends
 * the waiting at once and leaves the flag set.
 *
 * <p>What makes it wait for a busy service ({@link BusyException}) also lowers the number of
 * requests that are under way at once: see {@link RequestLimit}.
 *
 * <p>{@link #putIfAbsent} may answer false for our own object: the first answer was lost after the
 * object was stored. Who must know reads the object back and looks for a mark of its own.
 *
 * <p>Streams go on where they broke off, as long as the object is not replaced meanwhile (objects
 * of a zoo store never are; the digest shows it for others). A range that ends before its object
 * does counts as broken off. {@link #list} asks again from the start and leaves out what was
 * visited.
 */
public final class RetryingObjectStore implements ObjectStore {
  private final ObjectStore store;
  private final Retries retries;
  private final RequestLimit limit = new RequestLimit();

  public RetryingObjectStore(ObjectStore store) {
    this(store, RetryPolicy.DEFAULT, Sleeper.THREAD, new Random(), RetryListener.NONE);
  }

  public RetryingObjectStore(
      ObjectStore store,
      RetryPolicy policy,
      Sleeper sleeper,
      RandomGenerator random,
      RetryListener listener) {
    this.store = new LimitedObjectStore(store, limit);
    this.retries = new Retries(policy, sleeper, random, listener);
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    return retries.call(location(key), () -> store.head(key));
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) {
    InputStream opened = retries.call(location(key), () -> store.read(key, offset, length));
    return new ResumingInputStream(store, key, retries, opened, offset, length);
  }

  @Override
  public InputStream read(ObjectKey key) {
    InputStream opened = retries.call(location(key), () -> store.read(key));
    return new ResumingInputStream(store, key, retries, opened, 0, Long.MAX_VALUE);
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    retries.call(
        location(key),
        () -> {
          store.put(key, body);
          return true;
        });
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    return retries.call(location(key), () -> store.putIfAbsent(key, body));
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    OnceVisitor once = new OnceVisitor(visitor);
    retries.call(
        "the list of " + prefix,
        () -> {
          try {
            store.list(prefix, once);
          } catch (ZooException e) {
            if (e != once.failure) {
              throw e;
            }
          }
          return true;
        });
    if (once.failure != null) {
      throw once.failure;
    }
  }

  @Override
  public List<String> folders(String prefix) {
    return retries.call("the list of " + prefix, () -> store.folders(prefix));
  }

  @Override
  public void delete(ObjectKey key) {
    retries.call(
        location(key),
        () -> {
          store.delete(key);
          return true;
        });
  }

  @Override
  public boolean supportsExclusivePut() {
    return retries.call("the probe of the store", store::supportsExclusivePut);
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return store.multipart().map(parts -> new RetryingMultipartStore(parts, retries));
  }

  @Override
  public String location(ObjectKey key) {
    return store.location(key);
  }

  @Override
  public void close() {
    store.close();
  }

  /** Leaves out what a broken-off list visited, and keeps the visitor's own failure apart. */
  private static final class OnceVisitor implements Consumer<ObjectMetadata> {
    private final Consumer<ObjectMetadata> visitor;
    private @Nullable ObjectKey last;
    private @Nullable ZooException failure;

    OnceVisitor(Consumer<ObjectMetadata> visitor) {
      this.visitor = visitor;
    }

    @Override
    public void accept(ObjectMetadata object) {
      if (last != null && object.key().compareTo(last) <= 0) {
        return;
      }
      last = object.key();
      try {
        visitor.accept(object);
      } catch (ZooException e) {
        failure = e;
        throw e;
      }
    }
  }
}
