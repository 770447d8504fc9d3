package dev.modelzoo.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.TransferFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives made by somebody who means harm, and damaged ones: refused, and nothing is changed. */
class HostileArchiveTest {
  private static final byte[] A = "first file".getBytes(UTF_8);
  private static final byte[] B = "second file".getBytes(UTF_8);
  private static final ManifestEntry FIRST = file("a", A);
  private static final ManifestEntry SECOND = file("b", B);
  private static final ManifestEntry LINK = ManifestEntry.link("c", "a");
  private static final Manifest VERSION = version(FIRST, SECOND, LINK);

  @TempDir private Path temp;
  private Path target;
  private Map<String, String> before;

  @BeforeEach
  void prepare() throws IOException {
    target = Files.createDirectories(temp.resolve("models/model"));
    Files.writeString(target.resolve("old"), "what was there");
    before = FolderSnapshot.of(temp);
  }

  /** One chunk in the small layout. */
  private static ManifestEntry file(String path, byte[] bytes) {
    String sha256 = Sha256.hex(bytes);
    return ManifestEntry.file(
        path, false, bytes.length, Digest.sha256(sha256), new Location.Chunks(List.of(sha256)));
  }

  private static Manifest version(ManifestEntry... entries) {
    return ArchiveBytes.manifest(
        new Manifest(
            EntryKind.MODEL,
            TransferFixture.ID,
            1,
            OptionalInt.empty(),
            "push",
            Instant.EPOCH,
            "zoo/test",
            Digest.sha256(Sha256.hex(A)),
            List.of(),
            Map.of()),
        List.of(entries));
  }

  private static ArchiveBytes sound() {
    return ArchiveBytes.with(VERSION).entry(FIRST, A).entry(SECOND, B).entry(LINK, new byte[0]);
  }

  private void bringIn(byte[] archive) {
    TransferFixture transfers = TransferFixture.of(new InMemoryObjectStore(), temp);
    transfers.importFrom(new ByteArrayInputStream(archive), transfers.pullRequest(target, true));
  }

  @Test
  void import_soundArchive_isUnpacked() {
    bringIn(sound().end().packed());

    assertThat(target.resolve("a")).hasBinaryContent(A);
    assertThat(target.resolve("c")).isSymbolicLink().hasBinaryContent(A);
    assertThat(target.resolve("old")).doesNotExist();
  }

  static Stream<Arguments> lyingTars() {
    byte[] nothing = new byte[0];
    return Stream.of(
        Arguments.of(
            "an entry that climbs out",
            sound().entry(file("../../evil", A), A).end(),
            "entries that its manifest lacks"),
        Arguments.of(
            "an absolute name",
            ArchiveBytes.with(VERSION).patched(FIRST, A, h -> named(h, "/etc/evil")),
            "a file '/etc/evil'"),
        Arguments.of(
            "another folder",
            ArchiveBytes.with(VERSION).patched(FIRST, A, h -> named(h, "other/a")),
            "a file 'other/a'"),
        Arguments.of(
            "a hard link",
            ArchiveBytes.with(VERSION).patched(FIRST, A, h -> typed(h, '1')),
            "a hard link"),
        Arguments.of(
            "a link instead of a file",
            ArchiveBytes.with(VERSION).entry(ManifestEntry.link("a", "../../../etc"), nothing),
            "a symbolic link"),
        Arguments.of(
            "a link with another target",
            ArchiveBytes.with(VERSION)
                .entry(FIRST, A)
                .entry(SECOND, B)
                .entry(ManifestEntry.link("c", "/etc/passwd"), nothing)
                .end(),
            "a symbolic link 'model/c'"),
        Arguments.of(
            "a character device",
            ArchiveBytes.with(VERSION).patched(FIRST, A, h -> typed(h, '3')),
            "a device"),
        Arguments.of(
            "a named pipe",
            ArchiveBytes.with(VERSION).patched(FIRST, A, h -> typed(h, '6')),
            "a named pipe"),
        Arguments.of(
            "a folder",
            ArchiveBytes.with(VERSION).patched(FIRST, nothing, h -> typed(h, '5')).entry(FIRST, A),
            "a folder"),
        Arguments.of(
            "a setuid bit",
            ArchiveBytes.with(VERSION)
                .patched(FIRST, A, h -> put(h, 100, "0004755"))
                .entry(SECOND, B),
            "'a' should follow"),
        Arguments.of(
            "a long name of its own kind, huge",
            ArchiveBytes.with(VERSION)
                .patched(FIRST, A, h -> put(typed(h, 'L'), 124, "77777777777"))
                .entry(SECOND, B),
            "a header of its own kind"),
        Arguments.of(
            "another name by pax header",
            ArchiveBytes.with(VERSION)
                .patched(FIRST, "20 path=../../evil\n".getBytes(UTF_8), h -> typed(h, 'x'))
                .entry(FIRST, A),
            "a header of its own kind"),
        Arguments.of(
            "a file twice",
            ArchiveBytes.with(VERSION).entry(FIRST, A).entry(FIRST, A).entry(SECOND, B),
            "'b' should follow"),
        Arguments.of(
            "a file missing",
            ArchiveBytes.with(VERSION).entry(FIRST, A).entry(LINK, nothing).end(),
            "'b' should follow"),
        Arguments.of(
            "all files missing", ArchiveBytes.with(VERSION).end(), "the end of the archive"),
        Arguments.of(
            "a larger file",
            ArchiveBytes.with(VERSION).patched(FIRST, A, h -> put(h, 124, "77777777777")),
            "'a' should follow"),
        Arguments.of(
            "other bytes",
            ArchiveBytes.with(VERSION).entry(FIRST, "First file".getBytes(UTF_8)),
            "the bytes of 'a' differ from their digest"),
        Arguments.of(
            "bytes in the padding",
            ArchiveBytes.with(VERSION)
                .raw(TarHeader.of(VERSION.id(), FIRST))
                .raw(A)
                .raw(Arrays.copyOf(new byte[] {1}, TarHeader.padding(A.length))),
            "bytes between them"),
        Arguments.of("more blocks at the end", sound().end().end(), "more behind its end"),
        Arguments.of("no end", sound(), "cut off"),
        Arguments.of(
            "no manifest",
            new ArchiveBytes(VERSION).entry(FIRST, A).end(),
            "does not begin with ID/.zoo-manifest.json"),
        Arguments.of(
            "a manifest of terabytes",
            new ArchiveBytes(VERSION).raw(TarHeader.ofManifest(VERSION.id(), (1L << 33) - 1)),
            "damaged"),
        Arguments.of(
            "a manifest that unpacks too well",
            new ArchiveBytes(VERSION)
                .raw(TarHeader.ofManifest(VERSION.id(), 64 << 20))
                .raw(" ".repeat(64 << 20).getBytes(UTF_8)),
            "far more than a manifest has"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lyingTars")
  void import_tarThatLies_isRefused(String what, ArchiveBytes archive, String message) {
    assertRefused(archive.packed(), message);
  }

  static Stream<Arguments> lyingManifests() {
    List<Arguments> all = new ArrayList<>();
    for (String path : List.of("../evil", "/evil", "x/../../evil", "", "x//y", ".zoo/x", "x\ny")) {
      all.add(Arguments.of(path, file(path, A)));
    }
    all.add(Arguments.of("a link out", ManifestEntry.link("z", "../../evil")));
    all.add(Arguments.of("an absolute link", ManifestEntry.link("z", "/etc/passwd")));
    all.add(Arguments.of("a path twice", FIRST));
    all.add(Arguments.of("a file below a file", file("a/b", A)));
    all.add(Arguments.of("a file below a link", file("c/b", A)));
    return all.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lyingManifests")
  void import_manifestThatLies_isRefused(String what, ManifestEntry evil) {
    Manifest manifest = version(FIRST, SECOND, LINK, evil);
    ArchiveBytes archive = ArchiveBytes.with(manifest);
    manifest.entries().forEach(entry -> archive.entry(entry, entry.isLink() ? new byte[0] : A));

    assertRefused(archive.end().packed(), "refused the manifest of a.tar.zst");
  }

  @Test
  void import_folderNamedOtherwise_isRefused() {
    byte[] json = ArchiveBytes.json(VERSION);
    byte[] archive =
        new ArchiveBytes(VERSION)
            .raw(TarHeader.ofManifest(EntryId.parse("other"), json.length))
            .padded(json)
            .packed();

    assertRefused(archive, "its folder is not named as the manifest says");
  }

  @Test
  void import_cutOffAnywhere_isRefused() {
    byte[] tar = sound().end().tar();
    for (int length = 0; length < tar.length; length += 512) {
      assertRefused(ArchiveBytes.pack(Arrays.copyOf(tar, length), 0), "a.tar.zst");
    }
    byte[] packed = sound().end().packed();
    for (int length = 0; length < packed.length; length += 9) {
      assertRefused(Arrays.copyOf(packed, length), "a.tar.zst");
    }
  }

  @Test
  void import_bytesBehindTheFrame_isRefused() {
    byte[] packed = sound().end().packed();
    byte[] more = Arrays.copyOf(packed, packed.length + 10);

    assertRefused(more, "cannot be unpacked");
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.writeBytes(packed);
    twice.writeBytes(packed);
    assertRefused(twice.toByteArray(), "more behind its end");
  }

  @Test
  void import_windowOf128Megabytes_isRefused() {
    assertRefused(ArchiveBytes.pack(sound().end().tar(), 27), "cannot be unpacked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zst", "a text that is no archive at all"})
  void import_noArchive_isRefused(String text) {
    assertRefused(text.getBytes(UTF_8), "does not begin as a zstd file does");
  }

  @Test
  void import_gzip_isRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(sound().end().tar());
    }

    assertRefused(bytes.toByteArray(), "does not begin as a zstd file does");
  }

  @Test
  void import_anyBitBehindTheManifestFlipped_isRefused() {
    byte[] tar = sound().end().tar();
    int start = ArchiveBytes.with(VERSION).tar().length;
    for (int bit = start * 8; bit < tar.length * 8; bit += 37) {
      byte[] flipped = tar.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(ArchiveBytes.pack(flipped, 0), "a.tar.zst");
    }
  }

  /** The checksum of the frame covers the manifest, too. */
  @Test
  void import_anyBitOfTheArchiveFlipped_isRefusedOrMakesNoDifference() {
    byte[] packed = sound().end().packed();
    for (int bit = 0; bit < packed.length * 8; bit += 11) {
      byte[] flipped = packed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try (ArchiveReader reader =
          ArchiveReader.open(
              new ByteArrayInputStream(flipped), "a.tar.zst", TransferFixture.LAYOUT)) {
        reader.readAll(ArchiveReader.Sink.NONE, TransferListener.NONE);
        assertThat(reader.manifest()).isEqualTo(VERSION);
      } catch (ZooException e) {
        assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT);
      }
    }
  }

  private void assertRefused(byte[] archive, String message) {
    assertThatThrownBy(() -> bringIn(archive))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT))
        .hasMessageContaining(message);
    Map<String, String> after = FolderSnapshot.of(temp);
    after.keySet().removeIf(path -> path.startsWith("models/.model.zoo-new"));
    after.keySet().removeIf(path -> path.startsWith("state"));
    assertThat(after).isEqualTo(before);
  }

  private static byte[] named(byte[] header, String name) {
    Arrays.fill(header, 0, 100, (byte) 0);
    return put(header, 0, name);
  }

  private static byte[] typed(byte[] header, char type) {
    header[156] = (byte) type;
    return header;
  }

  private static byte[] put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
    return header;
  }
}
