package dev.modelzoo.store.s3;

import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BucketPrefix;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Objects of a bucket below a prefix. Makes no repetitions of its own; see {@link
 * dev.modelzoo.store.RetryingObjectStore}. The SDK is loaded at the first request. A 403 for a read
 * may mean an absent object, and says so.
 */
public final class S3ObjectStore implements ObjectStore {
  private static final int OUT_OF_RANGE = 416;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Settings settings;
  private final String bucket;
  private final String root;
  private final S3Listing listing;
  private final AtomicBoolean bucketSeen = new AtomicBoolean();
  private @Nullable S3Connection connection;
  private boolean closed;
  private volatile @Nullable Boolean exclusive;

  /**
   * Makes no request yet. A name that cannot be a bucket's is a {@code USAGE} error.
   *
   * @param prefix of all keys, without slashes at its ends; "" for the whole bucket
   */
  public S3ObjectStore(S3Settings settings, String bucket, String prefix) {
    this.settings = settings;
    this.bucket = S3Names.bucket(bucket);
    this.root = S3Names.root(prefix);
    this.listing = new S3Listing(bucket, root);
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    HeadObjectResponse answer;
    try {
      answer =
          client()
              .headObject(
                  request ->
                      request.bucket(bucket).key(root + key).checksumMode(ChecksumMode.ENABLED));
    } catch (SdkException e) {
      if (S3Errors.status(e) == 404) {
        requireBucket();
        return Optional.empty();
      }
      throw explained("look at", key, e);
    }
    bucketSeen.set(true);
    return Optional.of(
        listing
            .metadata(key, answer.contentLength(), answer.lastModified())
            .with(Optional.ofNullable(answer.eTag()), S3Checksums.of(answer)));
  }

  @Override
  public InputStream read(ObjectKey key) throws IOException {
    return read(key, 0, Long.MAX_VALUE);
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) throws IOException {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("Not a range: " + offset + "+" + length);
    }
    if (length == 0) { // a range of no bytes cannot be asked for
      if (head(key).isEmpty()) {
        throw S3Errors.absent(location(key), null);
      }
      return InputStream.nullInputStream();
    }
    GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(bucket).key(root + key);
    if (offset > 0 || length < Long.MAX_VALUE) {
      long last = offset + length - 1;
      request.range("bytes=" + offset + "-" + (last < offset ? "" : last));
    }
    try {
      return client()
          .getObject(
              request.build(),
              ResponseTransformer.unmanaged(
                  (answer, body) -> {
                    bucketSeen.set(true);
                    return S3Body.range(answer, body, location(key), offset, length);
                  }));
    } catch (SdkException e) {
      if (S3Errors.status(e) == OUT_OF_RANGE) {
        return InputStream.nullInputStream();
      }
      throw errors().translate("read", location(key), e);
    }
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    call("write", key, client -> client.putObject(request(key, body).build(), bytes(body)));
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    try {
      client().putObject(request(key, body).ifNoneMatch("*").build(), bytes(body));
      return true;
    } catch (SdkException e) {
      if (S3Errors.status(e) == PRECONDITION_FAILED) {
        return false;
      }
      throw errors().translate("write", location(key), e);
    }
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    String token = null;
    do {
      ListObjectsV2Response page = page(prefix, token);
      page.contents().forEach(object -> listing.visit(object, visitor));
      String next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
      if (Boolean.TRUE.equals(page.isTruncated()) && Objects.equals(next, token)) {
        throw new ZooException(
            ErrorKind.UNAVAILABLE,
            "cannot list s3://" + bucket + "/" + root + prefix + ": the server repeats itself",
            "Run the same command again.");
      }
      token = next;
    } while (token != null);
  }

  @Override
  public void delete(ObjectKey key) {
    try {
      client().deleteObject(request -> request.bucket(bucket).key(root + key));
    } catch (SdkException e) {
      if (!S3Errors.code(e).equals("NoSuchKey")) {
        throw errors().translate("delete", location(key), e);
      }
    }
  }

  /** Two writers of one probe object, which is then removed: the second must be refused. */
  @Override
  public boolean supportsExclusivePut() {
    Boolean known = exclusive;
    if (known == null) {
      known = probe(new ObjectKey("zoo-probe-" + UUID.randomUUID()));
      exclusive = known;
    }
    return known;
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return Optional.of(
        new S3Multipart(
            this::connection, new BucketPrefix("s3", bucket, root, "AWS_ENDPOINT_URL")));
  }

  @Override
  public String location(ObjectKey key) {
    return "s3://" + bucket + "/" + root + key;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private boolean probe(ObjectKey key) {
    ObjectBody body = ObjectBody.of("Two puts of this tell whether a store keeps writers apart.\n");
    try {
      client().putObject(request(key, body).ifNoneMatch("*").build(), bytes(body));
      return !putIfAbsent(key, body);
    } catch (SdkException e) {
      int status = S3Errors.status(e);
      if (status == NOT_IMPLEMENTED || status == PRECONDITION_FAILED) {
        return false; // refuses the condition, or misunderstands it
      }
      throw errors().translate("write", location(key), e);
    } finally {
      removeProbe(key);
    }
  }

  /** Who may write but not delete leaves some bytes behind; that is no reason to fail. */
  private void removeProbe(ObjectKey key) {
    try {
      delete(key);
    } catch (ZooException e) {
      // As said above.
    }
  }

  /** The digest goes with it: a server that knows the header refuses bytes that do not fit. */
  private PutObjectRequest.Builder request(ObjectKey key, ObjectBody body) {
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(root + key)
        .contentLength((long) body.length())
        .checksumSHA256(Base64.getEncoder().encodeToString(Sha256.raw(body.sha256())));
  }

  private static RequestBody bytes(ObjectBody body) {
    return RequestBody.fromContentProvider(body::stream, body.length(), "application/octet-stream");
  }

  private ListObjectsV2Response page(String prefix, @Nullable String token) {
    try {
      return client()
          .listObjectsV2(
              request -> request.bucket(bucket).prefix(root + prefix).continuationToken(token));
    } catch (SdkException e) {
      throw errors().translate("list", "s3://" + bucket + "/" + root + prefix, e);
    }
  }

  /** An answer to HEAD has no body and so no reason; a GET of one byte gets it. */
  private ZooException explained(String action, ObjectKey key, SdkException e) {
    int status = S3Errors.status(e);
    if (status == 400 || status == 403) {
      try {
        client()
            .getObject(
                request -> request.bucket(bucket).key(root + key).range("bytes=0-0"),
                ResponseTransformer.toBytes());
      } catch (SdkException reason) {
        if (S3Errors.status(reason) == status) {
          return errors().translate(action, location(key), reason);
        }
      }
    }
    return errors().translate(action, location(key), e);
  }

  /** An absent bucket looks like an absent object to HEAD; once per store, ask which. */
  private void requireBucket() {
    if (bucketSeen.get()) {
      return;
    }
    try {
      client().headBucket(request -> request.bucket(bucket));
    } catch (SdkException e) {
      if (S3Errors.status(e) == 404) {
        throw errors().noBucket(e);
      }
      return; // who may read objects need not be allowed to look at the bucket
    }
    bucketSeen.set(true);
  }

  private <T> T call(String action, ObjectKey key, Function<S3Client, T> request) {
    try {
      return request.apply(client());
    } catch (SdkException e) {
      throw errors().translate(action, location(key), e);
    }
  }

  private S3Client client() {
    return connection().client();
  }

  private S3Errors errors() {
    return new S3Errors(bucket, connection());
  }

  private synchronized S3Connection connection() {
    if (closed) {
      throw new IllegalStateException("The store is closed: s3://" + bucket);
    }
    if (connection == null) {
      connection = S3Connection.open(settings);
    }
    return connection;
  }
}
