package dev.modelzoo.store.oss;

import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.MultipartUpload;
import com.aliyun.oss.model.MultipartUploadListing;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.PartListing;
import com.aliyun.oss.model.PartSummary;
import com.aliyun.oss.model.UploadPartRequest;
import com.aliyun.oss.model.UploadPartResult;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BucketPrefix;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Multipart uploads to a bucket. Each part goes with its MD5, by which changed bytes are refused,
 * and the CRC-64 of the answer is compared.
 */
final class OssMultipart implements MultipartStore {
  private static final int PAGE = 1000;

  private final OssConnections connections;
  private final BucketPrefix prefix;

  /** Makes no request yet. */
  OssMultipart(OssConnections connections, BucketPrefix prefix) {
    this.connections = connections;
    this.prefix = prefix;
  }

  @Override
  public Upload create(ObjectKey key) {
    String id =
        call(
            "begin to write",
            key,
            client ->
                client
                    .initiateMultipartUpload(
                        new InitiateMultipartUploadRequest(prefix.bucket(), prefix.name(key)))
                    .getUploadId());
    return new Upload(key, id, Instant.now());
  }

  @Override
  public Part put(Upload upload, int number, ObjectBody body) {
    String location = prefix.location(upload.key().value());
    UploadPartResult answer =
        call(
            "write part " + number + " of",
            upload.key(),
            () ->
                connections.send(
                    location,
                    body,
                    (client, bytes) -> client.uploadPart(part(upload, number, body, bytes))));
    OssChecksums.requireStored(answer.getServerCRC(), body, location);
    return new Part(number, body.length(), answer.getETag());
  }

  @Override
  public void uploads(ObjectKey key, Consumer<Upload> visitor) {
    String name = prefix.name(key);
    ListMultipartUploadsRequest request = new ListMultipartUploadsRequest(prefix.bucket());
    // The SDK signs a value without the blanks around it but sends them.
    request.setPrefix(name.equals(name.stripLeading()) ? name.strip() : "");
    request.setMaxUploads(PAGE);
    MultipartUploadListing page;
    do {
      page = call("list the uploads of", key, client -> client.listMultipartUploads(request));
      for (MultipartUpload upload : page.getMultipartUploads()) {
        if (upload.getKey().equals(name)) {
          Instant initiated =
              upload.getInitiated() == null ? Instant.EPOCH : upload.getInitiated().toInstant();
          visitor.accept(new Upload(key, upload.getUploadId(), initiated));
        }
      }
      requireProgress(
          key,
          page.isTruncated()
              && page.getNextKeyMarker().equals(request.getKeyMarker())
              && page.getNextUploadIdMarker().equals(request.getUploadIdMarker()));
      request.setKeyMarker(page.getNextKeyMarker());
      request.setUploadIdMarker(page.getNextUploadIdMarker());
    } while (page.isTruncated());
  }

  @Override
  public List<Part> parts(Upload upload) {
    List<Part> parts = new ArrayList<>();
    ListPartsRequest request =
        new ListPartsRequest(prefix.bucket(), prefix.name(upload.key()), upload.id());
    request.setMaxParts(PAGE);
    PartListing page;
    do {
      page = call("list the parts of", upload.key(), client -> client.listParts(request));
      for (PartSummary part : page.getParts()) {
        parts.add(new Part(part.getPartNumber(), part.getSize(), part.getETag()));
      }
      requireProgress(
          upload.key(),
          page.isTruncated()
              && page.getNextPartNumberMarker().equals(request.getPartNumberMarker()));
      request.setPartNumberMarker(page.getNextPartNumberMarker());
    } while (page.isTruncated());
    return parts;
  }

  @Override
  public void complete(Upload upload, List<Part> parts) {
    List<PartETag> tags = new ArrayList<>();
    for (Part part : parts) {
      tags.add(new PartETag(part.number(), part.etag()));
    }
    call(
        "complete",
        upload.key(),
        client ->
            client.completeMultipartUpload(
                new CompleteMultipartUploadRequest(
                    prefix.bucket(), prefix.name(upload.key()), upload.id(), tags)));
  }

  @Override
  public void abort(Upload upload) {
    try {
      call(
          "give up",
          upload.key(),
          client ->
              client.abortMultipartUpload(
                  new AbortMultipartUploadRequest(
                      prefix.bucket(), prefix.name(upload.key()), upload.id())));
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.NOT_FOUND) {
        throw e;
      }
    }
  }

  private void requireProgress(ObjectKey key, boolean repeats) {
    if (repeats) {
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "cannot list " + prefix.location(key.value()) + ": the server repeats itself",
          "Run the same command again.");
    }
  }

  private UploadPartRequest part(Upload upload, int number, ObjectBody body, InputStream bytes) {
    UploadPartRequest request =
        new UploadPartRequest(
            prefix.bucket(), prefix.name(upload.key()), upload.id(), number, bytes, body.length());
    request.setMd5Digest(OssRequests.md5(body));
    return request;
  }

  private <T> T call(String action, ObjectKey key, Function<OSS, T> request) {
    return call(action, key, () -> request.apply(connections.client()));
  }

  private <T> T call(String action, ObjectKey key, Supplier<T> request) {
    try {
      return request.get();
    } catch (OSSException | ClientException | IllegalArgumentException e) {
      throw connections.errors().translate(action, prefix.location(key.value()), e);
    }
  }
}
