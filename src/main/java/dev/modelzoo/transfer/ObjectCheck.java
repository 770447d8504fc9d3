package dev.modelzoo.transfer;

import dev.modelzoo.content.Crc64;
import dev.modelzoo.content.Md5;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.store.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Whether bytes are those that a store's checksums describe; the strongest one decides. */
final class ObjectCheck {
  /** What a comparison says. */
  enum Verdict {
    RIGHT,
    WRONG,
    /** The store has no checksum. */
    UNKNOWN
  }

  private static final int PIECE = 1 << 16;

  private ObjectCheck() {}

  static Verdict of(Checksums expected, byte[] bytes, int length) {
    if (expected.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    if (expected.sha256().isPresent() || expected.crc64().isEmpty()) {
      MessageDigest digest = digest(expected);
      digest.update(bytes, 0, length);
      return verdict(expected, digest);
    }
    return verdict(expected.crc64().getAsLong() == Crc64.of(bytes, 0, length));
  }

  /** As above, of the first {@code size} bytes of a file, in one pass. */
  static Verdict of(Checksums expected, Path file, long size) {
    if (expected.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return of(expected, in, size);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  /** As above, of what comes in; {@code expected} is not empty. */
  static Verdict of(Checksums expected, InputStream in, long size) throws IOException {
    if (expected.sha256().isPresent() || expected.crc64().isEmpty()) {
      MessageDigest digest = digest(expected);
      read(in, size, digest::update);
      return verdict(expected, digest);
    }
    Crc64 crc = new Crc64();
    read(in, size, crc::update);
    return verdict(expected.crc64().getAsLong() == crc.value());
  }

  private interface Sink {
    void take(byte[] bytes, int offset, int length);
  }

  private static void read(InputStream in, long size, Sink sink) throws IOException {
    byte[] piece = new byte[PIECE];
    long left = size;
    while (left > 0) {
      int count = in.read(piece, 0, (int) Math.min(PIECE, left));
      if (count < 0) {
        return; // too short, so the comparison fails
      }
      sink.take(piece, 0, count);
      left -= count;
    }
  }

  private static Verdict verdict(Checksums expected, MessageDigest digest) {
    String actual = HexFormat.of().formatHex(digest.digest());
    return verdict(actual.equals(expected.sha256().or(expected::md5).orElse("")));
  }

  private static Verdict verdict(boolean right) {
    return right ? Verdict.RIGHT : Verdict.WRONG;
  }

  private static MessageDigest digest(Checksums expected) {
    return expected.sha256().isPresent() ? Sha256.newDigest() : Md5.newDigest();
  }
}
