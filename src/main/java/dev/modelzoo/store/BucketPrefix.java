package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a bucket that a store keeps to: from the keys of its own to names in the bucket, and
 * back from what a server lists.
 *
 * @param scheme of the bucket's url, such as {@code s3}
 * @param root what all names begin with: "" or a path with a slash at its end
 * @param endpointSetting the variable that names the endpoint, for messages
 */
public record BucketPrefix(String scheme, String bucket, String root, String endpointSetting) {
  /**
   * Takes a prefix as a url gives it, with or without a slash at its end; "" for the whole bucket.
   *
   * @throws ZooException of kind {@code USAGE} if it cannot be a path
   */
  public static BucketPrefix of(
      String scheme, String bucket, String prefix, String endpointSetting) {
    String path = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    try {
      String root = path.isEmpty() ? "" : new ObjectKey(path) + "/";
      return new BucketPrefix(scheme, bucket, root, endpointSetting);
    } catch (IllegalArgumentException e) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'" + prefix + "' cannot be a path in a bucket",
          "Correct the url; it looks like " + scheme + "://bucket/path.",
          e);
    }
  }

  /** The name in the bucket. */
  public String name(ObjectKey key) {
    return root + key;
  }

  /** The url of what is below the root. */
  public String location(String relative) {
    return scheme + "://" + bucket + "/" + root + relative;
  }

  /**
   * Visits an object that the server listed, unless it only marks a folder, as consoles and mounts
   * leave them.
   */
  public void visit(
      String name,
      @Nullable Long size,
      @Nullable Instant lastModified,
      Consumer<ObjectMetadata> visitor) {
    visit(name, size, lastModified, null, Checksums.NONE, visitor);
  }

  /** As above, with what the server says of the content. */
  public void visit(
      String name,
      @Nullable Long size,
      @Nullable Instant lastModified,
      @Nullable String etag,
      Checksums checksums,
      Consumer<ObjectMetadata> visitor) {
    if (!name.startsWith(root)) {
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "cannot list " + location("") + ": the server lists what was not asked for",
          "Check the endpoint (" + endpointSetting + ").");
    }
    String relative = name.substring(root.length());
    boolean marker = relative.endsWith("/") && size != null && size == 0;
    if (!relative.isEmpty() && !marker) {
      visitor.accept(
          metadata(key(relative), size, lastModified).with(Optional.ofNullable(etag), checksums));
    }
  }

  /** An object without a time counts as new, so that nobody takes it for old and deletes it. */
  public ObjectMetadata metadata(
      ObjectKey key, @Nullable Long size, @Nullable Instant lastModified) {
    if (size == null) {
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "the server does not say how long " + location(key.value()) + " is",
          "Check the endpoint (" + endpointSetting + "), and proxies on the way.");
    }
    return new ObjectMetadata(key, size, lastModified == null ? Instant.now() : lastModified);
  }

  private ObjectKey key(String relative) {
    try {
      return new ObjectKey(relative);
    } catch (IllegalArgumentException e) {
      // Leaving it out silently would lose it in a pull.
      throw new ZooException(
          ErrorKind.CORRUPT,
          "bucket '"
              + bucket
              + "' holds an object whose name is no path: '"
              + root
              + relative
              + "'",
          "Rename or delete it with the tool that made it.",
          e);
    }
  }
}
