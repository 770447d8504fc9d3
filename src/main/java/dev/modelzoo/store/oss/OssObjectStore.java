package dev.modelzoo.store.oss;

import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.BucketVersioningConfiguration;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.HeadObjectRequest;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.PutObjectResult;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a bucket below a prefix. Makes no repetitions of its own; see {@link
 * dev.modelzoo.store.RetryingObjectStore}. The SDK is loaded at the first request. A 403 for a read
 * may mean an absent object, and says so. What is put goes with its MD5, by which the server
 * refuses changed bytes; CRC-64 of answers is checked where the server gives one (for reads, see
 * the error of kind {@code CORRUPT} while reading).
 */
public final class OssObjectStore implements ObjectStore {
  private final String bucket;
  private final OssConnections connections;
  private final BucketPrefix prefix;
  private final AtomicBoolean bucketSeen = new AtomicBoolean();
  private final ExclusivePutProbe exclusive =
      new ExclusivePutProbe(this::putIfAbsent, this::delete);
  private volatile @Nullable Boolean versions;

  /**
   * Makes no request yet. A name that cannot be a bucket's is a {@code USAGE} error.
   *
   * @param prefix of all keys, with or without a slash at its end; "" for the whole bucket
   */
  public OssObjectStore(OssSettings settings, String bucket, String prefix) {
    this.bucket = OssRequests.bucket(bucket);
    this.connections = new OssConnections(settings, bucket);
    this.prefix = BucketPrefix.of("oss", bucket, prefix, "OSS_ENDPOINT");
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    com.aliyun.oss.model.ObjectMetadata answer;
    try {
      answer = client().headObject(new HeadObjectRequest(bucket, prefix.name(key)));
    } catch (OSSException | ClientException | IllegalArgumentException e) {
      if (OssErrors.code(e).equals("NoSuchKey")) {
        requireBucket(key);
        return Optional.empty();
      }
      throw explained("look at", key, e);
    }
    bucketSeen.set(true);
    Long size = answer.getRawMetadata().get("Content-Length") instanceof Long told ? told : null;
    return Optional.of(
        prefix
            .metadata(key, size, OssRequests.instant(answer.getLastModified()))
            .with(OssChecksums.etag(answer), OssChecksums.of(answer)));
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
    OSSObject object;
    try {
      object = client().getObject(OssRequests.get(bucket, prefix.name(key), offset, length));
    } catch (OSSException | ClientException | IllegalArgumentException e) {
      if (OssErrors.code(e).equals("InvalidRange")) {
        return InputStream.nullInputStream();
      }
      throw errors().translate("read", location(key), e);
    }
    bucketSeen.set(true);
    return OssBody.range(object, location(key), offset, length);
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    send(key, body, false);
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    return send(key, body, true);
  }

  @Override
  public void list(String relative, Consumer<ObjectMetadata> visitor) {
    listing().objects(relative, visitor);
  }

  @Override
  public List<String> folders(String relative) {
    return listing().folders(relative);
  }

  private OssListing listing() {
    return new OssListing(bucket, prefix, client(), errors());
  }

  @Override
  public void delete(ObjectKey key) {
    try {
      client().deleteObject(new GenericRequest(bucket, prefix.name(key)));
    } catch (OSSException | ClientException | IllegalArgumentException e) {
      if (!OssErrors.code(e).equals("NoSuchKey")) {
        throw errors().translate("delete", location(key), e);
      }
    }
  }

  /**
   * A bucket that keeps versions, or once did, ignores that an overwrite is forbidden. Others are
   * probed: of two writers of one object, which is then removed, the second must be refused.
   */
  @Override
  public boolean supportsExclusivePut() {
    Boolean keeps = versions;
    if (keeps == null) {
      keeps = keepsVersions();
      versions = keeps;
    }
    return !keeps && exclusive.succeeds();
  }

  /** Whether the bucket keeps versions: {@code Enabled}, {@code Suspended} or {@code Off}. */
  public String versioning() {
    try {
      String status = client().getBucketVersioning(bucket).getStatus();
      return status == null || status.isBlank() ? BucketVersioningConfiguration.OFF : status;
    } catch (OSSException | ClientException | IllegalArgumentException e) {
      throw errors().translate("look at", prefix.location(""), e);
    }
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return Optional.of(new OssMultipart(connections, prefix));
  }

  @Override
  public String location(ObjectKey key) {
    return prefix.location(key.value());
  }

  @Override
  public void close() {
    connections.close();
  }

  /** Returns false if the object may not be overwritten, and is there. */
  private boolean send(ObjectKey key, ObjectBody body, boolean ifAbsent) {
    PutObjectResult answer;
    try {
      answer =
          connections.send(
              location(key),
              body,
              (client, bytes) ->
                  client.putObject(
                      OssRequests.put(bucket, prefix.name(key), body, bytes, ifAbsent)));
    } catch (OSSException | ClientException | IllegalArgumentException e) {
      if (ifAbsent && OssErrors.code(e).equals("FileAlreadyExists")) {
        return false;
      }
      throw errors().translate("write", location(key), e);
    }
    OssChecksums.requireStored(answer.getServerCRC(), body, location(key));
    return true;
  }

  /** False also for who may not ask: the probe tells. */
  private boolean keepsVersions() {
    try {
      String status = client().getBucketVersioning(bucket).getStatus();
      return BucketVersioningConfiguration.ENABLED.equals(status)
          || BucketVersioningConfiguration.SUSPENDED.equals(status);
    } catch (OSSException e) {
      return false;
    } catch (ClientException | IllegalArgumentException e) {
      throw errors().translate("look at", prefix.location(""), e);
    }
  }

  /** An answer to HEAD has no body and so often no reason; a GET of one byte gets it. */
  private ZooException explained(String action, ObjectKey key, RuntimeException e) {
    RuntimeException reason = e;
    int status = NoRetries.status(e);
    if (status == 400 || status == 403) {
      RuntimeException found = refusal(key);
      if (found != null && NoRetries.status(found) == status) {
        reason = found;
      }
    }
    return errors().translate(action, location(key), reason);
  }

  /** An absent bucket looks like an absent object to HEAD; once per store, ask which. */
  private void requireBucket(ObjectKey key) {
    if (bucketSeen.get()) {
      return;
    }
    RuntimeException reason = refusal(key);
    if (reason != null && OssErrors.code(reason).equals("NoSuchBucket")) {
      throw errors().noBucket(reason);
    }
    bucketSeen.set(true);
  }

  private @Nullable RuntimeException refusal(ObjectKey key) {
    try {
      client().getObject(OssRequests.get(bucket, prefix.name(key), 0, 1)).forcedClose();
      return null;
    } catch (OSSException | ClientException e) {
      return e;
    } catch (IOException e) {
      return null; // the answer was good
    }
  }

  private OSS client() {
    return connections.client();
  }

  private OssErrors errors() {
    return connections.errors();
  }
}
