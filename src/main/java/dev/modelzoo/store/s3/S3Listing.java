package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.S3Object;

/** From the objects of a bucket to those of a store below a prefix. */
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

  void visit(S3Object object, Consumer<ObjectMetadata> visitor) {
    String name = object.key().substring(root.length());
    if (name.isEmpty() || (name.endsWith("/") && object.size() == 0)) {
      return; // consoles and mounts mark folders so
    }
    visitor.accept(new ObjectMetadata(key(name), object.size(), object.lastModified()));
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
