package dev.modelzoo.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZooFileTest {
  private static final EntryId ID = new EntryId("m");

  @TempDir private Path folder;
  private ZooRoot root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = new ZooRoot(folder.toRealPath());
    Files.createDirectories(root.folder(EntryKind.MODEL));
    Files.createDirectories(root.folder(EntryKind.DATASET));
  }

  @Test
  void read_fullEntry_hasAllValues() throws IOException {
    write(
        """
        schema: zoo/1
        remote: s3://b/zoo
        models:
          m: {url: 's3://b/zoo/models/m', version: 3, digest: 'sha256:%s', size: 5, files: 2,
              language: no, license: 1.10, owner: me}
          bare:
        other: [1, 2]
        """
            .formatted("ab".repeat(32)));

    ZooFile zoo = ZooFile.read(root);

    ZooEntry entry = zoo.require(EntryKind.MODEL, ID);
    assertThat(zoo.remote()).contains(RemoteUrl.parse("s3://b/zoo/"));
    assertThat(entry.url()).contains(RemoteUrl.parse("s3://b/zoo/models/m/"));
    assertThat(entry.pin().version()).hasValue(3);
    assertThat(entry.pin().language()).contains("no");
    assertThat(entry.pin().license()).contains("1.10");
    assertThat(zoo.require(EntryKind.MODEL, new EntryId("bare")).pin()).isEqualTo(Pin.NONE);
    assertThat(zoo.entries(EntryKind.DATASET)).isEmpty();
    assertThat(zoo.defaultUrl(EntryKind.DATASET, ID)).hasToString("s3://b/zoo/datasets/m/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "models: {a b: }|column 10: 'a b' cannot be the id of a model",
        "models: {a__b: }|cannot be the id of a model",
        "models: {m: , M: }|column 15: 'M' differs from 'm' in line 1 in case only",
        "models: {m: {version: 0}}|column 23: 'version' must be a whole number from 1 up",
        "models: {m: {version: 1.5}}|'version' must be a whole number",
        "models: {m: {version: 99999999999}}|'version' must be a whole number",
        "models: {m: {size: -1}}|'size' must be a whole number from 0 up",
        "models: {m: {digest: 'md5:1'}}|column 22: 'md5:1' is no digest",
        "models: {m: {url: 'gs://x'}}|column 19: unknown kind of store 'gs:'. Write file:",
        "models: {m: file:x}|column 13: 'm' must be a mapping",
        "models: [m]|column 9: 'models' must be a mapping",
        "remote: store|column 9: 'store' is no url. Did you mean file:store?",
        "schema: zoo/x|column 9: 'zoo/x' is no schema of zoo",
        "m: {url: 'file:x'}|this is no zoo's registry: 'schema: zoo/1' is missing",
        "models: {m: , m: }|m",
        "models: {|line 1, column 10",
      })
  void read_wrongValue_namesFileLineAndColumn(String text, String problem) throws IOException {
    write(text);

    assertThatThrownBy(() -> ZooFile.read(root))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessageStartingWith(root.registryFile() + ", line 1, column ")
        .hasMessageContaining(problem);
  }

  @Test
  void read_newerSchema_asksForUpgrade() throws IOException {
    write("schema: zoo/2\n");

    assertThatThrownBy(() -> ZooFile.read(root))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.next()).startsWith("Upgrade zoo"))
        .hasMessageContaining("'zoo/2' is newer than this zoo understands");
  }

  @Test
  void read_notUtf8_namesLine() throws IOException {
    Files.write(root.registryFile(), new byte[] {'#', '\n', '#', (byte) 0xE9, '\n'});

    assertThatThrownBy(() -> ZooFile.read(root)).hasMessageContaining("line 2: not UTF-8");
  }

  @Test
  void read_legacyBesideRegistry_isAddedBehindIt() throws IOException {
    write("schema: zoo/1\nmodels: {m: {url: 'file:mine'}}\n");
    writeLegacy(
        EntryKind.MODEL, "m:\n  url: oss://b/models/m/\nold:\n  url: oss://b/models/old/\n");

    ZooFile zoo = ZooFile.read(root);

    assertThat(zoo.entries(EntryKind.MODEL))
        .extracting(e -> e.id().value())
        .containsExactly("m", "old");
    assertThat(zoo.require(EntryKind.MODEL, ID).url()).contains(RemoteUrl.parse("file:mine"));
    assertThat(zoo.defaultUrl(EntryKind.MODEL, ID)).hasToString("file:store/models/m/");
  }

  @Test
  void update_legacyEntry_isEditedInItsOwnFile() throws IOException {
    write("schema: zoo/1\n");
    writeLegacy(EntryKind.DATASET, "# toy\nm:\n  url: oss://b/datasets/m/\n\n# next\nn:\n");

    ZooFile.read(root).update(EntryKind.DATASET, ID, e -> e.withPin(pin(4)));

    assertThat(root.registryFile()).content().isEqualTo("schema: zoo/1\n");
    assertThat(root.legacyFile(EntryKind.DATASET))
        .content()
        .startsWith("# toy\nm:\n  url: oss://b/datasets/m/\n  version: 4\n  digest: sha256:")
        .endsWith("\n  size: 1\n  files: 1\n\n# next\nn:\n");
  }

  @Test
  void update_newEntryInCheckout_goesBesideItsNeighbours() throws IOException {
    writeLegacy(
        EntryKind.MODEL, "a:\n  url: oss://b/x/models/a/\nb:\n  url: oss://b/x/models/b/\n");
    ZooFile zoo = ZooFile.read(root);

    zoo.update(EntryKind.MODEL, ID, e -> e.withUrl(zoo.defaultUrl(EntryKind.MODEL, ID)));
    zoo.update(EntryKind.DATASET, ID, e -> e.withUrl(zoo.defaultUrl(EntryKind.DATASET, ID)));

    assertThat(root.legacyFile(EntryKind.MODEL))
        .content()
        .endsWith("models/b/\nm:\n  url: oss://b/x/models/m/\n");
    assertThat(root.legacyFile(EntryKind.DATASET))
        .content()
        .isEqualTo("m:\n  url: oss://b/x/datasets/m/\n");
  }

  @Test
  void update_idThatDiffersInCase_isRefusedAndFileStays() throws IOException {
    write("schema: zoo/1\nmodels: {M: }\n");

    assertThatThrownBy(() -> ZooFile.read(root).update(EntryKind.MODEL, ID, e -> e.withPin(pin(1))))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("'m' differs from the model 'M' in case only");
    assertThat(root.registryFile()).content().isEqualTo("schema: zoo/1\nmodels: {M: }\n");
  }

  @Test
  void update_fileWithModeBehindLink_keepsBoth() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real")).resolve("registry.yaml");
    Files.writeString(real, "\uFEFFschema: zoo/1\n");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
    Files.createSymbolicLink(root.registryFile(), real);

    ZooFile.read(root).update(EntryKind.MODEL, ID, e -> e.withPin(pin(1)));

    assertThat(root.registryFile()).isSymbolicLink();
    assertThat(Files.readString(real)).startsWith("\uFEFFschema: zoo/1\nmodels:\n  m:\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-rw-r--");
    assertThat(real.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void update_fileChangedInBetween_isConflictAndTheirsStays() throws IOException {
    write("schema: zoo/1\n");

    assertThatThrownBy(
            () ->
                ZooFile.read(root)
                    .update(
                        EntryKind.MODEL,
                        ID,
                        e -> {
                          writeUnchecked("schema: zoo/1\n# theirs\n");
                          return e.withPin(pin(1));
                        }))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
    assertThat(root.registryFile()).content().isEqualTo("schema: zoo/1\n# theirs\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void update_manyThreadsWithDifferentIds_allLand() throws Exception {
    write("schema: zoo/1\nmodels:\n  # here\n");
    List<Thread> threads =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    new Thread(
                        () ->
                            ZooFile.read(root)
                                .update(
                                    EntryKind.MODEL,
                                    new EntryId("m" + i),
                                    e -> e.withPin(pin(i + 1)))))
            .toList();

    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(ZooFile.read(root).entries(EntryKind.MODEL)).hasSize(12);
  }

  @Test
  void update_nothingNew_leavesTheFileItself() throws IOException {
    write("schema: zoo/1\nmodels: {m: {url: 'file:x'}}\n");
    Object before = Files.readAttributes(root.registryFile(), "unix:ino").get("ino");

    ZooFile.read(root).update(EntryKind.MODEL, ID, e -> e.withUrl(RemoteUrl.parse("file:x/")));

    assertThat(Files.readAttributes(root.registryFile(), "unix:ino").get("ino")).isEqualTo(before);
  }

  @Test
  void update_otherEntryReturned_isBug() throws IOException {
    write("");

    assertThatThrownBy(
            () ->
                ZooFile.read(root)
                    .update(EntryKind.MODEL, ID, e -> ZooEntry.unregistered(EntryKind.MODEL, "n")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Pin pin(int version) {
    return Pin.of(version, Digest.sha256("0".repeat(64)), 1, 1);
  }

  private void write(String text) throws IOException {
    Files.write(root.registryFile(), text.getBytes(UTF_8));
  }

  private void writeUnchecked(String text) {
    try {
      write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeLegacy(EntryKind kind, String text) throws IOException {
    Files.writeString(root.legacyFile(kind), text);
  }
}
