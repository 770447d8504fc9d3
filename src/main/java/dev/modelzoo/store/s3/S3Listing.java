package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Object;

/** From what a server says of objects to the objects of a store below a prefix. */
final class S3Listing {
  private final String bucket;
  private final String root;

  /**
   * Makes the names relative.
   *
   * @param root "" or a prefix with a slash at its end
   */
  S3Listing(String bucket, String root) {
    this.bucket = bucket;
    this.root = root;
  }

  /** Visits the object unless it only marks a folder, as consoles and mounts do. */
  void visit(S3Object object, Consumer<ObjectMetadata> visitor) {
    if (!object.key().startsWith(root)) {
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "cannot list s3://" + bucket + "/" + root + ": the server lists what was not asked for",
          "Check the endpoint (AWS_ENDPOINT_URL).");
    }
    String name = object.key().substring(root.length());
    boolean marker = name.endsWith("/") && object.size() != null && object.size() == 0;
    if (!name.isEmpty() && !marker) {
      visitor.accept(metadata(key(name), object.size(), object.lastModified()));
    }
  }

  /** An object without a time counts as new, so that nobody takes it for old and deletes it. */
  ObjectMetadata metadata(ObjectKey key, @Nullable Long size, @Nullable Instant lastModified) {
    if (size == null) {
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "the server does not say how long s3://" + bucket + "/" + root + key + " is",
          "Check the endpoint (AWS_ENDPOINT_URL), and proxies on the way.");
    }
    return new ObjectMetadata(key, size, lastModified == null ? Instant.now() : lastModified);
  }

  private ObjectKey key(String name) {
    try {
      return new ObjectKey(name);
    } catch (IllegalArgumentException e) {
      // Leaving it out silently would lose it in a pull.
      throw new ZooException(
          ErrorKind.CORRUPT,
          "bucket '" + bucket + "' holds an object whose name is no path: '" + root + name + "'",
          "Rename or delete it with the tool that made it.",
          e);
    }
  }
}
