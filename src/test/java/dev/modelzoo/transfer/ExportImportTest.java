package dev.modelzoo.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version out into an archive and in again. */
class ExportImportTest {
  @TempDir private Path temp;
  private TransferFixture transfers;
  private ModelImageFolder image;

  @BeforeEach
  void push() {
    transfers = TransferFixture.of(new InMemoryObjectStore(), temp);
    image =
        ModelImageFolder.sound(temp)
            .file("assets/large", TestBytes.random(1, 3 * 4096 + 5))
            .file("assets/exact", TestBytes.random(2, 2 * 4096))
            .file("assets/empty", "")
            .file("assets/词典/声学模型.txt", "各位观众\n")
            .file("assets/" + "long/".repeat(30) + "name", "deep")
            .link("assets/link", "词典/声学模型.txt")
            .link("assets/far", "long/".repeat(30) + "name")
            .file("bin/tool", "#!/bin/sh\n")
            .executable("bin/tool");
    for (int i = 0; i < 60; i++) {
      image.file("assets/small/" + i, TestBytes.random(100 + i, 700));
    }
    transfers.push(image.folder());
  }

  private byte[] export(LocalBytes local, Optional<VersionStore> store, int jobs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      exporting(local, store, jobs).run(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private Export exporting(LocalBytes local, Optional<VersionStore> store, int jobs) {
    return new Export(
        transfers.latest(),
        TransferFixture.LAYOUT,
        local,
        store,
        new Workers(jobs),
        TransferListener.NONE);
  }

  private LocalBytes nothing() {
    return new LocalBytes(List.of(), TransferFixture.LAYOUT);
  }

  private LocalBytes local() {
    return LocalBytes.of(
        image.folder(),
        IgnoreRules.NONE,
        temp.resolve("cache"),
        new FolderHasher(TransferFixture.LAYOUT, new Workers(1), TransferListener.NONE),
        TransferFixture.LAYOUT);
  }

  private byte[] fromStore() {
    return export(nothing(), Optional.of(transfers.versions()), 1);
  }

  private PullResult bringIn(byte[] archive, PullRequest request) {
    return transfers.importFrom(new ByteArrayInputStream(archive), request);
  }

  @Test
  void import_whatWasExported_isTheSameFolderAndPullHasNothingToDo() {
    Path target = temp.resolve("target");

    PullResult result = bringIn(fromStore(), transfers.pullRequest(target, false));

    assertThat(result.outcome()).isEqualTo(PullResult.Outcome.UPDATED);
    assertThat(FolderSnapshot.of(target)).isEqualTo(FolderSnapshot.of(image.folder()));
    PullResult pull = transfers.pull(target);
    assertThat(pull.outcome()).isEqualTo(PullResult.Outcome.UP_TO_DATE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void export_fromStoreFolderOrBoth_givesTheSameBytes(int jobs) {
    byte[] archive = fromStore();

    byte[] local = export(local(), Optional.empty(), jobs);
    image.without("assets/large").file("assets/small/7", "changed").file("README.md", "Other.");
    byte[] both = export(local(), Optional.of(transfers.versions()), jobs);
    byte[] store = export(nothing(), Optional.of(transfers.versions()), jobs);

    assertThat(local).isEqualTo(archive);
    assertThat(both).isEqualTo(archive);
    assertThat(store).isEqualTo(archive);
  }

  @Test
  void plan_asRun_countsTheSame() throws IOException {
    image.without("assets/large").file("assets/small/7", "changed");
    for (LocalBytes local : List.of(nothing(), local())) {
      Export export = exporting(local, Optional.of(transfers.versions()), 1);
      TransferCounts plan = export.plan();

      TransferCounts done = export.run(new ByteArrayOutputStream());

      assertThat(done.objects()).isEqualTo(plan.objects());
      assertThat(done.bytes()).isEqualTo(plan.bytes());
    }
  }

  @Test
  void export_packsOfManyVersions_fetchesEachOnceOrPieceByPiece() throws IOException {
    for (int round = 0; round < 6; round++) {
      for (int i = round; i < 60; i += 6) {
        image.file("assets/small/" + i, TestBytes.random(1000 * round + i, 900));
      }
      transfers.push(image.folder());
    }

    Path target = temp.resolve("target");
    bringIn(fromStore(), transfers.pullRequest(target, false));

    assertThat(transfers.latest().packs()).hasSizeGreaterThan(2);
    assertThat(FolderSnapshot.of(target)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void export_readByAnotherProgram_isAPlainTree() throws IOException {
    List<TarArchiveEntry> entries = new ArrayList<>();
    byte[] tar = ArchiveBytes.unpack(fromStore());

    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(tar), UTF_8.name())) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(entry);
        if (!entry.isSymbolicLink() && !entry.getName().endsWith(".zoo-manifest.json")) {
          assertThat(in.readAllBytes())
              .isEqualTo(Files.readAllBytes(temp.resolve(entry.getName())));
        }
      }
    }

    Manifest version = transfers.latest();
    assertThat(entries.get(0).getName()).isEqualTo("model/.zoo-manifest.json");
    assertThat(entries.stream().skip(1).map(TarArchiveEntry::getName))
        .containsExactlyElementsOf(
            version.entries().stream().map(entry -> "model/" + entry.path()).toList());
    assertThat(entries).allMatch(e -> e.getLongUserId() == 0 && e.getUserName().isEmpty());
    assertThat(entries).allMatch(e -> e.getLastModifiedTime().toMillis() == 0);
    assertThat(entries.stream().filter(TarArchiveEntry::isSymbolicLink))
        .extracting(TarArchiveEntry::getLinkName)
        .containsExactly("long/".repeat(30) + "name", "词典/声学模型.txt");
    assertThat(entries.stream().filter(e -> e.getMode() % 512 == 0755))
        .extracting(TarArchiveEntry::getName)
        .containsExactly("model/SBI", "model/bin/tool");
  }

  @Test
  void import_localChange_isAConflictUnlessForced() {
    byte[] archive = fromStore();
    Path target = temp.resolve("target");
    bringIn(archive, transfers.pullRequest(target, false));
    image.file("README.md", "Second.");
    transfers.push(image.folder());
    ModelImageFolder here = ModelImageFolder.soundAt(temp.resolve("target"));
    here.file("README.md", "mine");

    assertThatThrownBy(() -> bringIn(fromStore(), transfers.pullRequest(target, false)))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
        .hasMessageContaining("README.md");
    assertThat(target.resolve("README.md")).hasContent("mine");
    bringIn(fromStore(), transfers.pullRequest(target, true));

    assertThat(FolderSnapshot.of(target)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void import_sameVersionAgain_isVerifiedToTheEndAndUpToDate() {
    byte[] archive = fromStore();
    Path target = temp.resolve("target");
    bringIn(archive, transfers.pullRequest(target, false));

    PullResult again = bringIn(archive, transfers.pullRequest(target, false));

    assertThat(again.outcome()).isEqualTo(PullResult.Outcome.UP_TO_DATE);
    byte[] cut = Arrays.copyOf(archive, archive.length - 5);
    assertThatThrownBy(() -> bringIn(cut, transfers.pullRequest(target, false)))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("refused the archive a.tar.zst");
  }

  @Test
  void import_dryRun_changesNothing() {
    Path target = temp.resolve("target");
    PullRequest request = transfers.pullRequest(target, false);
    PullRequest dry =
        new PullRequest(
            request.folder(), request.rules(), request.base(), request.hashCache(), false, true);

    PullResult result = bringIn(fromStore(), dry);

    assertThat(result.outcome()).isEqualTo(PullResult.Outcome.WOULD_UPDATE);
    assertThat(result.counts().bytes()).isEqualTo(transfers.latest().size() - linkBytes());
    assertThat(target).doesNotExist();
  }

  private long linkBytes() {
    return transfers.latest().entries().stream()
        .filter(e -> e.isLink())
        .mapToLong(e -> e.size())
        .sum();
  }

  @Test
  void import_diskThatFails_isNotCalledDamage() {
    byte[] archive = fromStore();
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(archive, 0, archive.length / 2),
            new FilterInputStream(InputStream.nullInputStream()) {
              @Override
              public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("Input/output error");
              }
            });

    assertThatThrownBy(
            () ->
                transfers.importFrom(failing, transfers.pullRequest(temp.resolve("target"), false)))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
        .hasMessageContaining("Input/output error");
  }

  @Test
  void export_fileGoneAndNoStore_isAConflict() {
    LocalBytes local = local();
    image.without("assets/large");

    assertThatThrownBy(() -> export(local, Optional.empty(), 2))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
        .hasMessageContaining("assets/large");
  }
}
