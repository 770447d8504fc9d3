package dev.modelzoo.store.s3;

import dev.modelzoo.content.Md5;
import dev.modelzoo.store.BucketPrefix;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Multipart uploads to a bucket. Each part goes with its MD5, by which changed bytes are refused.
 */
final class S3Multipart implements MultipartStore {
  private static final String UPLOAD_ID = "uploadId";

  private final Supplier<S3Connection> connection;
  private final BucketPrefix prefix;

  /**
   * Makes no request yet.
   *
   * @param connection called at each request
   */
  S3Multipart(Supplier<S3Connection> connection, BucketPrefix prefix) {
    this.connection = connection;
    this.prefix = prefix;
  }

  @Override
  public Upload create(ObjectKey key) {
    S3Request request = post(key, "", "application/octet-stream").asking(Map.of("uploads", ""));
    try (S3Answer answer = send(request)) {
      String id =
          S3Xml.document(answer.body(), "InitiateMultipartUploadResult", "")
              .texts()
              .get("UploadId");
      return new Upload(key, present(id), Instant.now());
    } catch (IOException e) {
      throw failed("begin to write", key, e);
    }
  }

  @Override
  public Part put(Upload upload, int number, ObjectBody body) {
    // Without the checksum of S3Request.put: Amazon refuses one that the upload did not announce.
    S3Request request =
        S3Request.of("PUT", prefix.name(upload.key()))
            .carrying(body)
            .with("content-type", "application/octet-stream")
            .with("content-md5", Md5.base64(body.bytes(), body.offset(), body.length()))
            .asking(Map.of(UPLOAD_ID, upload.id(), "partNumber", Integer.toString(number)));
    try (S3Answer answer = send(request)) {
      answer.text();
      return new Part(number, body.length(), present(answer.head().header("etag").orElse(null)));
    } catch (IOException e) {
      throw failed("write part " + number + " of", upload.key(), e);
    }
  }

  @Override
  public void uploads(ObjectKey key, Consumer<Upload> visitor) {
    String name = prefix.name(key);
    String keyMarker = "";
    String idMarker = "";
    boolean more = true;
    while (more) {
      Map<String, String> query = new TreeMap<>();
      query.put("uploads", "");
      query.put("encoding-type", "url");
      query.put("prefix", name);
      putUnlessEmpty(query, "key-marker", keyMarker);
      putUnlessEmpty(query, "upload-id-marker", idMarker);
      S3UploadsPage page = uploadsPage(key, query);
      page.uploadsOf(name)
          .forEach(one -> visitor.accept(new Upload(key, one.id(), one.initiated())));
      String nextKey = page.nextKeyMarker();
      String nextId = page.nextIdMarker();
      boolean moved = !nextKey.equals(keyMarker) || !nextId.equals(idMarker);
      more = page.isTruncated() && !nextKey.isEmpty() && moved;
      keyMarker = nextKey;
      idMarker = nextId;
    }
  }

  @Override
  public List<Part> parts(Upload upload) {
    List<Part> parts = new ArrayList<>();
    String marker = "";
    boolean more = true;
    while (more) {
      Map<String, String> query = new TreeMap<>();
      query.put(UPLOAD_ID, upload.id());
      putUnlessEmpty(query, "part-number-marker", marker);
      S3Xml.Document page = partsPage(upload, query);
      for (Map<String, String> one : page.groups()) {
        parts.add(part(upload, one));
      }
      String next = page.texts().getOrDefault("NextPartNumberMarker", "");
      more =
          "true".equals(page.texts().get("IsTruncated")) && !next.isEmpty() && !next.equals(marker);
      marker = next;
    }
    return parts;
  }

  /** An answer may begin as a success and tell of a failure in its body. */
  @Override
  public void complete(Upload upload, List<Part> parts) {
    StringBuilder list = new StringBuilder("<CompleteMultipartUpload>");
    for (Part part : parts) {
      list.append("<Part><PartNumber>").append(part.number()).append("</PartNumber><ETag>&quot;");
      list.append(escaped(part.etag())).append("&quot;</ETag></Part>");
    }
    S3Request request =
        post(upload.key(), list.append("</CompleteMultipartUpload>").toString(), "application/xml")
            .asking(Map.of(UPLOAD_ID, upload.id()));
    try (S3Answer answer = send(request)) {
      byte[] text = answer.text();
      Map<String, String> error = S3Xml.error(text);
      if (!error.isEmpty()) {
        throw new S3RefusedException(
            error.getOrDefault("Code", "").equals("NoSuchUpload") ? 404 : 500,
            error.getOrDefault("Code", ""),
            error.getOrDefault("RequestId", ""),
            "",
            0);
      }
      S3Xml.document(new ByteArrayInputStream(text), "CompleteMultipartUploadResult", "");
    } catch (IOException e) {
      throw failed("complete", upload.key(), e);
    }
  }

  @Override
  public void abort(Upload upload) {
    S3Request request =
        S3Request.of("DELETE", prefix.name(upload.key())).asking(Map.of(UPLOAD_ID, upload.id()));
    try (S3Answer answer = send(request)) {
      answer.text();
    } catch (IOException e) {
      if (S3Errors.status(e) != 404) {
        throw failed("give up", upload.key(), e);
      }
    }
  }

  private S3UploadsPage uploadsPage(ObjectKey key, Map<String, String> query) {
    try (S3Answer answer = send(S3Request.of("GET", "").asking(query))) {
      return new S3UploadsPage(
          S3Xml.document(answer.body(), "ListMultipartUploadsResult", "Upload"));
    } catch (IOException e) {
      throw failed("list the uploads of", key, e);
    }
  }

  private S3Xml.Document partsPage(Upload upload, Map<String, String> query) {
    S3Request request = S3Request.of("GET", prefix.name(upload.key())).asking(query);
    try (S3Answer answer = send(request)) {
      return S3Xml.document(answer.body(), "ListPartsResult", "Part");
    } catch (IOException e) {
      throw failed("list the parts of", upload.key(), e);
    }
  }

  private Part part(Upload upload, Map<String, String> one) {
    try {
      return new Part(
          Integer.parseInt(one.getOrDefault("PartNumber", "")),
          Long.parseLong(one.getOrDefault("Size", "")),
          one.getOrDefault("ETag", ""));
    } catch (IllegalArgumentException e) {
      throw failed("list the parts of", upload.key(), new IOException("no proper part", e));
    }
  }

  private S3Request post(ObjectKey key, String body, String type) {
    return S3Request.of("POST", prefix.name(key))
        .carrying(ObjectBody.of(body))
        .with("content-type", type);
  }

  private S3Answer send(S3Request request) throws IOException {
    return connection.get().send(request);
  }

  private RuntimeException failed(String action, ObjectKey key, IOException e) {
    return new S3Errors(prefix.bucket(), connection.get())
        .translate(action, prefix.location(key.value()), e);
  }

  private static void putUnlessEmpty(Map<String, String> query, String name, String value) {
    if (!value.isEmpty()) {
      query.put(name, value);
    }
  }

  private static String present(@Nullable String text) throws IOException {
    if (text == null || text.isEmpty()) {
      throw new IOException("the answer lacks what was asked for");
    }
    return text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
