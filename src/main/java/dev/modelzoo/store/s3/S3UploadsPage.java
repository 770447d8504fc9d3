package dev.modelzoo.store.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of a bucket's unfinished uploads, asked for with {@code encoding-type=url}.
 *
 * <p>A server that encodes names should say so. Ceph 16 does not, and encodes the keys but not the
 * markers; so where a page says nothing, a key is taken both ways, and a marker as it stands.
 */
record S3UploadsPage(S3Xml.Document document) {
  /** An upload as the page names it; {@link Instant#EPOCH} where it gives no proper time. */
  record Entry(String id, Instant initiated) {}

  /**
   * Those of one object.
   *
   * @param name in the bucket, not encoded
   */
  List<Entry> uploadsOf(String name) {
    return document.groups().stream()
        .filter(one -> isNamed(name, one.getOrDefault("Key", "")))
        .map(one -> new Entry(one.getOrDefault("UploadId", ""), time(one.get("Initiated"))))
        .toList();
  }

  /** Where the next page begins; empty where there is none. */
  String nextKeyMarker() {
    String marker = text("NextKeyMarker");
    return saysEncoded() ? decoded(marker) : marker;
  }

  String nextIdMarker() {
    return text("NextUploadIdMarker");
  }

  boolean isTruncated() {
    return "true".equals(text("IsTruncated"));
  }

  private boolean isNamed(String name, String key) {
    return name.equals(decoded(key)) || (!saysEncoded() && name.equals(key));
  }

  private boolean saysEncoded() {
    return "url".equals(text("EncodingType"));
  }

  private String text(String name) {
    return document.texts().getOrDefault(name, "");
  }

  /** A name that cannot have been encoded comes back as it is. */
  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static Instant time(@Nullable String text) {
    try {
      return Instant.parse(Objects.requireNonNullElse(text, ""));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
