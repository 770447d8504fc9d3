package dev.modelzoo.testing;

import dev.modelzoo.store.AbsentObjectException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** A store that forgets everything; under the same contract as the real ones. */
public final class InMemoryObjectStore implements ObjectStore {
  private final ConcurrentNavigableMap<ObjectKey, Stored> objects = new ConcurrentSkipListMap<>();
  private final Clock clock;

  public InMemoryObjectStore() {
    this(Clock.systemUTC());
  }

  public InMemoryObjectStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    return Optional.ofNullable(objects.get(key)).map(stored -> stored.metadata(key));
  }

  @Override
  public InputStream read(ObjectKey key) {
    return read(key, 0, Long.MAX_VALUE);
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("Not a range: " + offset + "+" + length);
    }
    Stored stored = objects.get(key);
    if (stored == null) {
      throw new AbsentObjectException(location(key), null);
    }
    int size = stored.bytes().length;
    int from = (int) Math.min(offset, size);
    int count = (int) Math.min(length, size - from);
    return new ByteArrayInputStream(stored.bytes(), from, count);
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    objects.put(key, stored(body));
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    return objects.putIfAbsent(key, stored(body)) == null;
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    objects.forEach(
        (key, stored) -> {
          if (key.value().startsWith(prefix)) {
            visitor.accept(stored.metadata(key));
          }
        });
  }

  @Override
  public void delete(ObjectKey key) {
    objects.remove(key);
  }

  @Override
  public boolean supportsExclusivePut() {
    return true;
  }

  @Override
  public String location(ObjectKey key) {
    return "memory:" + key;
  }

  @Override
  public void close() {}

  /** A change behind the store's back, as of a failing disk. */
  public void flipBit(ObjectKey key, int byteIndex) {
    objects.computeIfPresent(
        key,
        (same, stored) -> {
          byte[] bytes = stored.bytes().clone();
          bytes[byteIndex] ^= 1;
          return new Stored(bytes, stored.lastModified());
        });
  }

  private Stored stored(ObjectBody body) {
    byte[] copy = Arrays.copyOfRange(body.bytes(), body.offset(), body.offset() + body.length());
    return new Stored(copy, clock.instant());
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stored(byte[] bytes, Instant lastModified) {
    ObjectMetadata metadata(ObjectKey key) {
      return new ObjectMetadata(key, bytes.length, lastModified);
    }
  }
}
