package dev.modelzoo.store.oss;

import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.ObjectMetadata;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.store.Checksums;
import dev.modelzoo.store.ObjectBody;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What answers of OSS say of an object's bytes. */
final class OssChecksums {
  private OssChecksums() {}

  /** Only what was put whole has the MD5 as its tag; a list has no CRC-64. */
  static Checksums of(OSSObjectSummary object) {
    return object.getETag() != null && "Normal".equals(object.getType())
        ? Checksums.ofETag(object.getETag())
        : Checksums.NONE;
  }

  static Checksums of(ObjectMetadata answer) {
    Long crc = answer.getServerCRC();
    Checksums ofTag =
        "Normal".equals(answer.getObjectType())
            ? etag(answer).map(Checksums::ofETag).orElse(Checksums.NONE)
            : Checksums.NONE;
    return crc == null ? ofTag : ofTag.or(Checksums.ofCrc64(crc));
  }

  static Optional<String> etag(ObjectMetadata answer) {
    return Optional.ofNullable((String) answer.getRawMetadata().get("ETag"));
  }

  /**
   * Refuses an answer that tells of other bytes than were sent.
   *
   * @param stored the CRC-64 that the server found; null where it says none
   */
  static void requireStored(@Nullable Long stored, ObjectBody body, String location) {
    if (stored == null) {
      return;
    }
    long sent = OssRequests.crc(body);
    if (stored != sent) {
      throw OssErrors.changed(ErrorKind.UNAVAILABLE, location, "there", sent, stored);
    }
  }
}
