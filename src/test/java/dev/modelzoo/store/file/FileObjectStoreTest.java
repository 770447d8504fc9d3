package dev.modelzoo.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ObjectStoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreTest extends ObjectStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  private Path root() {
    return folder.resolve("the store");
  }

  @Override
  protected ObjectStore emptyStore() {
    return new FileObjectStore(root(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void read_rootIsMissing_createsNothing() {
    assertThat(store.head(new ObjectKey("a"))).isEmpty();
    assertThat(keys("")).isEmpty();
    store.delete(new ObjectKey("a"));

    assertThat(root()).doesNotExist();
  }

  @Test
  void put_rootIsMissing_createsIt() {
    putAll("a/b");

    assertThat(root().resolve("a/b")).hasContent("a/b");
  }

  @Test
  void put_rootIsALink_followsIt() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(root(), real);

    putAll("a/b");

    assertThat(real.resolve("a/b")).hasContent("a/b");
    assertThat(keys("")).containsExactly("a/b");
  }

  @Test
  void anyOperation_folderIsALink_isRefusedAndTouchesNothing() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("x"), "old");
    Files.createDirectories(root());
    Files.createSymbolicLink(root().resolve("m"), outside);
    ObjectKey key = new ObjectKey("m/x");

    assertFails(ErrorKind.ACCESS_DENIED, "symbolic link", () -> store.put(key, body()));
    assertFails(ErrorKind.ACCESS_DENIED, "symbolic link", () -> store.putIfAbsent(key, body()));
    assertFails(ErrorKind.ACCESS_DENIED, "symbolic link", () -> store.delete(key));
    assertFails(ErrorKind.ACCESS_DENIED, "symbolic link", () -> store.head(key));
    assertFails(ErrorKind.ACCESS_DENIED, "symbolic link", () -> store.read(key));
    assertFails(ErrorKind.ACCESS_DENIED, "symbolic link", () -> keys("m/"));
    assertThat(outside.resolve("x")).hasContent("old");
    assertThat(names(outside)).containsExactly("x");
  }

  @Test
  void put_fileIsALink_isRefused() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "old");
    Files.createDirectories(root());
    Files.createSymbolicLink(root().resolve("x"), outside);

    assertFails(
        ErrorKind.ACCESS_DENIED, "symbolic link", () -> store.put(new ObjectKey("x"), body()));

    assertThat(outside).hasContent("old");
  }

  @Test
  void put_tempFolderIsALink_isRefused() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createDirectories(root());
    Files.createSymbolicLink(root().resolve(".zoo-tmp"), outside);

    assertFails(
        ErrorKind.ACCESS_DENIED, "symbolic link", () -> store.put(new ObjectKey("x"), body()));

    assertThat(names(outside)).isEmpty();
  }

  @Test
  void put_keyInTempFolder_isRefused() {
    assertFails(ErrorKind.USAGE, "reserved", () -> store.put(new ObjectKey(".zoo-tmp/x"), body()));
    assertThat(store.head(new ObjectKey(".zoo-tmp/x"))).isEmpty();
  }

  @Test
  void put_folderOrFileInTheWay_isAConflict() {
    putAll("a/b");

    assertFails(ErrorKind.CONFLICT, "in the way", () -> store.put(new ObjectKey("a"), body()));
    assertFails(
        ErrorKind.CONFLICT, "in the way", () -> store.putIfAbsent(new ObjectKey("a"), body()));
    assertFails(ErrorKind.CONFLICT, "in the way", () -> store.put(new ObjectKey("a/b/c"), body()));
  }

  @Test
  void head_belowAFile_isEmpty() {
    putAll("a");

    assertThat(store.head(new ObjectKey("a/b"))).isEmpty();
    assertThat(store.head(new ObjectKey("a/b/c"))).isEmpty();
  }

  @Test
  void put_done_leavesNoTemporaryFile() throws IOException {
    putAll("a", "b");
    store.putIfAbsent(new ObjectKey("a"), body());
    store.putIfAbsent(new ObjectKey("c"), body());
    store.supportsExclusivePut();

    assertThat(names(root().resolve(".zoo-tmp"))).isEmpty();
    assertThat(keys("")).containsExactly("a", "b", "c");
    assertThat(keys(".zoo")).isEmpty();
  }

  @Test
  void close_nothingUnfinished_removesTheTemporaryFolder() throws IOException {
    putAll("a");

    store.close();

    assertThat(names(root())).containsExactly("a");
  }

  @Test
  void close_unfinishedUpload_isKept() throws IOException {
    store.multipart().orElseThrow().create(new ObjectKey("large"));

    store.close();

    assertThat(names(root().resolve(".zoo-tmp"))).hasSize(1);
  }

  @Test
  void close_onlyRead_leavesTheFolderOfAnotherWriter() throws IOException {
    Path temp = Files.createDirectories(root().resolve(".zoo-tmp"));

    store.head(new ObjectKey("a"));
    store.close();

    assertThat(temp).isDirectory();
  }

  @Test
  void put_othersCloseTheirStoresMeanwhile_losesNothing() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread other =
        new Thread(
            () -> {
              for (int i = 0; !done.get(); i++) {
                try (ObjectStore theirs = emptyStore()) {
                  theirs.put(new ObjectKey("theirs"), ObjectBody.of("" + i));
                }
              }
            });
    other.start();
    try {
      for (int i = 0; i < 200; i++) {
        store.put(new ObjectKey("mine/" + i), ObjectBody.of("" + i));
      }
    } finally {
      done.set(true);
      other.join();
    }

    assertThat(keys("mine/")).hasSize(200);
  }

  @Test
  void put_afterKilledProcesses_removesTemporaryFilesOlderThanADay() throws IOException {
    Path temp = Files.createDirectories(root().resolve(".zoo-tmp"));
    Path old = Files.writeString(temp.resolve("old"), "x");
    Path young = Files.writeString(temp.resolve("young"), "x");
    Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofHours(23))));

    putAll("a");

    assertThat(names(temp)).containsExactly("young");
  }

  @Test
  void put_whileBeingRead_readerKeepsTheOldObject() throws IOException {
    store.put(new ObjectKey("a"), ObjectBody.of("old"));

    try (InputStream stream = store.read(new ObjectKey("a"))) {
      store.put(new ObjectKey("a"), ObjectBody.of("new"));

      assertThat(stream).hasContent("old");
    }
  }

  @Test
  void anyOperation_rootIsAFile_saysSo() throws IOException {
    Files.writeString(root(), "x");
    ObjectKey key = new ObjectKey("a");

    assertFails(ErrorKind.USAGE, "the store is not a folder", () -> store.put(key, body()));
    assertFails(ErrorKind.USAGE, "the store is not a folder", () -> store.head(key));
    assertFails(ErrorKind.USAGE, "the store is not a folder", () -> store.read(key));
    assertFails(ErrorKind.USAGE, "the store is not a folder", () -> keys(""));
    assertFails(ErrorKind.USAGE, "the store is not a folder", store::supportsExclusivePut);
  }

  @Test
  void put_nameTooLong_saysSo() {
    String name = "中".repeat(86);

    assertFails(ErrorKind.USAGE, "255 bytes", () -> store.put(new ObjectKey("a/" + name), body()));
  }

  @Test
  void list_pipeInTheStore_isReported() throws Exception {
    putAll("a");
    Process mkfifo = new ProcessBuilder("mkfifo", root().resolve("pipe").toString()).start();
    assertThat(mkfifo.waitFor()).isZero();

    assertFails(ErrorKind.ACCESS_DENIED, "not an object", () -> keys(""));
    assertThat(store.head(new ObjectKey("pipe"))).isEmpty();
  }

  @Test
  void location_key_isAFileUrl() {
    assertThat(store.location(new ObjectKey("a/b"))).isEqualTo("file:" + root() + "/a/b");
  }

  private static ObjectBody body() {
    return ObjectBody.of("new");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void assertFails(ErrorKind kind, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ZooException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(text);
  }
}
