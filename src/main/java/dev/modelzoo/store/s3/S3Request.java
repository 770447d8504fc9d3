package dev.modelzoo.store.s3;

import dev.modelzoo.content.Sha256;
import dev.modelzoo.store.ObjectBody;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request before it is addressed and signed.
 *
 * @param name of the object in its bucket; "" for the bucket itself
 * @param query parameters, not encoded
 * @param headers with names in lower case
 */
record S3Request(
    String method,
    String name,
    SortedMap<String, String> query,
    SortedMap<String, String> headers,
    Optional<ObjectBody> body) {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  static S3Request of(String method, String name) {
    return new S3Request(method, name, new TreeMap<>(), new TreeMap<>(), Optional.empty());
  }

  /** The digest goes with the bytes: a server that knows the header refuses what does not fit. */
  static S3Request put(String name, ObjectBody body) {
    String digest = Base64.getEncoder().encodeToString(Sha256.raw(body.sha256()));
    return of("PUT", name)
        .carrying(body)
        .with("content-type", "application/octet-stream")
        .with("x-amz-checksum-sha256", digest);
  }

  S3Request with(String header, String value) {
    SortedMap<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new S3Request(method, name, query, more, body);
  }

  S3Request carrying(ObjectBody bytes) {
    return new S3Request(method, name, query, headers, Optional.of(bytes));
  }

  S3Request asking(Map<String, String> parameters) {
    return new S3Request(method, name, new TreeMap<>(parameters), headers, body);
  }

  /** The query as it is sent and signed: encoded, sorted; "" if there is none. */
  String queryText() {
    return query.entrySet().stream()
        .map(one -> encode(one.getKey(), false) + "=" + encode(one.getValue(), false))
        .collect(Collectors.joining("&"));
  }

  /** Percent-encodes UTF-8 as the signature demands it; slashes stay in a path. */
  static String encode(String text, boolean path) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      if (UNRESERVED.indexOf(c) >= 0 || (path && c == '/')) {
        encoded.append(c);
      } else {
        encoded
            .append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return encoded.toString();
  }
}
