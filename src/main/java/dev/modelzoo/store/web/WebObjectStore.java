package dev.modelzoo.store.web;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ServiceErrors;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files below a folder of a web server, read without credentials. What is in a folder is taken from
 * the page that the server makes of it; a server that makes none cannot be listed. Nothing can be
 * written. Makes no repetitions of its own.
 */
public final class WebObjectStore implements ObjectStore {
  private static final int OUT_OF_RANGE = 416;

  private final WebFolder folder;
  private final AtomicBoolean listed = new AtomicBoolean();

  /** Makes no request yet. */
  public WebObjectStore(WebFolder folder) {
    this.folder = folder;
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    String tried = "cannot look at " + location(key);
    try {
      HttpURLConnection answer = folder.request("HEAD", folder.uri(key.value()), Optional.empty());
      int status = answer.getResponseCode();
      if (WebErrors.isAbsent(status)) {
        return Optional.empty();
      }
      folder.errors().requireSuccess(tried, status, answer);
      long size = answer.getContentLengthLong();
      if (size < 0) {
        throw folder.errors().noLength(location(key));
      }
      long modified = answer.getLastModified();
      return Optional.of(
          new ObjectMetadata(
              key, size, modified == 0 ? Instant.now() : Instant.ofEpochMilli(modified)));
    } catch (IOException e) {
      throw folder.errors().transport(tried, e);
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
    String tried = "cannot read " + location(key);
    try {
      HttpURLConnection answer =
          folder.request("GET", folder.uri(key.value()), range(offset, length));
      int status = answer.getResponseCode();
      if (WebErrors.isAbsent(status)) {
        answer.disconnect();
        throw ServiceErrors.absent(location(key), null);
      }
      if (status == OUT_OF_RANGE) {
        answer.disconnect();
        return InputStream.nullInputStream();
      }
      folder.errors().requireSuccess(tried, status, answer);
      return WebBody.of(answer, location(key), offset, length);
    } catch (IOException e) {
      throw folder.errors().transport(tried, e);
    }
  }

  private static Optional<String> range(long offset, long length) {
    if (offset == 0 && length == Long.MAX_VALUE) {
      return Optional.empty();
    }
    long last = offset + length - 1;
    return Optional.of("bytes=" + offset + "-" + (last < offset ? "" : last));
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    int slash = prefix.lastIndexOf('/') + 1;
    if (slash > 0 && !isPath(prefix.substring(0, slash - 1))) {
      return; // such as "../": nothing of this store is there
    }
    walk(prefix.substring(0, slash), prefix.substring(slash), visitor);
  }

  private void walk(String path, String start, Consumer<ObjectMetadata> visitor) {
    for (String name : names(path)) {
      if (name.startsWith(start)) {
        if (name.endsWith("/")) {
          walk(path + name, "", visitor);
        } else {
          head(key(path + name)).ifPresent(visitor);
        }
      }
    }
  }

  @Override
  public List<String> folders(String prefix) {
    return names(prefix).stream()
        .filter(name -> name.endsWith("/"))
        .map(name -> name.substring(0, name.length() - 1))
        .toList();
  }

  /** Files and, with a slash, folders; none of a folder that is absent. */
  private List<String> names(String path) {
    List<String> names = names(folder.uri(path));
    if (names.isEmpty() && !listed.get() && !listsAbove()) {
      throw folder.errors().notListed(location(path));
    }
    listed.set(true);
    return names;
  }

  /** Absent, empty, or of a server that lists nothing: the folders above tell which. */
  private boolean listsAbove() {
    URI at = folder.base();
    while (names(at).isEmpty()) {
      if (at.getPath().length() <= 1) {
        return false;
      }
      at = at.resolve("..");
    }
    return true;
  }

  private List<String> names(URI at) {
    String tried = "cannot list " + at;
    try {
      HttpURLConnection answer = folder.request("GET", at, Optional.empty());
      int status = answer.getResponseCode();
      if (WebErrors.isAbsent(status) || WebErrors.isDenied(status)) {
        answer.disconnect();
        return List.of();
      }
      folder.errors().requireSuccess(tried, status, answer);
      try (InputStream body = WebBody.of(answer, at.toString(), 0, FolderPage.MAX_BYTES)) {
        return FolderPage.read(body, at).names();
      }
    } catch (IOException e) {
      throw folder.errors().transport(tried, e);
    }
  }

  private static boolean isPath(String path) {
    return Stream.of(path.split("/", -1)).noneMatch(Set.of("", ".", "..")::contains);
  }

  private ObjectKey key(String path) {
    try {
      return new ObjectKey(path);
    } catch (IllegalArgumentException e) {
      // Leaving it out silently would lose it in a pull.
      throw new ZooException(
          ErrorKind.CORRUPT,
          location(path) + " is no path of a file",
          "Ask the owner of the server to rename or delete it.",
          e);
    }
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    throw readOnly();
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    throw readOnly();
  }

  @Override
  public void delete(ObjectKey key) {
    throw readOnly();
  }

  private ZooException readOnly() {
    return new ZooException(
        ErrorKind.USAGE,
        location("") + " is on a web server, which zoo only reads",
        "Publish to a folder, S3 or OSS (remote: in zoo.yaml, url: of an entry); a web server may"
            + " serve that.");
  }

  @Override
  public boolean supportsExclusivePut() {
    throw readOnly();
  }

  @Override
  public String location(ObjectKey key) {
    return location(key.value());
  }

  private String location(String path) {
    return folder.base() + path;
  }

  @Override
  public void close() {
    // The JDK keeps connections for a while, and gives them up by itself.
  }
}
