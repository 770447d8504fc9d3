package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where objects live: {@code file:store} (a folder, relative to that of {@code zoo.yaml}), {@code
 * file:///folder}, {@code s3://bucket/prefix/} or {@code oss://bucket/prefix/}, all taken
 * literally, without percent decoding, as buckets and folders are named without it; or on a web
 * server, to be read only, {@code https://host/path/}.
 *
 * @param bucket empty for {@code file:}; of a web server its host, perhaps with a port
 * @param path the key prefix, empty or ending in {@code /}; for {@code file:} the folder, relative
 *     or absolute, ending in {@code /}
 */
public record RemoteUrl(Scheme scheme, String bucket, String path) {
  /** The kinds of store that zoo knows. */
  public enum Scheme {
    FILE,
    S3,
    OSS,
    HTTP,
    HTTPS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RemoteUrl {
    if (bucket.isEmpty() != (scheme == Scheme.FILE)) {
      throw new IllegalArgumentException("Bucket of " + scheme + ": '" + bucket + "'");
    }
    if (!path.endsWith("/") && !(path.isEmpty() && scheme != Scheme.FILE)) {
      throw new IllegalArgumentException("Path without a slash at its end: '" + path + "'");
    }
  }

  /**
   * Parses what {@code zoo.yaml} or a user says; {@code file:x} and {@code file:x/} are the same.
   *
   * @throws dev.modelzoo.error.ZooException of kind USAGE that says what is wrong and never repeats
   *     credentials written into the url
   */
  public static RemoteUrl parse(String text) {
    return RemoteUrlParser.parse(text);
  }

  public boolean isFile() {
    return scheme == Scheme.FILE;
  }

  /** Whether a web server has it, which is only read. */
  public boolean isWeb() {
    return scheme == Scheme.HTTP || scheme == Scheme.HTTPS;
  }

  /** What the keys of objects begin with: empty for {@code file:}, else {@link #path}. */
  public String keyPrefix() {
    return isFile() ? "" : path;
  }

  /**
   * The folder of a {@code file:} url, absolute.
   *
   * @param zooFolder the folder of {@code zoo.yaml}, to which a relative url refers
   */
  public Path folder(Path zooFolder) {
    if (!isFile()) {
      throw new IllegalStateException(this + " is no folder");
    }
    return zooFolder.resolve(path).toAbsolutePath().normalize();
  }

  /** This url with {@code relative} below it; a slash is put at its end. */
  public RemoteUrl resolve(String relative) {
    return parse(this + relative);
  }

  /** Where an entry goes below a remote: {@code models/ID/} or {@code datasets/ID/}. */
  public RemoteUrl entry(EntryKind kind, EntryId id) {
    return resolve(kind.folder() + "/" + id + "/");
  }

  /** The written form, always with a slash at its end. */
  @Override
  public String toString() {
    if (isFile()) {
      return path.startsWith("/") ? "file://" + path : "file:" + path;
    }
    return scheme + "://" + bucket + "/" + path;
  }
}
