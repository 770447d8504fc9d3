package dev.modelzoo.transfer;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.ManifestWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Archives put together by hand, so that any part of them can be wrong. */
final class ArchiveBytes {
  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
  private final Manifest manifest;

  ArchiveBytes(Manifest manifest) {
    this.manifest = manifest;
  }

  /** Begins with the manifest, as an export does. */
  static ArchiveBytes with(Manifest manifest) {
    ArchiveBytes archive = new ArchiveBytes(manifest);
    byte[] json = json(manifest);
    return archive.raw(TarHeader.ofManifest(manifest.id(), json.length)).padded(json);
  }

  /** The same version with other entries, and the digest that they have. */
  static Manifest manifest(Manifest like, List<ManifestEntry> entries) {
    return new Manifest(
        like.kind(),
        like.id(),
        like.version(),
        like.parent(),
        like.pushId(),
        like.created(),
        like.tool(),
        ContentDigest.of(entries),
        entries,
        like.packs());
  }

  static byte[] json(Manifest manifest) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      ManifestWriter.writePlain(manifest, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toByteArray();
  }

  ArchiveBytes raw(byte[] bytes) {
    tar.writeBytes(bytes);
    return this;
  }

  ArchiveBytes padded(byte[] bytes) {
    return raw(bytes).raw(new byte[TarHeader.padding(bytes.length)]);
  }

  ArchiveBytes entry(ManifestEntry entry, byte[] bytes) {
    return raw(TarHeader.of(manifest.id(), entry)).padded(bytes);
  }

  /** An entry whose header was changed afterwards, its checksum made right again. */
  ArchiveBytes patched(ManifestEntry entry, byte[] bytes, UnaryOperator<byte[]> change) {
    return raw(sealed(change.apply(TarHeader.of(manifest.id(), entry)))).padded(bytes);
  }

  ArchiveBytes end() {
    return raw(new byte[2 * TarHeader.BLOCK]);
  }

  byte[] tar() {
    return tar.toByteArray();
  }

  byte[] packed() {
    return pack(tar(), 0);
  }

  /**
   * Packs with zstd.
   *
   * @param windowLog asked of the reader; 0 for the usual
   */
  static byte[] pack(byte[] tar, int windowLog) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(packed, 3)) {
      zstd.setChecksum(true);
      if (windowLog > 0) {
        zstd.setLong(windowLog);
      }
      zstd.write(tar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] unpack(byte[] packed) {
    try (ZstdInputStream zstd = new ZstdInputStream(new ByteArrayInputStream(packed))) {
      return zstd.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sealed(byte[] block) {
    Arrays.fill(block, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < TarHeader.BLOCK; i++) {
      sum += block[i] & 0xff;
    }
    byte[] octal = "%06o\0".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(octal, 0, block, 148, octal.length);
    return block;
  }
}
