package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BucketPrefix;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists a bucket below a prefix, page by page. */
final class S3Listing {
  /** As many on a page as the server likes. */
  private static final int ALL = 0;

  private final BucketPrefix place;
  private final S3Connection connection;
  private final S3Errors errors;

  S3Listing(BucketPrefix place, S3Connection connection, S3Errors errors) {
    this.place = place;
    this.connection = connection;
    this.errors = errors;
  }

  /** Visits all objects whose key starts with {@code prefix}. */
  void objects(String prefix, Consumer<ObjectMetadata> visitor) {
    pages(
        prefix,
        "",
        page -> {
          for (S3Xml.Listed object : page.objects()) {
            place.visit(
                object.name(),
                object.size(),
                object.lastModified(),
                object.etag(),
                S3Checksums.ofListed(object.etag()),
                visitor);
          }
        });
  }

  /** Whether there is an object of exactly this name: the first of all that begin with it. */
  boolean has(ObjectKey key) {
    String name = place.name(key);
    return page(key.value(), "", null, 1).objects().stream()
        .anyMatch(object -> object.name().equals(name));
  }

  /** The names directly below {@code prefix} that have objects below themselves. */
  List<String> folders(String prefix) {
    List<String> names = new ArrayList<>();
    String above = place.root() + prefix;
    pages(
        prefix,
        "/",
        page -> {
          for (String folder : page.folders()) {
            if (folder.startsWith(above) && folder.endsWith("/")) {
              names.add(folder.substring(above.length(), folder.length() - 1));
            }
          }
        });
    return names;
  }

  private void pages(String prefix, String delimiter, Consumer<S3Xml.Page> visitor) {
    String token = null;
    do {
      S3Xml.Page page = page(prefix, delimiter, token, ALL);
      visitor.accept(page);
      String next = page.truncated() ? page.next().orElse(null) : null;
      if (page.truncated() && Objects.equals(next, token)) {
        throw new ZooException(
            ErrorKind.UNAVAILABLE,
            "cannot list " + place.location(prefix) + ": the server repeats itself",
            "Run the same command again.");
      }
      token = next;
    } while (token != null);
  }

  private S3Xml.Page page(String prefix, String delimiter, @Nullable String token, int most) {
    Map<String, String> query = new TreeMap<>();
    query.put("list-type", "2");
    query.put("encoding-type", "url"); // XML cannot hold every name
    query.put("prefix", place.root() + prefix);
    if (!delimiter.isEmpty()) {
      query.put("delimiter", delimiter);
    }
    if (most != ALL) {
      query.put("max-keys", Integer.toString(most));
    }
    if (token != null) {
      query.put("continuation-token", token);
    }
    try (S3Answer answer = connection.send(S3Request.of("GET", "").asking(query))) {
      return delimiter.isEmpty() ? S3Xml.page(answer.body()) : S3Xml.folders(answer.body());
    } catch (IOException e) {
      throw errors.translate("list", place.location(prefix), e);
    }
  }
}
