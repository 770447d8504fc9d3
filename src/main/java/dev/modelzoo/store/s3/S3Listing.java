package dev.modelzoo.store.s3;

import dev.modelzoo.store.BucketPrefix;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Object;

/** From what a server says of objects to the objects of a store below a prefix. */
final class S3Listing {
  private final BucketPrefix prefix;

  /**
   * Makes the names relative.
   *
   * @param root "" or a prefix with a slash at its end
   */
  S3Listing(String bucket, String root) {
    this.prefix = new BucketPrefix("s3", bucket, root, "AWS_ENDPOINT_URL");
  }

  void visit(S3Object object, Consumer<ObjectMetadata> visitor) {
    prefix.visit(
        object.key(),
        object.size(),
        object.lastModified(),
        object.eTag(),
        S3Checksums.of(object),
        visitor);
  }

  ObjectMetadata metadata(ObjectKey key, @Nullable Long size, @Nullable Instant lastModified) {
    return prefix.metadata(key, size, lastModified);
  }
}
