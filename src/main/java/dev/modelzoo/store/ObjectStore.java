package dev.modelzoo.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A place that holds objects under one root (a bucket and prefix, or a directory). Kept minimal: a
 * method enters only if it cannot be composed from the others. Safe for use by many threads. Every
 * failure is a {@link dev.modelzoo.error.ZooException}; of kind {@code UNAVAILABLE} when trying
 * again may help.
 */
public interface ObjectStore extends AutoCloseable {
  /** Empty if there is no such object. A refused request is an error, never "absent". */
  Optional<ObjectMetadata> head(ObjectKey key);

  /**
   * Opens {@code length} bytes from {@code offset} (0-based). The caller closes the stream, which
   * ends early where the object does; an {@link IOException} while reading is a transport failure.
   *
   * @throws AbsentObjectException if there is no such object
   */
  InputStream read(ObjectKey key, long offset, long length) throws IOException;

  /** Opens the whole object. As {@link #read(ObjectKey, long, long)}. */
  InputStream read(ObjectKey key) throws IOException;

  /** Stores the object whole, or not at all; replaces what was there. */
  void put(ObjectKey key, ObjectBody body);

  /**
   * Stores the object if nothing has its key; of several writers at once, one succeeds. Call it
   * only where {@link #supportsExclusivePut()}.
   *
   * @return false if the key was taken
   */
  boolean putIfAbsent(ObjectKey key, ObjectBody body);

  /**
   * Visits all objects whose key starts with {@code prefix} ("" for all), page by page, in key
   * order (by bytes).
   */
  void list(String prefix, Consumer<ObjectMetadata> visitor);

  /**
   * The names that lie directly below {@code prefix} ("" or with a slash at its end) and have
   * objects below themselves: {@code a} for {@code PREFIX/a/b}; in key order. Could be composed
   * from a list, as here, but a store can tell without naming the objects, which may be many. A
   * directory may name empty ones, too.
   */
  default List<String> folders(String prefix) {
    Set<String> names = new LinkedHashSet<>();
    list(
        prefix,
        object -> {
          String rest = object.key().value().substring(prefix.length());
          int slash = rest.indexOf('/');
          if (slash > 0) {
            names.add(rest.substring(0, slash));
          }
        });
    return List.copyOf(names);
  }

  /** Removes the object; no error if there is none. */
  void delete(ObjectKey key);

  /** Whether {@link #putIfAbsent} really excludes a second writer here; may probe once. */
  boolean supportsExclusivePut();

  /** The way to put large objects in parts; empty where there is none. */
  default Optional<MultipartStore> multipart() {
    return Optional.empty();
  }

  /** The URL of an object for messages, without secrets. */
  String location(ObjectKey key);

  @Override
  void close();
}
