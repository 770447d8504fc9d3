package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.Checksums;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
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

/** What is found in a damaged tree, with a manifest and without one. */
class TreeVerificationTest {
  private static final ObjectKey CARD = new ObjectKey("model.yaml");
  private static final Checksums OF_OTHER_BYTES = Checksums.ofETag("0".repeat(32));
  private static final Checksums OF_CARD = Checksums.ofETag("da08619d334a3ecff17e90518d858748");

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  @TempDir private Path folder;

  @BeforeEach
  void pushModel() throws IOException {
    Path model = Files.createDirectories(folder.resolve("model"));
    Files.writeString(model.resolve("SBI"), "#!/bin/sh\n");
    Files.writeString(model.resolve("model.yaml"), "language: en\n");
    Files.createSymbolicLink(model.resolve("card"), Path.of("model.yaml"));
    new TreeFixture(store, folder).push(model);
  }

  @Test
  void verify_soundTree_readsEveryFile() {
    TreeVerification.Report report = verify(store, false);

    assertThat(report.problems()).isEmpty();
    assertThat(report.byManifest()).isTrue();
    assertThat(report.objects()).isEqualTo(2);
    assertThat(report.bytes()).isEqualTo(23);
  }

  @Test
  void verify_missingShortAndDamagedFiles_areNamed() {
    store.delete(CARD);
    store.flipBit(new ObjectKey("SBI"), 3);

    TreeVerification.Report report = verify(store, false);

    assertThat(report.problems())
        .extracting(problem -> problem.key() + " " + problem.what())
        .containsExactly("SBI differs from its digest", "model.yaml is missing");
  }

  @Test
  void verify_quick_comparesSizesOnly() {
    store.put(CARD, ObjectBody.of("short"));
    store.flipBit(new ObjectKey("SBI"), 3);

    TreeVerification.Report report = verify(store, true);

    assertThat(report.problems())
        .extracting(problem -> problem.key() + " " + problem.what())
        .containsExactly("model.yaml has 5 bytes instead of 13");
  }

  @Test
  void verify_bytesAreWrongOnce_readsThemAgain() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(FaultyObjectStore.Operation.READ, "model.yaml", 1, Fault.wrongByte(2));

    assertThat(verify(faulty, false).problems()).isEmpty();
  }

  @Test
  void verify_storeFindsItsBytesCorrupt_isAProblemOfThatFile() {
    FaultyObjectStore faulty = corrupt("model.yaml");

    assertThat(verify(faulty, false).problems())
        .extracting(StoreVerification.Problem::key)
        .containsExactly(CARD);
  }

  @Test
  void verify_serviceGoesAway_isNoProblemOfTheFile() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(
                FaultyObjectStore.Operation.READ,
                "model.yaml",
                FaultyObjectStore.EVERY,
                Fault.failBefore());

    TreeContract.assertKind(ErrorKind.UNAVAILABLE, () -> verify(faulty, false));
  }

  @Test
  void verify_bodyBreaksOff_isTroubleOfTheService() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(
                FaultyObjectStore.Operation.READ,
                "model.yaml",
                FaultyObjectStore.EVERY,
                Fault.brokenBody(3));

    TreeContract.assertKind(ErrorKind.UNAVAILABLE, () -> verify(faulty, false));
  }

  @Test
  void verify_noManifestAndAWrongChecksum_isAProblem() {
    store.delete(PlainTree.MANIFEST);
    ObjectStore saying = new Saying(store, OF_OTHER_BYTES, OF_OTHER_BYTES);

    TreeVerification.Report report = verify(saying, false);

    assertThat(report.byManifest()).isFalse();
    assertThat(report.problems()).extracting(StoreVerification.Problem::key).containsExactly(CARD);
    assertThat(report.unchecked()).isEqualTo(1);
  }

  @Test
  void verify_tagInTheListIsNoMd5_believesTheHead() {
    store.delete(PlainTree.MANIFEST);
    ObjectStore saying = new Saying(store, OF_OTHER_BYTES, OF_CARD);

    assertThat(verify(saying, false).problems()).isEmpty();
  }

  @Test
  void verify_noManifestQuick_readsNothing() {
    store.delete(PlainTree.MANIFEST);
    FaultyObjectStore watched = new FaultyObjectStore(store);

    TreeVerification.Report report = verify(watched, true);

    assertThat(report.objects()).isEqualTo(2);
    assertThat(watched.calls()).doesNotContain("READ model.yaml", "READ SBI");
  }

  @Test
  void verify_noManifestAndCorruptBytes_isAProblem() {
    store.delete(PlainTree.MANIFEST);
    ObjectStore saying = new Saying(corrupt("model.yaml"), OF_CARD, OF_CARD);

    assertThat(verify(saying, false).problems())
        .extracting(StoreVerification.Problem::key)
        .containsExactly(CARD);
  }

  @Test
  void verify_noManifestAndABrokenBody_isTroubleOfTheService() {
    store.delete(PlainTree.MANIFEST);
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(
                FaultyObjectStore.Operation.READ,
                "model.yaml",
                FaultyObjectStore.EVERY,
                Fault.brokenBody(3));

    TreeContract.assertKind(
        ErrorKind.UNAVAILABLE, () -> verify(new Saying(faulty, OF_CARD, OF_CARD), false));
  }

  private FaultyObjectStore corrupt(String key) {
    ZooException failure = new ZooException(ErrorKind.CORRUPT, "wrong checksum", "Look.");
    return new FaultyObjectStore(store)
        .on(
            FaultyObjectStore.Operation.READ,
            key,
            FaultyObjectStore.EVERY,
            Fault.failBefore(failure));
  }

  private TreeVerification.Report verify(ObjectStore through, boolean quick) {
    PlainTree tree = new TreeFixture(through, folder).tree();
    return new TreeVerification(tree, new Workers(2), TransferListener.NONE).verify(quick);
  }

  /** Says something of the card's content in lists, and something in answers for it alone. */
  private static final class Saying extends ForwardingObjectStore {
    private final ObjectStore store;
    private final Checksums inList;
    private final Checksums inHead;

    Saying(ObjectStore store, Checksums inList, Checksums inHead) {
      super(store);
      this.store = store;
      this.inList = inList;
      this.inHead = inHead;
    }

    @Override
    public Optional<ObjectMetadata> head(ObjectKey key) {
      return store.head(key).map(object -> said(object, inHead));
    }

    @Override
    public void list(String prefix, Consumer<ObjectMetadata> visitor) {
      store.list(prefix, object -> visitor.accept(said(object, inList)));
    }

    private static ObjectMetadata said(ObjectMetadata object, Checksums checksums) {
      return object.key().equals(CARD) ? object.with(object.etag(), checksums) : object;
    }
  }
}
