package dev.modelzoo.store;

import java.time.Clock;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * A store in which nothing is changed, and which answers as if it were: what was put is there when
 * asked for or listed (its bytes cannot be read), so that a dry run goes the way of a real one.
 * Holds no bytes. Exclusive puts are taken for granted, as finding out would write.
 */
public final class DryRunObjectStore extends ForwardingObjectStore {
  private final NavigableMap<ObjectKey, ObjectMetadata> written = new ConcurrentSkipListMap<>();
  private final Set<ObjectKey> deleted = ConcurrentHashMap.newKeySet();
  private final Clock clock;

  public DryRunObjectStore(ObjectStore store, Clock clock) {
    super(store);
    this.clock = clock;
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    return Optional.ofNullable(written.get(key))
        .or(() -> deleted.contains(key) ? Optional.empty() : super.head(key));
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    write(key, body.length());
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    put(key, body);
    return true;
  }

  /** In the order of keys, as the contract says. */
  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    NavigableMap<ObjectKey, ObjectMetadata> pending = new TreeMap<>(written);
    pending.keySet().removeIf(key -> !key.value().startsWith(prefix));
    super.list(
        prefix,
        object -> {
          Map<ObjectKey, ObjectMetadata> before = pending.headMap(object.key(), false);
          before.values().forEach(visitor);
          before.clear();
          ObjectMetadata instead = pending.remove(object.key());
          if (instead != null || !deleted.contains(object.key())) {
            visitor.accept(instead == null ? object : instead);
          }
        });
    pending.values().forEach(visitor);
  }

  @Override
  public void delete(ObjectKey key) {
    written.remove(key);
    deleted.add(key);
  }

  @Override
  public boolean supportsExclusivePut() {
    return true;
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return super.multipart().map(parts -> new DryRunMultipartStore(parts, this::write, clock));
  }

  private void write(ObjectKey key, long size) {
    deleted.remove(key);
    written.put(key, new ObjectMetadata(key, size, clock.instant()));
  }
}
