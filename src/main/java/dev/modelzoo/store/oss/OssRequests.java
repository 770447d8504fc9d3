package dev.modelzoo.store.oss;

import com.aliyun.oss.common.utils.CRC64;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListObjectsV2Result;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectRequest;
import dev.modelzoo.content.Md5;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests as OSS wants them. */
final class OssRequests {
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9_-]{1,61}[a-z0-9]");
  private static final int PAGE = 1000;

  private OssRequests() {}

  /** Checks a bucket's name, which goes into a host name. */
  static String bucket(String name) {
    if (!BUCKET.matcher(name).matches()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'" + name + "' cannot be the name of a bucket",
          "Correct the url; it looks like oss://bucket/path.");
    }
    return name;
  }

  /**
   * A part of an object, or all of it.
   *
   * @param length {@link Long#MAX_VALUE} for all from {@code offset} on
   */
  static GetObjectRequest get(String bucket, String name, long offset, long length) {
    GetObjectRequest request = new GetObjectRequest(bucket, name);
    if (offset > 0 || length < Long.MAX_VALUE) {
      long last = offset + length - 1;
      request.setRange(offset, last < offset ? -1 : last);
      // Without it, OSS sends the whole object for a range that reaches beyond its end.
      request.addHeader("x-oss-range-behavior", "standard");
    }
    return request;
  }

  /**
   * A put.
   *
   * @param bytes those of {@code body}
   */
  static PutObjectRequest put(
      String bucket, String name, ObjectBody body, InputStream bytes, boolean ifAbsent) {
    ObjectMetadata headers = new ObjectMetadata();
    headers.setContentLength(body.length());
    headers.setContentType("application/octet-stream");
    // CRC-64 comes back when the object is stored already; by this it is not stored if it differs.
    headers.setContentMD5(md5(body));
    if (ifAbsent) {
      headers.setHeader("x-oss-forbid-overwrite", "true");
    }
    return new PutObjectRequest(bucket, name, bytes, headers);
  }

  /**
   * A page of the objects whose names start with {@code prefix}, and perhaps of more: the SDK signs
   * a value without the blanks around it but sends them, so they are left out here.
   */
  static ListObjectsV2Request list(String bucket, String prefix, @Nullable String token) {
    ListObjectsV2Request request = new ListObjectsV2Request(bucket);
    request.setPrefix(prefix.equals(prefix.stripLeading()) ? prefix.strip() : "");
    request.setMaxKeys(PAGE);
    request.setContinuationToken(token);
    // A name may have characters that XML has not.
    request.setEncodingType("url");
    return request;
  }

  /** A listed name as it was given. */
  static String name(ListObjectsV2Result page, String listed) {
    return "url".equals(page.getEncodingType())
        ? URLDecoder.decode(listed, StandardCharsets.UTF_8)
        : listed;
  }

  static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  /** As OSS computes it; unsigned. */
  static long crc(ObjectBody body) {
    CRC64 crc = new CRC64();
    crc.update(body.bytes(), body.offset(), body.length());
    return crc.getValue();
  }

  /** As a header has it. */
  static String md5(ObjectBody body) {
    return Md5.base64(body.bytes(), body.offset(), body.length());
  }
}
