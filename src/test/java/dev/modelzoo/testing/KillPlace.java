package dev.modelzoo.testing;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.RetryListener;
import dev.modelzoo.store.RetryPolicy;
import dev.modelzoo.store.RetryingObjectStore;
import dev.modelzoo.store.Sleeper;
import dev.modelzoo.store.file.FileObjectStore;
import dev.modelzoo.store.oss.OssCredentials;
import dev.modelzoo.store.oss.OssObjectStore;
import dev.modelzoo.store.oss.OssSettings;
import dev.modelzoo.store.s3.S3Credentials;
import dev.modelzoo.store.s3.S3ObjectStore;
import dev.modelzoo.store.s3.S3Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Which store a {@link KillTarget} works on: the folder {@code store} of its work, or a bucket of a
 * server of this machine. Goes to the process by its environment, as keys do not belong into an
 * argument.
 *
 * @param bucket not used for a folder, as all that follows
 */
public record KillPlace(
    Kind kind, String endpoint, String bucket, String prefix, String keyId, String secret) {
  /** What keeps the objects. */
  public enum Kind {
    FILE,
    S3,
    OSS
  }

  private static final String VARIABLE = "ZOO_KILL_";

  /** The folder {@code store}. */
  public static KillPlace folder() {
    return new KillPlace(Kind.FILE, "", "", "", "", "");
  }

  /** Objects below a prefix of a bucket that exists. */
  public static KillPlace s3(S3ProxyServer server, String bucket, String prefix) {
    S3Credentials keys = server.credentials();
    return new KillPlace(
        Kind.S3,
        server.endpoint().toString(),
        bucket,
        prefix,
        keys.accessKeyId(),
        keys.secretAccessKey());
  }

  /** Objects below a prefix of a bucket that exists. */
  public static KillPlace oss(OssServer server, String bucket, String prefix) {
    OssCredentials keys = server.credentials();
    return new KillPlace(
        Kind.OSS,
        server.endpoint().toString(),
        bucket,
        prefix,
        keys.accessKeyId(),
        keys.accessKeySecret());
  }

  /** What {@link #environment} was put into. */
  static KillPlace from(Map<String, String> environment) {
    return new KillPlace(
        Kind.valueOf(value(environment, "KIND")),
        value(environment, "ENDPOINT"),
        value(environment, "BUCKET"),
        value(environment, "PREFIX"),
        value(environment, "ID"),
        value(environment, "SECRET"));
  }

  Map<String, String> environment() {
    return Map.of(
        VARIABLE + "KIND", kind.name(),
        VARIABLE + "ENDPOINT", endpoint,
        VARIABLE + "BUCKET", bucket,
        VARIABLE + "PREFIX", prefix,
        VARIABLE + "ID", keyId,
        VARIABLE + "SECRET", secret);
  }

  private static String value(Map<String, String> environment, String name) {
    return Objects.requireNonNull(environment.get(VARIABLE + name), name);
  }

  /** Opens the store, with the repetitions that zoo makes. */
  public ObjectStore open(Path work) {
    return new RetryingObjectStore(
        bare(work), RetryPolicy.DEFAULT, Sleeper.THREAD, new Random(1), RetryListener.NONE);
  }

  private ObjectStore bare(Path work) {
    return switch (kind) {
      case FILE -> new FileObjectStore(work.resolve("store"));
      case S3 ->
          new S3ObjectStore(
              S3Settings.of(URI.create(endpoint), S3Credentials.of(keyId, secret)), bucket, prefix);
      case OSS ->
          new OssObjectStore(
              OssSettings.of(
                  URI.create(endpoint), OssServer.REGION, OssCredentials.of(keyId, secret)),
              bucket,
              prefix);
    };
  }

  @Override
  public String toString() {
    return "KillPlace[" + kind + "]";
  }
}
