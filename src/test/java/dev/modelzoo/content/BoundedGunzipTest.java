package dev.modelzoo.content;

import static dev.modelzoo.content.ManifestJson.empty;
import static dev.modelzoo.content.ManifestJson.gzip;
import static dev.modelzoo.content.ManifestJson.refusedZipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may be wrong with a manifest before its first brace, and how much of it there may be. */
class BoundedGunzipTest {
  private static final byte[] SOUND =
      gzip(ManifestJson.of(empty("a")).text().getBytes(StandardCharsets.UTF_8));

  @Test
  void read_tinyReads_giveTheSameBytes() throws IOException {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (BoundedGunzip unzipped = open(oneByOne(gzip(bytes)), ManifestLimits.STANDARD)) {
      for (int next = unzipped.read(); next >= 0; next = unzipped.read()) {
        out.write(next);
      }
      assertThat(unzipped.read()).isNegative();
    }

    assertThat(out.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void read_everyTruncation_isRefused() {
    for (int length = 0; length < SOUND.length; length++) {
      refusedZipped(Arrays.copyOf(SOUND, length), "it is damaged");
    }
  }

  @Test
  void read_rubbishBehindTheEnd_isRefused() {
    for (int more : new int[] {1, 7, 8, 30, 20_000}) {
      refusedZipped(Arrays.copyOf(SOUND, SOUND.length + more), "more behind its end");
    }
  }

  @Test
  void read_secondMember_isRefused() {
    byte[] twice = Arrays.copyOf(SOUND, SOUND.length + 20);
    System.arraycopy(gzip(new byte[0]), 0, twice, SOUND.length, 20);

    refusedZipped(twice, "more behind its end");
  }

  @Test
  void read_wrongChecksumOrLength_isRefused() {
    for (int fromEnd = 1; fromEnd <= 8; fromEnd++) {
      byte[] bytes = SOUND.clone();
      bytes[bytes.length - fromEnd] ^= 1;

      refusedZipped(bytes, "not those that were zipped");
    }
  }

  @Test
  void read_noGzip_isRefused() {
    for (int index = 0; index < 4; index++) {
      byte[] bytes = SOUND.clone();
      bytes[index] ^= 2;

      refusedZipped(bytes, "does not begin as a gzip file");
    }
    refusedZipped("{}".getBytes(StandardCharsets.UTF_8), "does not begin as a gzip file");
  }

  @Test
  void read_bombByRatio_isRefused() {
    refusedZipped(gzip(bytes('{', 0)), "it is damaged");
    refusedZipped(gzip(bytes(' ', 8 << 20)), "unzips to far more");
  }

  @Test
  void read_bombBySize_isRefused() {
    byte[] noise = new byte[1 << 21];
    new Random(2).nextBytes(noise);
    ManifestLimits limits = new ManifestLimits(1 << 20, 200, 1, 1, 1);

    assertThatThrownBy(() -> open(new ByteArrayInputStream(gzip(noise)), limits).readAllBytes())
        .hasMessageContaining("larger than any manifest");
    byte[] loose = new byte[1 << 20];
    System.arraycopy(noise, 0, loose, 0, 1 << 19);
    ManifestLimits half = new ManifestLimits((1 << 20) - 1, 200, 1, 1, 1);
    assertThatThrownBy(() -> open(new ByteArrayInputStream(gzip(loose)), half).readAllBytes())
        .hasMessageContaining("far more than a manifest");
  }

  @Test
  void read_endlessEmptyBlocks_isRefused() {
    byte[] header = Arrays.copyOf(SOUND, 10);
    byte[] emptyBlock = {0, 0, 0, (byte) 0xff, (byte) 0xff};
    InputStream endless = new Endless(emptyBlock);
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(header), endless);
    ManifestLimits limits = new ManifestLimits(1 << 20, 200, 1, 1, 1);

    assertThatThrownBy(() -> open(all, limits).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than any manifest");
  }

  @Test
  void read_streamThatBreaks_isNoBadManifest() {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new ManifestReader("m", ManifestJson.LAYOUT).read(broken))
        .withMessage("connection reset");
  }

  @Test
  void read_longText_isRefusedBeforeItIsGathered() {
    String sound = ManifestJson.of(empty("a")).text();
    String longText = "\"" + "\\\"é".repeat(40_000) + "\"";

    ManifestJson.refused("{\"later\":" + longText + "}", "a text of more than 65536 characters");
    ManifestJson.refused("{" + longText + ":1}", "a text of more than 65536 characters");
    String allowed = "\"" + "\\\"".repeat(32_000) + "\"";
    String text = sound.replace("{\"schema\"", "{\"later\":" + allowed + ",\"schema\"");
    assertThat(ManifestJson.read(text).entries()).hasSize(1);
  }

  @Test
  void read_tooManyOfAKind_isRefused() {
    ManifestJson files = ManifestJson.of(empty("a"), empty("b"), empty("c"));
    ManifestJson chunks = ManifestJson.of(ManifestJson.chunked("a", 64 * 3, 3));
    ManifestJson packs = ManifestJson.of();
    for (int i = 0; i < 2; i++) {
      packs
          .json()
          .getAsJsonArray("packs")
          .add(ManifestJson.object("sha256", Sha256.hex("" + i), "size", 1));
    }
    ManifestLimits two = new ManifestLimits(1 << 20, 200, 1000, 2, 2);

    for (ManifestJson json : new ManifestJson[] {files, chunks, packs}) {
      byte[] zipped = gzip(json.text().getBytes(StandardCharsets.UTF_8));
      assertThatExceptionOfType(BadManifestException.class)
          .isThrownBy(
              () ->
                  new ManifestReader("m", ManifestJson.LAYOUT, two)
                      .read(new ByteArrayInputStream(zipped)))
          .withMessageContaining("it has more than 2");
    }
  }

  private static BoundedGunzip open(InputStream in, ManifestLimits limits) throws IOException {
    return new BoundedGunzip(in, limits);
  }

  private static byte[] bytes(char value, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static InputStream oneByOne(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(1, length));
      }
    };
  }

  /** Repeats some bytes for ever. */
  private static final class Endless extends FilterInputStream {
    private final byte[] bytes;
    private int at;

    Endless(byte[] bytes) {
      super(InputStream.nullInputStream());
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes[at++ % bytes.length] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        target[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
