package dev.modelzoo.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store around another one that hands every call on; an heir says what it does otherwise. */
public abstract class ForwardingObjectStore implements ObjectStore {
  private final ObjectStore store;

  protected ForwardingObjectStore(ObjectStore store) {
    this.store = store;
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    return store.head(key);
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) throws IOException {
    return store.read(key, offset, length);
  }

  @Override
  public InputStream read(ObjectKey key) throws IOException {
    return store.read(key);
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    store.put(key, body);
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    return store.putIfAbsent(key, body);
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    store.list(prefix, visitor);
  }

  @Override
  public List<String> folders(String prefix) {
    return store.folders(prefix);
  }

  @Override
  public void delete(ObjectKey key) {
    store.delete(key);
  }

  @Override
  public boolean supportsExclusivePut() {
    return store.supportsExclusivePut();
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return store.multipart();
  }

  @Override
  public String location(ObjectKey key) {
    return store.location(key);
  }

  @Override
  public void close() {
    store.close();
  }
}
