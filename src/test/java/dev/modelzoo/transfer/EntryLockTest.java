package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryLockTest {
  @TempDir private Path temp;

  @Test
  void holding_free_runsTheAction() {
    assertThat(EntryLock.holding(temp.resolve("locks/a.lock"), "models/a", () -> 5)).isEqualTo(5);
  }

  @Test
  void holding_held_isAConflictThatNamesTheEntry() {
    Path lock = temp.resolve("a.lock");

    EntryLock.holding(
        lock,
        "models/a",
        () ->
            assertThatThrownBy(() -> EntryLock.holding(lock, "models/a", () -> 1))
                .hasMessageContaining("models/a")
                .extracting(e -> ((ZooException) e).kind())
                .isEqualTo(ErrorKind.CONFLICT));
  }

  @Test
  void holding_afterAFailedTry_isStillHeldForOtherProcesses() throws Exception {
    Path lock = temp.resolve("a.lock");

    int exit =
        EntryLock.holding(
            lock,
            "models/a",
            () -> {
              assertThat(EntryLock.tryHolding(lock, () -> 1)).isEmpty();
              return tryInAnotherProcess(lock);
            });

    assertThat(exit).isEqualTo(9);
    assertThat(tryInAnotherProcess(lock)).isZero();
  }

  @Test
  void tryHolding_sameFileByAnotherPath_isSeenAsHeld() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("locks"));
    Path alias = Files.createSymbolicLink(temp.resolve("alias"), folder);

    Optional<Optional<Integer>> inner =
        EntryLock.tryHolding(
            folder.resolve("a"), () -> EntryLock.tryHolding(alias.resolve("a"), () -> 1));

    assertThat(inner).contains(Optional.empty());
  }

  @Test
  void holding_actionFails_freesTheLock() {
    Path lock = temp.resolve("a.lock");
    assertThatThrownBy(
            () ->
                EntryLock.holding(
                    lock,
                    "models/a",
                    () -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(EntryLock.tryHolding(lock, () -> 1)).contains(1);
  }

  @Test
  void holding_folderCannotBeMade_namesIt() throws IOException {
    Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> EntryLock.holding(temp.resolve("file/a.lock"), "models/a", () -> 1))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("file/a.lock");
  }

  @Test
  void holding_lockIsAFolder_namesIt() throws IOException {
    Path lock = Files.createDirectory(temp.resolve("a.lock"));

    assertThatThrownBy(() -> EntryLock.holding(lock, "models/a", () -> 1))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("a.lock");
  }

  @Test
  void holding_root_isNoFile() {
    assertThatThrownBy(() -> EntryLock.holding(Path.of("/"), "models/a", () -> 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void recover_heldByAnother_leavesTheSwapToIt() throws IOException {
    Path folder = temp.resolve("m");
    Path lock = temp.resolve("a.lock");
    Path marker = temp.resolve(".m.zoo-swap");
    Files.writeString(marker, "[]");

    EntryLock.holding(
        lock,
        "models/m",
        () -> {
          Pull.recover(folder, lock);
          return assertThat(marker).exists();
        });
    Pull.recover(folder, lock);

    assertThat(marker).doesNotExist();
  }

  private static int tryInAnotherProcess(Path lock) {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              LockMain.class.getName(),
              lock.toString())
          .start()
          .waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes a lock and ends with the exit code that a command would end with. */
  static final class LockMain {
    private LockMain() {}

    public static void main(String[] arguments) {
      try {
        EntryLock.holding(Path.of(arguments[0]), "it", () -> 1);
      } catch (ZooException e) {
        System.exit(e.kind().exitCode());
      }
    }
  }
}
