package dev.modelzoo.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The multipart uploads of {@link OssServer}, by their public description. */
final class OssUploads {
  private static final Pattern PART =
      Pattern.compile(
          "<Part>\\s*<PartNumber>(\\d+)</PartNumber>\\s*<ETag>(.*?)</ETag>\\s*</Part>",
          Pattern.DOTALL);

  private record Upload(String bucket, String name, Instant begun, Map<Integer, byte[]> parts) {}

  private final Map<String, Upload> uploads = new TreeMap<>();
  private int most = 1000;
  private boolean md5Hidden;

  synchronized void setPage(int count) {
    most = count;
  }

  synchronized void hideMd5() {
    md5Hidden = true;
  }

  synchronized void answer(OssRequest request, OssBucket bucket, HttpExchange exchange)
      throws IOException, OssRefusal {
    if (request.query().containsKey("uploads")) {
      create(request, exchange);
      return;
    }
    String id = request.query().getOrDefault("uploadId", "");
    Upload upload = uploads.get(id);
    if (upload == null || !upload.name.equals(request.name())) {
      throw new OssRefusal(404, "NoSuchUpload", "The specified upload does not exist.");
    }
    switch (request.method()) {
      case "PUT" -> put(request, upload, exchange);
      case "GET" -> parts(request, upload, exchange);
      case "POST" -> complete(request, id, upload, bucket, exchange);
      case "DELETE" -> {
        uploads.remove(id);
        exchange.sendResponseHeaders(204, -1);
      }
      default -> throw new OssRefusal(405, "MethodNotAllowed", "Not here.");
    }
  }

  private void create(OssRequest request, HttpExchange exchange) throws IOException {
    String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    String bucket = String.valueOf(request.bucket());
    uploads.put(id, new Upload(bucket, request.name(), Instant.now(), new TreeMap<>()));
    OssAnswers.send(
        exchange,
        "<InitiateMultipartUploadResult><Bucket>%s</Bucket><Key>%s</Key><UploadId>%s</UploadId>"
                .formatted(bucket, OssAnswers.escape(request.name()), id)
            + "</InitiateMultipartUploadResult>");
  }

  private void put(OssRequest request, Upload upload, HttpExchange exchange)
      throws IOException, OssRefusal {
    byte[] bytes = request.body();
    String md5 = request.header("content-md5");
    String actual = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5(bytes)));
    if (!md5.isEmpty() && !md5.equals(actual)) {
      throw new OssRefusal(400, "InvalidDigest", "The Content-MD5 you specified is invalid.");
    }
    upload.parts.put(Integer.valueOf(request.query().getOrDefault("partNumber", "")), bytes);
    exchange.getResponseHeaders().set("ETag", "\"" + tag(bytes) + "\"");
    exchange
        .getResponseHeaders()
        .set("x-oss-hash-crc64ecma", Long.toUnsignedString(Crc64.of(bytes)));
    exchange.sendResponseHeaders(200, -1);
  }

  private void parts(OssRequest request, Upload upload, HttpExchange exchange) throws IOException {
    int after = Integer.parseInt(request.query().getOrDefault("part-number-marker", "0"));
    StringBuilder xml = new StringBuilder("<ListPartsResult>");
    int count = 0;
    int last = after;
    boolean more = false;
    for (Map.Entry<Integer, byte[]> part : upload.parts.entrySet()) {
      if (part.getKey() <= after) {
        continue;
      }
      if (count == most) {
        more = true;
        break;
      }
      count++;
      last = part.getKey();
      xml.append("<Part><PartNumber>%d</PartNumber>".formatted(last))
          .append("<LastModified>%s</LastModified>".formatted(time(upload.begun)))
          .append("<ETag>&quot;%s&quot;</ETag>".formatted(tag(part.getValue())))
          .append("<Size>%d</Size></Part>".formatted(part.getValue().length));
    }
    xml.append("<NextPartNumberMarker>%d</NextPartNumberMarker>".formatted(last))
        .append("<MaxParts>%d</MaxParts><IsTruncated>%s</IsTruncated>".formatted(most, more));
    OssAnswers.send(exchange, xml.append("</ListPartsResult>").toString());
  }

  private void complete(
      OssRequest request, String id, Upload upload, OssBucket bucket, HttpExchange exchange)
      throws IOException, OssRefusal {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    List<Integer> numbers = new ArrayList<>();
    Matcher part = PART.matcher(new String(request.body(), StandardCharsets.UTF_8));
    while (part.find()) {
      int number = Integer.parseInt(part.group(1));
      byte[] bytes = upload.parts.get(number);
      String told = part.group(2).replace("&quot;", "").replace("\"", "");
      if (bytes == null || !told.equalsIgnoreCase(tag(bytes))) {
        throw new OssRefusal(400, "InvalidPart", "One of the parts could not be found.");
      }
      if (!numbers.isEmpty() && numbers.get(numbers.size() - 1) >= number) {
        throw new OssRefusal(400, "InvalidPartOrder", "The parts are not in ascending order.");
      }
      numbers.add(number);
      whole.writeBytes(bytes);
    }
    byte[] bytes = whole.toByteArray();
    long crc = Crc64.of(bytes);
    String etag = md5(bytes) + "-" + numbers.size();
    bucket.put(
        upload.name,
        new OssBucket.Stored(bytes, crc, Instant.now(), etag, "Multipart"),
        request.header("x-oss-forbid-overwrite").equals("true"));
    uploads.remove(id);
    exchange.getResponseHeaders().set("x-oss-hash-crc64ecma", Long.toUnsignedString(crc));
    OssAnswers.send(
        exchange,
        "<CompleteMultipartUploadResult><Bucket>%s</Bucket><Key>%s</Key><ETag>&quot;%s&quot;</ETag>"
                .formatted(upload.bucket, OssAnswers.escape(upload.name), etag)
            + "</CompleteMultipartUploadResult>");
  }

  /** In the order of names, then of ids, as OSS lists them. */
  synchronized void list(OssRequest request, HttpExchange exchange) throws IOException {
    String prefix = request.query().getOrDefault("prefix", "");
    String after =
        request.query().getOrDefault("key-marker", "")
            + "\0"
            + request.query().getOrDefault("upload-id-marker", "");
    TreeMap<String, Upload> sorted = new TreeMap<>();
    uploads.forEach(
        (id, upload) -> {
          if (upload.bucket.equals(request.bucket()) && upload.name.startsWith(prefix)) {
            sorted.put(upload.name + "\0" + id, upload);
          }
        });
    List<Map.Entry<String, Upload>> names =
        new ArrayList<>(sorted.tailMap(after, false).entrySet());
    boolean more = names.size() > most;
    StringBuilder xml = new StringBuilder("<ListMultipartUploadsResult>");
    xml.append("<IsTruncated>%s</IsTruncated><MaxUploads>%d</MaxUploads>".formatted(more, most));
    List<Map.Entry<String, Upload>> page = more ? names.subList(0, most) : names;
    for (Map.Entry<String, Upload> entry : page) {
      String[] parts = entry.getKey().split("\0", -1);
      String line =
          "<Upload><Key>%s</Key><UploadId>%s</UploadId><Initiated>%s</Initiated></Upload>"
              .formatted(OssAnswers.escape(parts[0]), parts[1], time(entry.getValue().begun));
      xml.append(line);
    }
    if (more) {
      String[] last = page.get(page.size() - 1).getKey().split("\0", -1);
      xml.append("<NextKeyMarker>%s</NextKeyMarker>".formatted(OssAnswers.escape(last[0])))
          .append("<NextUploadIdMarker>%s</NextUploadIdMarker>".formatted(last[1]));
    }
    OssAnswers.send(exchange, xml.append("</ListMultipartUploadsResult>").toString());
  }

  private String tag(byte[] bytes) {
    return md5Hidden ? Long.toHexString(Crc64.of(bytes)) : md5(bytes);
  }

  private static Instant time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  /** In upper case, as OSS has it. */
  static String md5(byte[] bytes) {
    try {
      return HexFormat.of()
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
