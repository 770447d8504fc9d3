package dev.modelzoo.testing;

import dev.modelzoo.store.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bucket of {@link OssServer}; its names sort by their bytes. Its methods are atomic. */
final class OssBucket {
  /** {@code Off}, {@code Enabled} or {@code Suspended}. */
  volatile String versioning = "Off";

  volatile boolean publicRead;
  private final TreeMap<String, Stored> objects = new TreeMap<>(ObjectKey::compareBytes);

  /**
   * An object.
   *
   * @param crc CRC-64 as OSS computes it; null for an object from before it did
   * @param etag the MD5 of what was put whole, in upper case
   * @param type {@code Normal} or {@code Multipart}
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Stored(byte[] bytes, @Nullable Long crc, Instant lastModified, String etag, String type) {
    /** An object that was put whole. */
    static Stored whole(byte[] bytes, @Nullable Long crc, Instant lastModified) {
      return new Stored(bytes, crc, lastModified, OssUploads.md5(bytes), "Normal");
    }
  }

  synchronized @Nullable Stored get(String name) {
    return objects.get(name);
  }

  /** Returns false if the object is there and may not be replaced. */
  synchronized boolean put(String name, Stored object, boolean forbidOverwrite) {
    boolean heeded = forbidOverwrite && versioning.equals("Off");
    if (heeded && objects.containsKey(name)) {
      return false;
    }
    objects.put(name, object);
    return true;
  }

  synchronized void delete(String name) {
    objects.remove(name);
  }

  /**
   * Up to {@code count} names after {@code after} that start with {@code prefix}; those with {@code
   * delimiter} behind that, unless it is empty, cut there and once each.
   */
  synchronized List<String> names(String prefix, String delimiter, String after, int count) {
    List<String> names = new ArrayList<>();
    String start = ObjectKey.compareBytes(prefix, after) > 0 ? prefix : after;
    for (String name : objects.tailMap(start, true).keySet()) {
      if (!name.startsWith(prefix) || names.size() == count) {
        break;
      }
      int cut = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
      String told = cut < 0 ? name : name.substring(0, cut + delimiter.length());
      if (!told.equals(after) && !names.contains(told)) {
        names.add(told);
      }
    }
    return names;
  }
}
