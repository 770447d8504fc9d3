package dev.modelzoo.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@link OssServer} answers to requests that are allowed. */
final class OssAnswers {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final DateTimeFormatter HTTP_TIME =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Map<String, OssBucket> buckets;
  private final AtomicReference<@Nullable String> corruptDownload = new AtomicReference<>();
  private final AtomicBoolean corruptUpload = new AtomicBoolean();
  private final AtomicBoolean corruptStored = new AtomicBoolean();

  private final OssUploads uploads = new OssUploads();
  private volatile int mostInPage = 1000;

  OssAnswers(Map<String, OssBucket> buckets) {
    this.buckets = buckets;
  }

  OssUploads uploads() {
    return uploads;
  }

  void setPage(int most) {
    mostInPage = most;
    uploads.setPage(most);
  }

  void corruptNextDownload(String part) {
    corruptDownload.set(part);
  }

  void corruptNextUpload() {
    corruptUpload.set(true);
  }

  void corruptNextStored() {
    corruptStored.set(true);
  }

  static OssRefusal noBucket() {
    return new OssRefusal(404, "NoSuchBucket", "The specified bucket does not exist.");
  }

  void answer(OssRequest request, HttpExchange exchange) throws IOException, OssRefusal {
    OssBucket bucket = request.bucket() == null ? null : buckets.get(request.bucket());
    if (bucket == null) {
      throw noBucket();
    }
    if (request.name().isEmpty()) {
      answerBucket(request, bucket, exchange);
      return;
    }
    if (request.query().containsKey("uploads") || request.query().containsKey("uploadId")) {
      uploads.answer(request, bucket, exchange);
      return;
    }
    switch (request.method()) {
      case "HEAD" -> head(request, bucket, exchange);
      case "GET" -> get(request, bucket, exchange);
      case "PUT" -> put(request, bucket, exchange);
      case "DELETE" -> {
        bucket.delete(request.name());
        exchange.sendResponseHeaders(204, -1);
      }
      default -> throw new OssRefusal(405, "MethodNotAllowed", "Not here.");
    }
  }

  private void answerBucket(OssRequest request, OssBucket bucket, HttpExchange exchange)
      throws IOException, OssRefusal {
    if (!request.method().equals("GET")) {
      throw new OssRefusal(405, "MethodNotAllowed", "Not here.");
    }
    if (request.query().containsKey("versioning")) {
      String state =
          bucket.versioning.equals("Off") ? "" : "<Status>" + bucket.versioning + "</Status>";
      send(exchange, "<VersioningConfiguration>" + state + "</VersioningConfiguration>");
      return;
    }
    if (request.query().containsKey("uploads")) {
      uploads.list(request, exchange);
      return;
    }
    list(request, bucket, exchange);
  }

  private void list(OssRequest request, OssBucket bucket, HttpExchange exchange)
      throws IOException, OssRefusal {
    Map<String, String> query = request.query();
    if (!query.getOrDefault("list-type", "").equals("2")) {
      throw new OssRefusal(400, "InvalidArgument", "Only version 2 of the listing is known here.");
    }
    String token = query.getOrDefault("continuation-token", "");
    String after = new String(Base64.getDecoder().decode(token), UTF_8);
    int most = Math.min(mostInPage, Integer.parseInt(query.getOrDefault("max-keys", "100")));
    String prefix = query.getOrDefault("prefix", "");
    String delimiter = query.getOrDefault("delimiter", "");
    List<String> names = bucket.names(prefix, delimiter, after, most + 1);
    boolean more = names.size() > most;
    List<String> page = more ? names.subList(0, most) : names;
    boolean encoded = query.getOrDefault("encoding-type", "").equals("url");
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<ListBucketResult><Name>").append(request.bucket()).append("</Name>");
    xml.append("<MaxKeys>").append(most).append("</MaxKeys>");
    xml.append("<KeyCount>").append(page.size()).append("</KeyCount>");
    xml.append(encoded ? "<EncodingType>url</EncodingType>" : "");
    xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
    if (more) {
      String last = page.get(page.size() - 1);
      xml.append("<NextContinuationToken>")
          .append(Base64.getEncoder().encodeToString(last.getBytes(UTF_8)))
          .append("</NextContinuationToken>");
    }
    for (String name : page) {
      boolean folder = !delimiter.isEmpty() && name.endsWith(delimiter);
      String shown = encoded ? OssSignature.encode(name, false) : escape(name);
      xml.append(folder ? commonPrefix(shown) : contents(shown, bucket.get(name)));
    }
    send(exchange, xml.append("</ListBucketResult>").toString());
  }

  private static String commonPrefix(String shown) {
    return "<CommonPrefixes><Prefix>" + shown + "</Prefix></CommonPrefixes>";
  }

  private static String contents(String shown, OssBucket.@Nullable Stored stored) {
    if (stored == null) {
      return ""; // deleted meanwhile
    }
    return "<Contents><Key>"
        + shown
        + "</Key><LastModified>"
        + stored.lastModified().truncatedTo(ChronoUnit.MILLIS)
        + "</LastModified><ETag>&quot;"
        + stored.etag()
        + "&quot;</ETag><Type>"
        + stored.type()
        + "</Type><Size>"
        + stored.bytes().length
        + "</Size><StorageClass>Standard</StorageClass></Contents>";
  }

  private static void head(OssRequest request, OssBucket bucket, HttpExchange exchange)
      throws IOException, OssRefusal {
    OssBucket.Stored stored = stored(request, bucket, exchange);
    exchange.getResponseHeaders().set("Content-Length", String.valueOf(stored.bytes().length));
    exchange.sendResponseHeaders(200, -1);
  }

  private void get(OssRequest request, OssBucket bucket, HttpExchange exchange)
      throws IOException, OssRefusal {
    OssBucket.Stored stored = stored(request, bucket, exchange);
    int size = stored.bytes().length;
    int first = 0;
    int last = size - 1;
    boolean part = false;
    Matcher range = RANGE.matcher(request.header("range"));
    if (range.matches()) {
      boolean standard = request.header("x-oss-range-behavior").equals("standard");
      long from = Long.parseLong(range.group(1));
      long to = range.group(2).isEmpty() ? size - 1L : Long.parseLong(range.group(2));
      if (standard && from >= size) {
        throw new OssRefusal(416, "InvalidRange", "The range cannot be satisfied.");
      }
      // OSS of old gives the whole object for a range that reaches beyond its end.
      part = standard || to < size;
      first = part ? Math.toIntExact(from) : 0;
      last = part ? Math.toIntExact(Math.min(to, size - 1L)) : size - 1;
    }
    if (part) {
      String told = "bytes " + first + "-" + last + "/" + size;
      exchange.getResponseHeaders().set("Content-Range", told);
    }
    byte[] bytes = stored.bytes().clone();
    String wanted = corruptDownload.get();
    if (size > 0
        && wanted != null
        && request.name().contains(wanted)
        && corruptDownload.compareAndSet(wanted, null)) {
      bytes[first] ^= 1;
    }
    int length = last - first + 1;
    exchange.sendResponseHeaders(part ? 206 : 200, length == 0 ? -1 : length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes, first, length);
    }
  }

  private void put(OssRequest request, OssBucket bucket, HttpExchange exchange)
      throws IOException, OssRefusal {
    byte[] bytes = request.body();
    damage(corruptUpload, bytes);
    String md5 = request.header("content-md5");
    if (!md5.isEmpty() && !md5.equals(md5(bytes))) {
      throw new OssRefusal(400, "InvalidDigest", "The Content-MD5 you specified is invalid.");
    }
    damage(corruptStored, bytes);
    long crc = Crc64.of(bytes);
    boolean forbid = request.header("x-oss-forbid-overwrite").equals("true");
    if (!bucket.put(request.name(), OssBucket.Stored.whole(bytes, crc, Instant.now()), forbid)) {
      throw new OssRefusal(409, "FileAlreadyExists", "The object you specified already exists.");
    }
    exchange.getResponseHeaders().set("x-oss-hash-crc64ecma", Long.toUnsignedString(crc));
    exchange.getResponseHeaders().set("ETag", "\"" + OssUploads.md5(bytes) + "\"");
    exchange.sendResponseHeaders(200, -1);
  }

  private static OssBucket.Stored stored(
      OssRequest request, OssBucket bucket, HttpExchange exchange) throws OssRefusal {
    OssBucket.Stored stored = bucket.get(request.name());
    if (stored == null) {
      throw new OssRefusal(404, "NoSuchKey", "The specified key does not exist.");
    }
    Long crc = stored.crc();
    if (crc != null) { // of the whole object, for a range, too
      exchange.getResponseHeaders().set("x-oss-hash-crc64ecma", Long.toUnsignedString(crc));
    }
    exchange.getResponseHeaders().set("Last-Modified", HTTP_TIME.format(stored.lastModified()));
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange.getResponseHeaders().set("x-oss-object-type", stored.type());
    exchange.getResponseHeaders().set("ETag", "\"" + stored.etag() + "\"");
    return stored;
  }

  private static void damage(AtomicBoolean asked, byte[] bytes) {
    if (bytes.length > 0 && asked.compareAndSet(true, false)) {
      bytes[bytes.length / 2] ^= 4;
    }
  }

  static void send(HttpExchange exchange, String xml) throws IOException {
    byte[] bytes = xml.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
