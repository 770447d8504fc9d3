package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to {@link OssServer}, decoded.
 *
 * @param bucket null for the service itself
 * @param name of the object, "" for the bucket itself
 * @param query decoded; a parameter without a value has ""
 * @param headers by name in lower case
 */
@SuppressWarnings("ArrayRecordComponent")
record OssRequest(
    String method,
    @Nullable String bucket,
    String name,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  /**
   * Reads a request.
   *
   * @param domain the part of host names after a bucket's name
   * @param cnames buckets by the host names bound to them
   */
  static OssRequest read(HttpExchange exchange, String domain, Map<String, String> cnames)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String host = headers.getOrDefault("host", "").replaceFirst(":\\d+$", "");
    String path = decode(exchange.getRequestURI().getRawPath());
    String bucket = cnames.get(host);
    if (bucket == null && host.endsWith("." + domain)) {
      bucket = host.substring(0, host.length() - domain.length() - 1);
    }
    String name = path.substring(1);
    if (bucket == null && !name.isEmpty()) {
      int slash = name.indexOf('/');
      bucket = slash < 0 ? name : name.substring(0, slash);
      name = slash < 0 ? "" : name.substring(slash + 1);
    }
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    byte[] body = exchange.getRequestBody().readAllBytes();
    return new OssRequest(exchange.getRequestMethod(), bucket, name, query, headers, body);
  }

  /** What is signed as the path: always with the bucket, wherever it was. */
  String resource() {
    return bucket == null ? "/" : "/" + bucket + "/" + name;
  }

  String header(String header) {
    return headers.getOrDefault(header, "");
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String parameter : raw.split("&", -1)) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        query.put(decode(name), equals < 0 ? "" : decode(parameter.substring(equals + 1)));
      }
    }
    return query;
  }

  /** Decodes {@code %XX} and nothing else: a plus sign stays one. */
  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.writeBytes(text.substring(i, i + 1).getBytes(UTF_8));
      }
    }
    return bytes.toString(UTF_8);
  }
}
