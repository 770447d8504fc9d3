package dev.modelzoo.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Counts the calls of a store: each counts one, a list one for each thousand objects or part of
 * that, as servers answer it in pages. Repetitions, and what a store asks on its own account, do
 * not count.
 */
public final class CountingObjectStore extends ForwardingObjectStore {
  private static final int PAGE = 1000;

  private final AtomicLong requests = new AtomicLong();

  public CountingObjectStore(ObjectStore store) {
    super(store);
  }

  /** Requests so far. */
  public long requests() {
    return requests.get();
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    requests.incrementAndGet();
    return super.head(key);
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) throws IOException {
    requests.incrementAndGet();
    return super.read(key, offset, length);
  }

  @Override
  public InputStream read(ObjectKey key) throws IOException {
    requests.incrementAndGet();
    return super.read(key);
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    requests.incrementAndGet();
    super.put(key, body);
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    requests.incrementAndGet();
    return super.putIfAbsent(key, body);
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    requests.incrementAndGet();
    AtomicLong visited = new AtomicLong();
    super.list(
        prefix,
        object -> {
          if (visited.getAndIncrement() % PAGE == 0 && visited.get() > 1) {
            requests.incrementAndGet();
          }
          visitor.accept(object);
        });
  }

  @Override
  public List<String> folders(String prefix) {
    requests.incrementAndGet();
    return super.folders(prefix);
  }

  @Override
  public void delete(ObjectKey key) {
    requests.incrementAndGet();
    super.delete(key);
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return super.multipart().map(parts -> new SurroundedMultipartStore(parts, new Counted()));
  }

  @Override
  public boolean supportsExclusivePut() {
    requests.incrementAndGet();
    return super.supportsExclusivePut();
  }

  private final class Counted implements SurroundedMultipartStore.Surroundings {
    @Override
    public <T> T request(Supplier<T> request) {
      requests.incrementAndGet();
      return request.get();
    }
  }
}
