package dev.modelzoo.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.Checksums;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.ForwardingObjectStore;
import dev.modelzoo.testing.InMemoryObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree that somebody else has written to, or writes to meanwhile. */
class TreePushTest {
  private static final ObjectKey CARD = new ObjectKey("model.yaml");

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  @TempDir private Path folder;
  private Path model = Path.of("unset");
  private TreeFixture here = new TreeFixture(store, Path.of("unset"));

  @BeforeEach
  void makeModel() throws IOException {
    here = new TreeFixture(store, folder);
    model = Files.createDirectories(folder.resolve("model"));
    Files.writeString(model.resolve("SBI"), "#!/bin/sh\n");
    Files.writeString(model.resolve("model.yaml"), "language: en\n");
  }

  @Test
  void push_damagedManifestIsThere_replacesIt() {
    here.push(model);
    store.put(PlainTree.MANIFEST, ObjectBody.of("{\"schema\": 3"));

    here.push(model);

    assertThat(here.tree().manifest()).isPresent();
  }

  @Test
  void push_treeOfAnotherModelIsThere_isAConflict() throws IOException {
    here.push(model);
    String manifest = new String(store.read(PlainTree.MANIFEST).readAllBytes(), UTF_8);
    store.put(
        PlainTree.MANIFEST,
        ObjectBody.of(manifest.replaceFirst("\"id\": ?\"model\"", "\"id\":\"other\"")));

    assertThatThrownBy(() -> here.push(model))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
        .hasMessageContaining("is of model other, not of model model");
  }

  @Test
  void push_treeOfATestSetIsThere_isAConflict() throws IOException {
    here.push(model);
    String manifest = new String(store.read(PlainTree.MANIFEST).readAllBytes(), UTF_8);
    store.put(
        PlainTree.MANIFEST,
        ObjectBody.of(manifest.replaceFirst("\"kind\": ?\"model\"", "\"kind\":\"dataset\"")));

    TreeContract.assertKind(ErrorKind.CONFLICT, () -> here.push(model));
  }

  @Test
  void push_serviceIsAway_sendsNothing() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(FaultyObjectStore.Operation.READ, 1, Fault.failBefore());

    TreeContract.assertKind(ErrorKind.UNAVAILABLE, () -> here.through(faulty).push(model));

    assertThat(faulty.count(FaultyObjectStore.Operation.PUT)).isZero();
  }

  @Test
  void push_objectIsDeletedMeanwhile_publishesNothing() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(FaultyObjectStore.Operation.LIST, 2, Fault.runBefore(() -> store.delete(CARD)));

    TreeContract.assertKind(ErrorKind.CONFLICT, () -> here.through(faulty).push(model));

    assertThat(store.head(PlainTree.MANIFEST)).isEmpty();
  }

  @Test
  void push_objectIsReplacedMeanwhile_publishesNothing() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(
                FaultyObjectStore.Operation.LIST,
                2,
                Fault.runBefore(() -> store.put(CARD, ObjectBody.of("theirs"))));

    TreeContract.assertKind(ErrorKind.CONFLICT, () -> here.through(faulty).push(model));

    assertThat(store.head(PlainTree.MANIFEST)).isEmpty();
  }

  @Test
  void push_fileIsWrittenToMeanwhile_sendsNoBytesThatTheManifestDoesNotKnow() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(
                FaultyObjectStore.Operation.PUT,
                "SBI",
                1,
                Fault.runAfter(() -> write("model.yaml", "language: zh\n")));

    TreeContract.assertKind(ErrorKind.CONFLICT, () -> here.through(faulty).push(model));

    assertThat(store.head(CARD)).isEmpty();
    assertThat(store.head(PlainTree.MANIFEST)).isEmpty();
  }

  @Test
  void push_link_isInTheManifestAndComesBack() throws IOException {
    Files.createSymbolicLink(model.resolve("card"), Path.of("model.yaml"));

    TreePushResult pushed = here.push(model);
    here.pull(folder.resolve("copy"));

    assertThat(pushed.links()).containsExactly("card");
    assertThat(Files.readSymbolicLink(folder.resolve("copy/card"))).hasToString("model.yaml");
  }

  @Test
  void push_sameSizeAndNothingRemembered_sendsUnlessSomethingVouches() {
    store.put(CARD, ObjectBody.of("language: zh\n"));

    TreePushResult result = here.push(model);

    assertThat(result.push().counts().objects()).isEqualTo(2);
    assertThat(store.head(CARD)).isPresent();
  }

  @Test
  void push_listKnowsLessThanHead_usesTheChecksumOfTheHead() {
    store.put(CARD, ObjectBody.of("language: en\n"));

    TreePushResult result = here.through(new ChecksumsInHeadOnly(store)).push(model);

    assertThat(result.push().counts().objects()).isEqualTo(1);
  }

  @Test
  void push_headSaysOtherContent_sendsTheFile() {
    store.put(CARD, ObjectBody.of("language: zh\n"));

    TreePushResult result = here.through(new ChecksumsInHeadOnly(store)).push(model);

    assertThat(result.push().counts().objects()).isEqualTo(2);
  }

  @Test
  void pushAgain_rememberedObjectIsOfOtherContent_sendsIt() throws IOException {
    here.push(model);
    Files.writeString(model.resolve("model.yaml"), "language: zh\n");

    TreePushResult result = here.push(model);

    assertThat(result.push().counts()).isEqualTo(new TransferCounts(1, 13, 10));
    assertThat(store.read(CARD).readAllBytes()).asString(UTF_8).isEqualTo("language: zh\n");
  }

  private void write(String name, String text) {
    try {
      Files.writeString(model.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As services are whose lists have no checksums. */
  private static final class ChecksumsInHeadOnly extends ForwardingObjectStore {
    private final InMemoryObjectStore store;

    ChecksumsInHeadOnly(InMemoryObjectStore store) {
      super(store);
      this.store = store;
    }

    @Override
    public Optional<ObjectMetadata> head(ObjectKey key) {
      return store
          .head(key)
          .map(
              object -> {
                byte[] bytes = bytes(key);
                String hex = Sha256.hex(bytes, 0, bytes.length);
                return object.with(Optional.empty(), Checksums.ofSha256(hex));
              });
    }

    @Override
    public void list(String prefix, Consumer<ObjectMetadata> visitor) {
      store.list(prefix, visitor);
    }

    private byte[] bytes(ObjectKey key) {
      try (var in = store.read(key)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
