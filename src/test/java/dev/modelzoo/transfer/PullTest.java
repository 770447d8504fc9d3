package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.FileDigest;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pull does to the folder that is there already. */
class PullTest {
  @TempDir private Path temp;

  private final FaultyObjectStore store = new FaultyObjectStore(new InMemoryObjectStore());
  private TransferFixture transfers;
  private ModelImageFolder image;
  private Path pulled;

  /** Version 1 stands in {@code pulled}; version 2 is published. */
  @BeforeEach
  void prepare() {
    transfers = TransferFixture.of(store, temp);
    image = ModelImageFolder.sound(temp).file("assets/big", TestBytes.random(1, 20_000));
    pulled = temp.resolve("pulled");
    transfers.push(image.folder());
    transfers.pull(pulled);
    image.file("README.md", "version 2").file("assets/big", TestBytes.random(2, 20_000));
    transfers.push(image.folder());
  }

  @Test
  void pull_localChanges_listsThemAndChangesNothing() throws IOException {
    Files.writeString(pulled.resolve("README.md"), "mine");
    Files.writeString(pulled.resolve("notes.txt"), "mine, too");
    Map<String, String> before = FolderSnapshot.of(pulled);

    assertThatThrownBy(() -> transfers.pull(pulled))
        .hasMessageContaining("2 local file(s)")
        .hasMessageContaining("README.md")
        .hasMessageContaining("notes.txt")
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(FolderSnapshot.of(pulled)).isEqualTo(before);
    assertThat(temp).isDirectoryNotContaining("glob:**/.pulled*");
  }

  @Test
  void pull_manyLocalChanges_listsTenAndCountsTheRest() throws IOException {
    for (int i = 0; i < 13; i++) {
      Files.writeString(pulled.resolve("note-" + i), "mine");
    }

    assertThatThrownBy(() -> transfers.pull(pulled)).hasMessageContaining("… and 3 more");
  }

  @Test
  void pull_localChangesWithForce_replacesThem() throws IOException {
    Files.writeString(pulled.resolve("README.md"), "mine");
    Files.writeString(pulled.resolve("notes.txt"), "mine, too");

    transfers.forcePull(pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_changedModeAlone_isNoConflict() throws IOException {
    assertThat(pulled.resolve("assets/model.bin").toFile().setExecutable(true)).isTrue();

    transfers.pull(pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_folderThatWasNeverPulled_isAConflictUnlessEqual() throws IOException {
    Path other = temp.resolve("other");
    Files.createDirectories(other);
    Files.writeString(other.resolve("README.md"), "version 2");
    transfers.pull(other);
    Path stranger = temp.resolve("stranger");
    Files.createDirectories(stranger);
    Files.writeString(stranger.resolve("README.md"), "somebody's");

    assertThatThrownBy(() -> transfers.pull(stranger))
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(FolderSnapshot.of(other)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_ignoredFiles_areCarriedOver() throws IOException {
    Files.writeString(pulled.resolve(".zooignore"), "logs/\n*.key\n");
    Files.createDirectories(pulled.resolve("logs/2026"));
    Files.writeString(pulled.resolve("logs/2026/a.log"), "log");
    Files.writeString(pulled.resolve("assets/my.key"), "secret");

    transfers.pull(pulled);

    assertThat(pulled.resolve("README.md")).hasContent("version 2");
    assertThat(pulled.resolve(".zooignore")).hasContent("logs/\n*.key\n");
    assertThat(pulled.resolve("logs/2026/a.log")).hasContent("log");
    assertThat(pulled.resolve("assets/my.key")).hasContent("secret");
  }

  @Test
  void pull_providedFiles_areCarriedOver() throws IOException {
    Files.writeString(pulled.resolve("API_KEY"), "secret");
    PullRequest request = transfers.pullRequest(pulled, false);
    PullRequest providing =
        new PullRequest(
            pulled,
            request.rules().withProvided(List.of("API_KEY")),
            request.base(),
            request.hashCache(),
            false,
            false);

    transfers.pull(transfers.latest(), providing);

    assertThat(pulled.resolve("API_KEY")).hasContent("secret");
    assertThat(pulled.resolve("README.md")).hasContent("version 2");
  }

  @Test
  void pull_ignoredFileWhereTheVersionHasOne_isAConflict() throws IOException {
    Files.writeString(pulled.resolve(".zooignore"), "new.bin\n");
    Files.writeString(pulled.resolve("new.bin"), "mine");
    image.file("new.bin", "theirs");
    transfers.push(image.folder());

    assertThatThrownBy(() -> transfers.pull(pulled))
        .hasMessageContaining("new.bin (never pushed from here")
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.CONFLICT);
    transfers.forcePull(pulled);
    assertThat(pulled.resolve("new.bin")).hasContent("theirs");
  }

  @Test
  void pull_targetIsALink_replacesTheFolderItLeadsTo() throws IOException {
    Path disk = Files.createDirectories(temp.resolve("disk"));
    Path link = temp.resolve("linked");
    Files.createDirectory(disk.resolve("real"));
    Files.createSymbolicLink(link, disk.resolve("real"));

    transfers.pull(link);

    assertThat(link).isSymbolicLink();
    assertThat(FolderSnapshot.of(disk.resolve("real")))
        .isEqualTo(FolderSnapshot.of(image.folder()));
    assertThat(disk).isDirectoryNotContaining("glob:**/.real*");
  }

  @Test
  void pull_targetIsALinkToNothingYet_makesTheFolderThere() throws IOException {
    Path link = temp.resolve("linked");
    Files.createSymbolicLink(link, Path.of("disk/real"));

    transfers.pull(link);

    assertThat(link).isSymbolicLink();
    assertThat(FolderSnapshot.of(temp.resolve("disk/real")))
        .isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_targetIsAFile_isAConflictAndKeepsIt() throws IOException {
    Path file = temp.resolve("a-file");
    Files.writeString(file, "precious");

    assertThatThrownBy(() -> transfers.pull(file))
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(file).hasContent("precious");
  }

  @Test
  void pull_fileEditedMeanwhile_isAConflictAndKeepsTheEdit() throws IOException {
    during(() -> Files.writeString(pulled.resolve("README.md"), "edited during the pull"));

    assertThatThrownBy(() -> transfers.pull(pulled))
        .hasMessageContaining("README.md (changed during this pull)")
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(pulled.resolve("README.md")).hasContent("edited during the pull");
  }

  @Test
  void pull_fileAddedMeanwhile_isAConflictAndKeepsIt() throws IOException {
    during(() -> Files.writeString(pulled.resolve("added"), "during the pull"));

    assertThatThrownBy(() -> transfers.pull(pulled))
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(pulled.resolve("added")).hasContent("during the pull");
  }

  @Test
  void pull_unchangedFileEditedMeanwhile_isAConflictAndKeepsTheEdit() throws IOException {
    // SBI is the same in both versions, so its bytes are shared with the folder being filled.
    during(() -> Files.writeString(pulled.resolve("SBI"), "#!/bin/sh\nedited during the pull\n"));

    assertThatThrownBy(() -> transfers.pull(pulled))
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(pulled.resolve("SBI")).content().contains("edited during the pull");
  }

  @Test
  void pull_unchangedFileEditedToTheSameSizeMeanwhile_isAConflict() throws IOException {
    byte[] bytes = Files.readAllBytes(pulled.resolve("SBI"));
    bytes[5] = 'X';
    during(() -> Files.write(pulled.resolve("SBI"), bytes));

    assertThatThrownBy(() -> transfers.pull(pulled))
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(pulled.resolve("SBI")).hasBinaryContent(bytes);
  }

  @Test
  void pull_ignoredFileWrittenMeanwhile_isCarriedOver() throws IOException {
    Files.writeString(pulled.resolve(".zooignore"), "*.token\n");
    during(() -> Files.writeString(pulled.resolve("a.token"), "fresh"));

    transfers.pull(pulled);

    assertThat(pulled.resolve("a.token")).hasContent("fresh");
    assertThat(pulled.resolve("README.md")).hasContent("version 2");
  }

  @Test
  void pull_editedMeanwhileWithForce_replacesIt() throws IOException {
    during(() -> Files.writeString(pulled.resolve("README.md"), "edited"));

    transfers.forcePull(pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_killedBetweenSwapAndNote_leavesNoFalseLocalChanges() throws IOException {
    transfers.pull(pulled);
    Path base = transfers.stateOf(pulled).resolve("base.json.gz");
    Manifest second = transfers.latest();
    BaseManifest.write(base, transfers.versions().read(1));
    BaseManifest.announce(base, second); // the swap came after this, and the note did not
    image.file("README.md", "version 3");
    transfers.push(image.folder());

    transfers.pull(pulled);

    assertThat(pulled.resolve("README.md")).hasContent("version 3");
    assertThat(BaseManifest.candidates(base, TransferFixture.LAYOUT)).hasSize(1);
  }

  @Test
  void write_sameVersionAgain_leavesTheFileAlone() throws IOException {
    Path base = transfers.stateOf(pulled).resolve("base.json.gz");
    BaseManifest.write(base, transfers.latest());
    Files.setLastModifiedTime(base, FileTime.fromMillis(1000));

    BaseManifest.write(base, transfers.latest());

    assertThat(Files.getLastModifiedTime(base)).isEqualTo(FileTime.fromMillis(1000));
  }

  @Test
  void write_otherVersionOrAnyDamage_replacesTheFile() throws IOException {
    Path base = transfers.stateOf(pulled).resolve("base.json.gz");
    Manifest latest = transfers.latest();
    BaseManifest.write(base, transfers.versions().read(1));
    BaseManifest.write(base, latest);
    assertThat(BaseManifest.read(base, TransferFixture.LAYOUT)).contains(latest);
    byte[] right = Files.readAllBytes(base);
    for (int i = 0; i < right.length; i++) {
      byte[] wrong = right.clone();
      wrong[i] ^= 16;
      Files.write(base, wrong);

      BaseManifest.write(base, latest);

      assertThat(BaseManifest.read(base, TransferFixture.LAYOUT)).as("byte %d", i).contains(latest);
    }
  }

  @Test
  void pull_damagedNoteOfTheLastVersion_isCareful() throws IOException {
    Path base = transfers.stateOf(pulled).resolve("base.json.gz");
    Files.writeString(base, "damaged");

    assertThatThrownBy(() -> transfers.pull(pulled))
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.CONFLICT);
  }

  @Test
  void pull_caseTwins_bothArriveWhereCaseCounts() {
    image.file("assets/Readme", "one").file("assets/README", "two").file("Assets/x", "three");
    transfers.push(image.folder());

    transfers.pull(pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_moreThanTheDiskHolds_failsBeforeAnythingIsFetched() {
    Manifest huge = huge();
    long reads = store.count(Operation.READ);
    Path fresh = temp.resolve("fresh");
    ChunkLayout layout = new ChunkLayout(1 << 30, 1024, 16_384);

    assertThatThrownBy(
            () ->
                new Pull(new VersionStore(store, layout), new Workers(2), TransferListener.NONE)
                    .run(huge, transfers.pullRequest(fresh, false)))
        .hasMessageContaining("bytes free")
        .extracting(PullTest::kind)
        .isEqualTo(ErrorKind.NO_SPACE);
    assertThat(store.count(Operation.READ)).isEqualTo(reads);
    assertThat(fresh).doesNotExist();
  }

  @Test
  void pull_file_sharesNoBytesWithTheUsersLinks() throws IOException {
    Path backup = temp.resolve("backup");
    Files.createLink(backup, pulled.resolve("assets/big"));
    byte[] before = Files.readAllBytes(backup);

    transfers.pull(pulled);

    assertThat(backup).hasBinaryContent(before);
    assertThat(pulled.resolve("assets/big")).hasBinaryContent(TestBytes.random(2, 20_000));
  }

  @Test
  void pull_filesThatBecomeEqual_doNotBecomeOne() throws IOException {
    image.file("assets/twin-1", "equal").file("assets/twin-2", "equal");
    transfers.push(image.folder());
    transfers.pull(pulled);
    image.file("assets/twin-3", "equal").file("README.md", "version 4");
    transfers.push(image.folder());

    transfers.pull(pulled);

    Files.writeString(pulled.resolve("assets/twin-1"), "edited in place");
    assertThat(pulled.resolve("assets/twin-2")).hasContent("equal");
    assertThat(pulled.resolve("assets/twin-3")).hasContent("equal");
  }

  @Test
  void pull_filesThatTheUserLinked_becomeTwoAgain() throws IOException {
    Files.delete(pulled.resolve("README.md"));
    Files.createLink(pulled.resolve("README.md"), pulled.resolve("SBI"));
    Files.setLastModifiedTime(pulled.resolve("SBI"), FileTime.fromMillis(1_000_000));

    transfers.forcePull(pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_afterwards_theDigestsAreKnown() {
    transfers.pull(pulled);
    long[] read = {0};
    TransferListener counting =
        event -> read[0] += event instanceof TransferEvent.Advanced step ? step.bytes() : 0;

    new Pull(transfers.versions(), new Workers(1), counting)
        .run(transfers.latest(), transfers.pullRequest(pulled, false));

    assertThat(read[0]).isZero();
  }

  @Test
  void pull_editedRightAfterTheSwap_isNotTakenForTheVersion() throws IOException {
    Pull pull = new Pull(transfers.versions(), new Workers(1), TransferListener.NONE);
    pull.run(transfers.latest(), transfers.pullRequest(pulled, false));
    byte[] edited = Files.readAllBytes(pulled.resolve("README.md"));
    edited[0] = 'V';
    Files.write(pulled.resolve("README.md"), edited);

    PushResult result = transfers.push(pulled);

    assertThat(result.outcome()).isEqualTo(PushResult.Outcome.PUBLISHED);
  }

  /** Ten thousand times a terabyte. */
  private static Manifest huge() {
    List<String> chunks = Collections.nCopies(100_000, Sha256.hex("chunk"));
    ManifestEntry entry =
        ManifestEntry.file(
            "huge",
            false,
            100_000L << 30,
            FileDigest.ofChunks(chunks),
            new Location.Chunks(chunks));
    return new Manifest(
        EntryKind.MODEL,
        TransferFixture.ID,
        1,
        OptionalInt.empty(),
        "0".repeat(32),
        Instant.EPOCH,
        "zoo/test",
        ContentDigest.of(List.of(entry)),
        List.of(entry),
        Map.of());
  }

  /** Does something in the middle of the next pull. */
  private void during(Action action) {
    store.on(
        Operation.READ,
        "chunks/",
        1,
        Fault.runBefore(
            () -> {
              try {
                action.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
  }

  private interface Action {
    void run() throws IOException;
  }

  private static ErrorKind kind(Throwable e) {
    return ((ZooException) e).kind();
  }
}
