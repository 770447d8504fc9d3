package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.FolderSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test that ends in recover() begins with the state in which a kill left the disk. */
class FolderSwapTest {
  private static final String MARKER = "[\"KEY\",\"cache/deep\",\"logs\"]";
  private static final List<String> CARRY = List.of("KEY", "cache/deep", "logs");

  @TempDir private Path temp;
  private Path parent;
  private Path folder;
  private Path fresh;
  private Path previous;
  private Path marker;

  @BeforeEach
  void prepare() throws IOException {
    parent = Files.createDirectories(temp.resolve("models"));
    folder = parent.resolve("m");
    fresh = parent.resolve(".m.zoo-new");
    previous = parent.resolve(".m.zoo-old");
    marker = parent.resolve(".m.zoo-swap");
  }

  @Test
  void commit_oldFolder_isReplacedAndItsIgnoredFilesStay() throws IOException {
    makeOld(folder);
    makeFresh();

    new FolderSwap(folder).commit(CARRY);

    assertSwapped();
  }

  @Test
  void commit_nothingThere_movesIn() throws IOException {
    makeFresh();

    new FolderSwap(folder).commit(List.of());

    assertThat(FolderSnapshot.of(parent)).containsOnlyKeys("m", "m/file", "m/added");
  }

  @Test
  void recover_nothingInterrupted_changesNothing() throws IOException {
    makeOld(folder);
    makeFresh();
    Map<String, String> before = FolderSnapshot.of(parent);

    new FolderSwap(folder).recover();

    assertThat(FolderSnapshot.of(parent)).isEqualTo(before);
  }

  @Test
  void recover_killedBeforeTheMarkerHadItsName_changesNothing() throws IOException {
    makeOld(folder);
    makeFresh();
    Files.writeString(parent.resolve(".m.zoo-swap.tmp"), "[\"KE");
    Map<String, String> before = FolderSnapshot.of(parent);

    new FolderSwap(folder).recover();

    assertThat(FolderSnapshot.of(parent)).isEqualTo(before);
  }

  @Test
  void recover_killedAfterTheMarker_callsTheSwapOffAndKeepsWhatWasFetched() throws IOException {
    makeOld(folder);
    makeFresh();
    Map<String, String> before = FolderSnapshot.of(parent);
    Files.writeString(marker, MARKER);

    new FolderSwap(folder).recover();

    assertThat(FolderSnapshot.of(parent)).isEqualTo(before);
  }

  @Test
  void recover_killedAfterTheOldFolderMoved_finishes() throws IOException {
    makeOld(previous);
    makeFresh();
    Files.writeString(marker, MARKER);

    new FolderSwap(folder).recover();

    assertSwapped();
  }

  @Test
  void recover_killedBeforeTheFirstFolderMovedIn_finishes() throws IOException {
    makeFresh();
    Files.writeString(marker, "[]");

    new FolderSwap(folder).recover();

    assertThat(FolderSnapshot.of(parent)).containsOnlyKeys("m", "m/file", "m/added");
  }

  @Test
  void recover_killedAfterTheNewFolderMoved_finishes() throws IOException {
    makeOld(previous);
    makeFresh();
    Files.move(fresh, folder);
    Files.writeString(marker, MARKER);

    new FolderSwap(folder).recover();

    assertSwapped();
  }

  @Test
  void recover_killedWhileCarryingOver_finishes() throws IOException {
    makeOld(previous);
    makeFresh();
    Files.move(fresh, folder);
    Files.move(previous.resolve("KEY"), folder.resolve("KEY"));
    Files.createDirectory(folder.resolve("cache"));
    Files.writeString(marker, MARKER);

    new FolderSwap(folder).recover();

    assertSwapped();
  }

  @Test
  void recover_killedWhileDeletingTheOldFolder_finishes() throws IOException {
    makeOld(folder);
    makeFresh();
    new FolderSwap(folder).commit(CARRY);
    Files.createDirectories(previous.resolve("cache"));
    Files.writeString(previous.resolve("half"), "left");
    Files.writeString(marker, MARKER);

    new FolderSwap(folder).recover();

    assertSwapped();
  }

  @Test
  void recover_killedBeforeTheMarkerWasDeleted_deletesIt() throws IOException {
    makeOld(folder);
    makeFresh();
    new FolderSwap(folder).commit(CARRY);
    Files.writeString(marker, MARKER);

    new FolderSwap(folder).recover();

    assertSwapped();
  }

  @Test
  void recover_linkWhoseTargetMovedAway_finishesThere() throws IOException {
    Path disk = Files.createDirectories(temp.resolve("disk"));
    Path real = disk.resolve("real");
    Files.createSymbolicLink(folder, Path.of("../disk/real"));
    makeOld(disk.resolve(".real.zoo-old"));
    makeVersion(disk.resolve(".real.zoo-new"));
    Files.writeString(disk.resolve(".real.zoo-swap"), MARKER);

    new FolderSwap(folder).recover();

    assertThat(folder).isSymbolicLink();
    assertThat(folder.resolve("added")).hasContent("added");
    assertThat(real.resolve("KEY")).hasContent("secret");
    assertThat(disk).isDirectoryNotContaining("glob:**/.real*");
  }

  @Test
  void constructor_linksInACircle_saysSo() throws IOException {
    Files.createSymbolicLink(folder, Path.of("other"));
    Files.createSymbolicLink(parent.resolve("other"), Path.of("m"));

    assertThatThrownBy(() -> new FolderSwap(folder))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("resolve");
  }

  @Test
  void constructor_root_isRefused() {
    assertThatThrownBy(() -> new FolderSwap(Path.of("/")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void constructor_parentMissing_isFine() {
    FolderSwap swap = new FolderSwap(temp.resolve("none/../none/m"));

    assertThat(swap.fresh()).isEqualTo(temp.resolve("none/.m.zoo-new"));
  }

  @Test
  void recover_damagedMarker_changesNothingAndSaysSo() throws IOException {
    makeOld(previous);
    makeFresh();
    for (String text : List.of("", "[\"KE", "{}", "[null]")) {
      Files.writeString(marker, text);
      Map<String, String> before = FolderSnapshot.of(parent);

      assertThatThrownBy(() -> new FolderSwap(folder).recover())
          .as(text)
          .isInstanceOf(ZooException.class)
          .hasMessageContaining(".m.zoo-swap")
          .extracting(e -> ((ZooException) e).kind())
          .isEqualTo(ErrorKind.CORRUPT);
      assertThat(FolderSnapshot.of(parent)).isEqualTo(before);
    }
  }

  @Test
  void commit_somethingElseUnderTheOldName_isAConflictAndLosesNothing() throws IOException {
    makeOld(folder);
    makeFresh();
    Files.createDirectories(previous.resolve("somebody's"));
    Map<String, String> before = FolderSnapshot.of(folder);

    assertThatThrownBy(() -> new FolderSwap(folder).commit(CARRY))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining(".m.zoo-old")
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
    assertThat(previous.resolve("somebody's")).exists();
  }

  @Test
  void commit_versionHasAFileWhereAnIgnoredOneNeedsAFolder_keepsTheVersions() throws IOException {
    makeOld(folder);
    Files.createDirectories(fresh);
    Files.writeString(fresh.resolve("cache"), "the version's");
    Files.writeString(fresh.resolve("KEY"), "the version's");

    new FolderSwap(folder).commit(CARRY);

    assertThat(folder.resolve("cache")).hasContent("the version's");
    assertThat(folder.resolve("KEY")).hasContent("the version's");
    assertThat(folder.resolve("logs/1")).hasContent("log");
    assertThat(previous).doesNotExist();
  }

  @Test
  void commit_versionHasALinkWhereAnIgnoredOneNeedsAFolder_movesNothingThroughIt()
      throws IOException {
    makeOld(folder);
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createDirectories(fresh);
    Files.createSymbolicLink(fresh.resolve("cache"), outside);

    new FolderSwap(folder).commit(CARRY);

    assertThat(outside).isEmptyDirectory();
    assertThat(folder.resolve("KEY")).hasContent("secret");
  }

  @Test
  void commit_writeProtectedFolderInside_isDeleted() throws IOException {
    makeOld(folder);
    Path locked = Files.createDirectories(folder.resolve("locked"));
    Files.writeString(locked.resolve("f"), "x");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    makeFresh();

    new FolderSwap(folder).commit(CARRY);

    assertSwapped();
  }

  @Test
  void delete_links_areNotFollowed() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.writeString(outside.resolve("precious"), "x");
    makeOld(folder);
    Files.createSymbolicLink(folder.resolve("link"), outside);

    FolderSwap.delete(folder);
    FolderSwap.delete(folder);

    assertThat(folder).doesNotExist();
    assertThat(outside.resolve("precious")).exists();
  }

  private void makeOld(Path at) throws IOException {
    Files.createDirectories(at.resolve("cache/deep"));
    Files.createDirectories(at.resolve("logs"));
    Files.writeString(at.resolve("file"), "old");
    Files.writeString(at.resolve("removed"), "old");
    Files.writeString(at.resolve("KEY"), "secret");
    Files.writeString(at.resolve("cache/deep/x"), "cached");
    Files.writeString(at.resolve("cache/published"), "old");
    Files.writeString(at.resolve("logs/1"), "log");
  }

  private void makeFresh() throws IOException {
    makeVersion(fresh);
  }

  private static void makeVersion(Path at) throws IOException {
    Files.createDirectories(at);
    Files.writeString(at.resolve("file"), "new");
    Files.writeString(at.resolve("added"), "added");
  }

  private void assertSwapped() {
    assertThat(FolderSnapshot.of(parent))
        .containsOnlyKeys(
            "m",
            "m/file",
            "m/added",
            "m/KEY",
            "m/cache",
            "m/cache/deep",
            "m/cache/deep/x",
            "m/logs",
            "m/logs/1");
    assertThat(folder.resolve("file")).hasContent("new");
    assertThat(folder.resolve("KEY")).hasContent("secret");
  }
}
