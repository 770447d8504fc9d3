package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.testing.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in a bucket that nobody's tool would leave by accident. */
class HostileTreeTest {
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a\\b", ".zoo/base/x", "assets/.zoo-x", ".ZOO/x", ".GIT/config", "a\nb"})
  void pull_hostileName_isRefusedByName(String name) {
    store.put(new ObjectKey("SBI"), ObjectBody.of("#!/bin/sh\n"));
    store.put(new ObjectKey(name), ObjectBody.of("x"));

    assertThatThrownBy(this::pull)
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT))
        .hasMessageContaining(name.replace('\n', '?'));
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void pull_fileThatIsAFolderToo_isRefused() {
    store.put(new ObjectKey("a"), ObjectBody.of("x"));
    store.put(new ObjectKey("a/b"), ObjectBody.of("x"));

    assertThatThrownBy(this::pull).hasMessageContaining("'a' is a file and, by 'a/b', a folder");
  }

  @Test
  void pull_storeThatLostItsMarker_isNoTree() {
    store.put(new ObjectKey("versions/00000001.json.gz"), ObjectBody.of("x"));
    store.put(new ObjectKey("chunks/ab/abcd"), ObjectBody.of("x"));

    assertThatThrownBy(this::pull)
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT))
        .hasMessageContaining("zoo-store.json has versions beside it, but is missing");
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void pull_treeWithAManifest_mayHaveAFileNamedLikeAVersion() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own/versions"));
    Files.writeString(own.resolve("00000001.json.gz"), "x");
    new TreeFixture(store, folder).push(folder.resolve("own"));

    pull();

    assertThat(folder.resolve("model/versions/00000001.json.gz")).hasContent("x");
  }

  @Test
  void pull_gitAndIgnoreFile_areLeftOut() {
    store.put(new ObjectKey("SBI"), ObjectBody.of("#!/bin/sh\n"));
    store.put(new ObjectKey(".git/config"), ObjectBody.of("x"));
    store.put(new ObjectKey(".zooignore"), ObjectBody.of("x"));

    TreePullResult result = pull();

    assertThat(result.leftOut()).containsExactly(".git/config", ".zooignore");
    assertThat(folder.resolve("model/SBI")).exists();
    assertThat(folder.resolve("model/.git")).doesNotExist();
  }

  @Test
  void pull_nothingThere_isNotFound() {
    TreeContract.assertKind(ErrorKind.NOT_FOUND, this::pull);
  }

  @Test
  void pull_damagedMemory_isForgotten() throws IOException {
    store.put(new ObjectKey("SBI"), ObjectBody.of("#!/bin/sh\n"));
    pull();
    Path memory = folder.resolve("state/model/objects");
    Files.writeString(memory, Files.readString(memory).replace('9', '8') + "torn");

    assertThat(pull().pull().outcome()).isEqualTo(PullResult.Outcome.UP_TO_DATE);
  }

  private TreePullResult pull() {
    return new TreeFixture(store, folder).pull(folder.resolve("model"));
  }
}
