package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BucketPrefix;
import dev.modelzoo.store.ExclusivePutProbe;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ServiceErrors;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a bucket below a prefix. Makes no repetitions of its own; see {@link
 * dev.modelzoo.store.RetryingObjectStore}. Settings in files are read at the first request. A 403
 * for a read may mean an absent object, and says so.
 */
public final class S3ObjectStore implements ObjectStore {
  private static final int OUT_OF_RANGE = 416;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Settings settings;
  private final String bucket;
  private final String root;
  private final BucketPrefix prefix;
  private final AtomicBoolean bucketSeen = new AtomicBoolean();
  private final AtomicBoolean listingDenied = new AtomicBoolean();
  private @Nullable S3Connection connection;
  private boolean closed;
  private final ExclusivePutProbe exclusive = new ExclusivePutProbe(this::putIfKnown, this::delete);

  /**
   * Makes no request yet. A name that cannot be a bucket's is a {@code USAGE} error.
   *
   * @param prefix of all keys, without slashes at its ends; "" for the whole bucket
   */
  public S3ObjectStore(S3Settings settings, String bucket, String prefix) {
    this.settings = settings;
    this.bucket = S3Names.bucket(bucket);
    this.root = S3Names.root(prefix);
    this.prefix = new BucketPrefix("s3", bucket, root, settings.endpointVariable());
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    HttpHead answer;
    try {
      answer = confirmed(S3Request.of("HEAD", root + key).with("x-amz-checksum-mode", "ENABLED"));
      bucketSeen.set(true);
      Long size = answer.length() < 0 ? null : answer.length();
      Instant time = answer.header("last-modified").flatMap(HttpDate::parse).orElse(null);
      return Optional.of(
          prefix.metadata(key, size, time).with(answer.header("etag"), S3Checksums.of(answer)));
    } catch (IOException e) {
      if (S3Errors.status(e) == 404) {
        requireBucket();
        return Optional.empty();
      }
      if (isHidden(key, e)) {
        return Optional.empty();
      }
      throw explained("look at", key, e);
    }
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
        throw ServiceErrors.absent(location(key), null);
      }
      return InputStream.nullInputStream();
    }
    S3Request request = S3Request.of("GET", root + key);
    if (offset > 0 || length < Long.MAX_VALUE) {
      long last = offset + length - 1;
      request = request.with("range", "bytes=" + offset + "-" + (last < offset ? "" : last));
    }
    S3Answer answer;
    try {
      answer = connection().send(request);
    } catch (IOException e) {
      if (S3Errors.status(e) == OUT_OF_RANGE) {
        return InputStream.nullInputStream();
      }
      if (isHidden(key, e)) {
        throw ServiceErrors.absent(location(key), e);
      }
      throw errors().translate("read", location(key), e);
    }
    bucketSeen.set(true);
    return S3Body.range(answer, location(key), offset, length);
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    try {
      confirmed(S3Request.put(root + key, body));
    } catch (IOException e) {
      throw errors().translate("write", location(key), e);
    }
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    try {
      putExclusively(key, body);
      return true;
    } catch (IOException e) {
      if (S3Errors.status(e) == PRECONDITION_FAILED) {
        return false;
      }
      throw errors().translate("write", location(key), e);
    }
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    listing().objects(prefix, visitor);
  }

  @Override
  public List<String> folders(String prefix) {
    return listing().folders(prefix);
  }

  private S3Listing listing() {
    return new S3Listing(prefix, connection(), errors());
  }

  @Override
  public void delete(ObjectKey key) {
    try {
      confirmed(S3Request.of("DELETE", root + key));
    } catch (IOException e) {
      if (!S3Errors.code(e).equals("NoSuchKey")) {
        throw errors().translate("delete", location(key), e);
      }
    }
  }

  @Override
  public boolean supportsExclusivePut() {
    return exclusive.succeeds();
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return Optional.of(
        new S3Multipart(
            this::connection, new BucketPrefix("s3", bucket, root, settings.endpointVariable())));
  }

  /** The region of the bucket where the server said that it is another than the one set. */
  public Optional<String> correctedRegion() {
    S3Connection at = connection();
    return Optional.of(at.actualRegion()).filter(name -> !name.equals(at.region()));
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

  /** Also false where the server refuses the condition, or misunderstands it. */
  private boolean putIfKnown(ObjectKey key, ObjectBody body) {
    try {
      putExclusively(key, body);
      return true;
    } catch (IOException e) {
      int status = S3Errors.status(e);
      if (status == NOT_IMPLEMENTED || status == PRECONDITION_FAILED) {
        return false;
      }
      throw errors().translate("write", location(key), e);
    }
  }

  private void putExclusively(ObjectKey key, ObjectBody body) throws IOException {
    confirmed(S3Request.put(root + key, body).with("if-none-match", "*"));
  }

  /**
   * Whether a refusal only means that there is no such object: S3 says "absent" to those alone who
   * may list the whole bucket, and "denied" to those who may list no more than a prefix of it.
   */
  private boolean isHidden(ObjectKey key, IOException e) {
    String code = S3Errors.code(e); // none for a HEAD
    boolean denied = S3Errors.status(e) == 403 && (code.isEmpty() || code.equals("AccessDenied"));
    if (!denied || listingDenied.get()) {
      return false;
    }
    try {
      return !listing().has(key);
    } catch (ZooException refused) {
      if (refused.kind() == ErrorKind.UNAVAILABLE) {
        throw refused;
      }
      listingDenied.set(true);
      return false;
    }
  }

  /** An answer to HEAD has no body and so no reason; a GET of one byte gets it. */
  private ZooException explained(String action, ObjectKey key, IOException e) {
    int status = S3Errors.status(e);
    if (status == 400 || status == 403) {
      try {
        confirmed(S3Request.of("GET", root + key).with("range", "bytes=0-0"));
      } catch (IOException reason) {
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
      confirmed(S3Request.of("HEAD", ""));
    } catch (IOException e) {
      if (S3Errors.status(e) == 404) {
        throw errors().noBucket(e);
      }
      return; // who may read objects need not be allowed to look at the bucket
    }
    bucketSeen.set(true);
  }

  /** Sends a request whose answer is a head alone, or nearly. */
  private HttpHead confirmed(S3Request request) throws IOException {
    S3Answer answer = connection().send(request);
    answer.text();
    return answer.head();
  }

  private S3Errors errors() {
    return new S3Errors(bucket, connection());
  }

  private synchronized S3Connection connection() {
    if (closed) {
      throw new IllegalStateException("The store is closed: s3://" + bucket);
    }
    if (connection == null) {
      connection = S3Connection.open(settings, bucket);
    }
    return connection;
  }
}
