package dev.modelzoo.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.store.Checksums;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.ForwardingObjectStore;
import dev.modelzoo.testing.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that change while they are pulled, and stores that are wrong about them. */
class TreePullTest {
  private static final ObjectKey CARD = new ObjectKey("model.yaml");
  private static final Checksums OF_OTHER_BYTES = Checksums.ofETag("0".repeat(32));

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  @TempDir private Path folder;

  @BeforeEach
  void copyTree() {
    store.put(new ObjectKey("SBI"), ObjectBody.of("#!/bin/sh\n"));
    store.put(CARD, ObjectBody.of("language: en\n"));
  }

  @ParameterizedTest
  @CsvSource({"id,model,other", "kind,model,dataset"})
  void pull_manifestIsOfAnotherEntry_isRefused(String field, String right, String wrong)
      throws IOException {
    Path model = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(model.resolve("SBI"), "#!/bin/sh\n");
    new TreeFixture(store, folder).push(model);
    String manifest = new String(store.read(PlainTree.MANIFEST).readAllBytes(), UTF_8);
    store.put(
        PlainTree.MANIFEST,
        ObjectBody.of(
            manifest.replaceFirst(
                "\"%s\": ?\"%s\"".formatted(field, right),
                "\"%s\":\"%s\"".formatted(field, wrong))));

    TreeContract.assertKind(ErrorKind.CORRUPT, () -> pull(store));

    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void pull_objectIsDeletedBeforeItIsRead_isAConflict() {
    FaultyObjectStore faulty = onRead(Fault.runBefore(() -> store.delete(CARD)));

    TreeContract.assertKind(ErrorKind.CONFLICT, () -> pull(faulty));
  }

  @Test
  void pull_objectIsDeletedAfterItWasRead_isAConflictThatNamesIt() {
    FaultyObjectStore faulty = onRead(Fault.runAfter(() -> store.delete(CARD)));

    assertThatThrownBy(() -> pull(faulty)).hasMessageContaining("'model.yaml'");

    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void pull_objectBecomesShorter_isAConflict() {
    FaultyObjectStore faulty = onRead(Fault.shortBody(3));

    TreeContract.assertKind(ErrorKind.CONFLICT, () -> pull(faulty));
  }

  @Test
  void pull_bodyBreaksOff_isTroubleOfTheService() {
    FaultyObjectStore faulty = onRead(Fault.brokenBody(3));

    TreeContract.assertKind(ErrorKind.UNAVAILABLE, () -> pull(faulty));
  }

  @Test
  void pull_serviceRefusesTheRead_saysSo() {
    FaultyObjectStore faulty = onRead(Fault.failBefore());

    TreeContract.assertKind(ErrorKind.UNAVAILABLE, () -> pull(faulty));
  }

  @Test
  void pull_bytesNeverFitTheChecksum_isCorrupt() {
    ObjectStore saying = new Saying(store, OF_OTHER_BYTES);

    assertThatThrownBy(() -> pull(saying)).hasMessageContaining("the store's own checksum");

    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void pull_objectIsReplacedAndFitsNoChecksum_isAConflict() {
    ObjectStore saying =
        new Saying(
            onRead(Fault.runAfter(() -> store.put(CARD, ObjectBody.of("of another size")))),
            OF_OTHER_BYTES);

    TreeContract.assertKind(ErrorKind.CONFLICT, () -> pull(saying));
  }

  @ParameterizedTest
  @ValueSource(strings = {".git", "sub/.git", "sub/.git/config", "sub/.zooignore"})
  void pull_whatNoVersionHas_isLeftOutAndTold(String path) {
    store.put(new ObjectKey(path), ObjectBody.of("x"));

    TreePullResult result = pull(store);

    assertThat(result.leftOut()).containsExactly(path);
    assertThat(folder.resolve("model").resolve(path)).doesNotExist();
  }

  private FaultyObjectStore onRead(Fault fault) {
    return new FaultyObjectStore(store)
        .on(Operation.READ, CARD.value(), FaultyObjectStore.EVERY, fault);
  }

  private TreePullResult pull(ObjectStore through) {
    return new TreeFixture(through, folder).pull(folder.resolve("model"));
  }

  /** Says something of the card's content, in lists and in answers for it alone. */
  private static final class Saying extends ForwardingObjectStore {
    private final ObjectStore store;
    private final Checksums checksums;

    Saying(ObjectStore store, Checksums checksums) {
      super(store);
      this.store = store;
      this.checksums = checksums;
    }

    @Override
    public Optional<ObjectMetadata> head(ObjectKey key) {
      return store.head(key).map(this::said);
    }

    @Override
    public void list(String prefix, Consumer<ObjectMetadata> visitor) {
      store.list(prefix, object -> visitor.accept(said(object)));
    }

    private ObjectMetadata said(ObjectMetadata object) {
      return object.key().equals(CARD) ? object.with(object.etag(), checksums) : object;
    }
  }
}
