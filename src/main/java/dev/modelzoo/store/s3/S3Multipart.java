package dev.modelzoo.store.s3;

import dev.modelzoo.content.Md5;
import dev.modelzoo.store.BucketPrefix;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;

/**
 * Multipart uploads to a bucket. Each part goes with its MD5, by which changed bytes are refused.
 */
final class S3Multipart implements MultipartStore {
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
    return call(
        "begin to write",
        key,
        client -> {
          String id =
              client
                  .createMultipartUpload(
                      request ->
                          request
                              .bucket(prefix.bucket())
                              .key(prefix.name(key))
                              .contentType("application/octet-stream"))
                  .uploadId();
          return new Upload(key, id, Instant.now());
        });
  }

  @Override
  public Part put(Upload upload, int number, ObjectBody body) {
    String md5 = Md5.base64(body.bytes(), body.offset(), body.length());
    return call(
        "write part " + number + " of",
        upload.key(),
        client -> {
          String etag =
              client
                  .uploadPart(
                      request ->
                          request
                              .bucket(prefix.bucket())
                              .key(prefix.name(upload.key()))
                              .uploadId(upload.id())
                              .partNumber(number)
                              .contentLength((long) body.length())
                              .contentMD5(md5),
                      RequestBody.fromContentProvider(
                          body::stream, body.length(), "application/octet-stream"))
                  .eTag();
          return new Part(number, body.length(), etag);
        });
  }

  @Override
  public void uploads(ObjectKey key, Consumer<Upload> visitor) {
    String name = prefix.name(key);
    String keyMarker = null;
    String idMarker = null;
    boolean more = true;
    while (more) {
      String fromKey = keyMarker;
      String fromId = idMarker;
      ListMultipartUploadsResponse page =
          call(
              "list the uploads of",
              key,
              client ->
                  client.listMultipartUploads(
                      request ->
                          request
                              .bucket(prefix.bucket())
                              .prefix(name)
                              .keyMarker(fromKey)
                              .uploadIdMarker(fromId)));
      page.uploads().stream()
          .filter(upload -> name.equals(upload.key()))
          .forEach(
              upload ->
                  visitor.accept(
                      new Upload(
                          key,
                          upload.uploadId(),
                          upload.initiated() == null ? Instant.EPOCH : upload.initiated())));
      keyMarker = page.nextKeyMarker();
      idMarker = page.nextUploadIdMarker();
      more =
          Boolean.TRUE.equals(page.isTruncated())
              && keyMarker != null
              && !(keyMarker.equals(fromKey) && String.valueOf(idMarker).equals(fromId));
    }
  }

  @Override
  public List<Part> parts(Upload upload) {
    List<Part> parts = new ArrayList<>();
    Integer marker = null;
    boolean more = true;
    while (more) {
      Integer from = marker;
      ListPartsResponse page =
          call(
              "list the parts of",
              upload.key(),
              client ->
                  client.listParts(
                      request ->
                          request
                              .bucket(prefix.bucket())
                              .key(prefix.name(upload.key()))
                              .uploadId(upload.id())
                              .partNumberMarker(from)));
      page.parts()
          .forEach(part -> parts.add(new Part(part.partNumber(), part.size(), part.eTag())));
      marker = page.nextPartNumberMarker();
      more = Boolean.TRUE.equals(page.isTruncated()) && marker != null && !marker.equals(from);
    }
    return parts;
  }

  @Override
  public void complete(Upload upload, List<Part> parts) {
    List<CompletedPart> completed = new ArrayList<>();
    for (Part part : parts) {
      completed.add(
          CompletedPart.builder().partNumber(part.number()).eTag(quoted(part.etag())).build());
    }
    call(
        "complete",
        upload.key(),
        client ->
            client.completeMultipartUpload(
                request ->
                    request
                        .bucket(prefix.bucket())
                        .key(prefix.name(upload.key()))
                        .uploadId(upload.id())
                        .multipartUpload(list -> list.parts(completed))));
  }

  @Override
  public void abort(Upload upload) {
    try {
      connection
          .get()
          .client()
          .abortMultipartUpload(
              request ->
                  request
                      .bucket(prefix.bucket())
                      .key(prefix.name(upload.key()))
                      .uploadId(upload.id()));
    } catch (SdkException e) {
      if (S3Errors.status(e) != 404) {
        throw errors().translate("give up", prefix.location(upload.key().value()), e);
      }
    }
  }

  private static String quoted(String etag) {
    return "\"" + etag + "\"";
  }

  private <T> T call(String action, ObjectKey key, Function<S3Client, T> request) {
    try {
      return request.apply(connection.get().client());
    } catch (SdkException e) {
      throw errors().translate(action, prefix.location(key.value()), e);
    }
  }

  private S3Errors errors() {
    return new S3Errors(prefix.bucket(), connection.get());
  }
}
