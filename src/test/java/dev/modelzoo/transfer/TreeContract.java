package dev.modelzoo.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.ForwardingObjectStore;
import dev.modelzoo.testing.KillingObjectStore;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain trees in each kind of store: what other tools leave, and what zoo pushes. */
abstract class TreeContract {
  @TempDir Path folder;
  ObjectStore store = new dev.modelzoo.testing.InMemoryObjectStore();
  TreeFixture here = new TreeFixture(store, Path.of("unset"));

  abstract ObjectStore emptyStore();

  /** Whether the store says anything of content. */
  abstract boolean hasChecksums();

  /** With chunks that the store takes for parts. */
  ChunkLayout layoutOfParts() {
    return TransferFixture.LAYOUT;
  }

  @BeforeEach
  void openStore() {
    store = emptyStore();
    here = new TreeFixture(store, folder);
  }

  @Test
  void pull_whatACopyLeft_bringsFilesAndModes() throws IOException {
    Map<String, byte[]> files = copyTree();

    TreePullResult result = here.pull(folder.resolve("model"));

    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      assertThat(folder.resolve("model").resolve(file.getKey())).hasBinaryContent(file.getValue());
    }
    assertThat(folder.resolve("model/SBI")).isExecutable();
    assertThat(folder.resolve("model/bin/tool")).isExecutable();
    assertThat(Files.isExecutable(folder.resolve("model/model.yaml"))).isFalse();
    assertThat(result.byManifest()).isFalse();
    assertThat(result.uncheckedFiles()).isEqualTo(hasChecksums() ? 0 : files.size() - 1);
  }

  @Test
  void pull_again_fetchesNothing() {
    copyTree();
    here.pull(folder.resolve("model"));

    PullResult again = here.pull(folder.resolve("model")).pull();

    assertThat(again.outcome()).isEqualTo(PullResult.Outcome.UP_TO_DATE);
    assertThat(again.counts().objects()).isZero();
  }

  @Test
  void pull_filesAreHereAlready_comparesThem() throws IOException {
    Map<String, byte[]> files = copyTree();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve("model").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }

    TreePullResult result = here.pull(folder.resolve("model"));

    assertThat(result.pull().counts().objects() == 0).isEqualTo(hasChecksums());
    assertThat(folder.resolve("model/SBI")).isExecutable();
    assertThat(folder.resolve(".model.zoo-new")).doesNotExist();
  }

  @Test
  void pull_killedAtAnyRead_goesOnWhereItWas() {
    Map<String, byte[]> files = copyTree();
    long total = files.values().stream().mapToLong(bytes -> bytes.length).sum();
    for (int call = 4; call < 12; call += 3) {
      Path model = folder.resolve("model" + call);
      ObjectStore killing = new KillingObjectStore(store, call, KillingObjectStore.Moment.AFTER);
      assertThatThrownBy(() -> here.through(killing).pull(model))
          .isInstanceOf(KillingObjectStore.Killed.class);
      assertThat(model).doesNotExist();

      TransferCounts counts = here.pull(model).pull().counts();

      assertThat(counts.bytes()).isLessThan(total);
      assertThat(model.resolve("assets/big.bin")).hasBinaryContent(TestBytes.random(1, 10_000));
    }
  }

  @Test
  void pushAndPull_roundTrip_isByteForByte() throws IOException {
    Path model = model();
    here.push(model);

    TreePullResult pulled = here.pull(folder.resolve("copy"));

    assertThat(pulled.byManifest()).isTrue();
    assertThat(FolderSnapshot.of(folder.resolve("copy"))).isEqualTo(FolderSnapshot.of(model));
  }

  @Test
  void push_again_sendsWhatChangedOnly() throws IOException {
    Path model = model();
    here.push(model);

    TreePushResult same = here.push(model);
    Files.writeString(model.resolve("model.yaml"), "language: zh\n");
    TreePushResult changed = here.push(model);

    assertThat(same.push().outcome()).isEqualTo(PushResult.Outcome.UP_TO_DATE);
    assertThat(same.push().counts().objects()).isZero();
    assertThat(changed.push().counts()).isEqualTo(new TransferCounts(1, 13, 13_000));
  }

  @Test
  void push_fromAnotherMachine_comparesWithTheStore() throws IOException {
    Path model = model();
    here.push(model);
    Path copy = folder.resolve("copy");
    here.pull(copy);

    TreePushResult again = here.push(copy);

    assertThat(again.push().counts().objects()).isZero();
  }

  @Test
  void push_killedBetweenParts_sendsTheRestOnly() throws IOException {
    ChunkLayout layout = layoutOfParts();
    TreeFixture inParts = new TreeFixture(store, folder, layout);
    byte[] bytes = TestBytes.random(2, 4 * layout.chunk() + 100);
    Path model = Files.createDirectories(folder.resolve("large"));
    Files.write(model.resolve("large.bin"), bytes);
    ObjectStore killing = new KillingParts(store, 3);
    assertThatThrownBy(() -> inParts.through(killing).push(model))
        .isInstanceOf(KillingObjectStore.Killed.class);
    assertThat(store.head(new ObjectKey("large.bin"))).isEmpty();

    TransferCounts counts = inParts.push(model).push().counts();

    assertThat(counts.bytes()).isEqualTo(layout.chunk() + 100);
    inParts.pull(folder.resolve("copy"));
    assertThat(folder.resolve("copy/large.bin")).hasBinaryContent(bytes);
  }

  @Test
  void push_extraObjects_areKeptUntilAsked() throws IOException {
    Path model = model();
    store.put(new ObjectKey("old.bin"), ObjectBody.of("old"));

    TreePushResult kept = here.push(model);
    boolean thereBefore = store.head(new ObjectKey("old.bin")).isPresent();
    here.push(model, true);

    assertThat(kept.extra()).containsExactly("old.bin");
    assertThat(thereBefore).isTrue();
    assertThat(store.head(new ObjectKey("old.bin"))).isEmpty();
  }

  @Test
  void pull_objectIsNotThatOfTheManifest_isCorrupt() throws IOException {
    here.push(model());
    store.put(new ObjectKey("model.yaml"), ObjectBody.of("language: xx\n"));

    assertKind(ErrorKind.CORRUPT, () -> here.pull(folder.resolve("copy")));

    assertThat(folder.resolve("copy")).doesNotExist();
    TreeVerification.Report report =
        new TreeVerification(here.tree(), new Workers(2), TransferListener.NONE).verify(false);
    assertThat(report.problems()).extracting(p -> p.key().value()).containsExactly("model.yaml");
  }

  @Test
  void pull_objectOfTheManifestIsMissing_saysWhich() throws IOException {
    here.push(model());
    store.delete(new ObjectKey("model.yaml"));

    assertThatThrownBy(() -> here.pull(folder.resolve("copy")))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("model.yaml");
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  @Test
  void verify_treeWithoutManifest_usesTheStoresChecksums() {
    Map<String, byte[]> files = copyTree();

    TreeVerification.Report report =
        new TreeVerification(here.tree(), new Workers(2), TransferListener.NONE).verify(false);

    assertThat(report.problems()).isEmpty();
    assertThat(report.objects()).isEqualTo(files.size());
    assertThat(report.unchecked()).isEqualTo(hasChecksums() ? 0 : files.size());
  }

  @Test
  void pull_treeChangesMeanwhile_isAConflict() {
    copyTree();
    FaultyObjectStore changing =
        new FaultyObjectStore(store)
            .on(
                FaultyObjectStore.Operation.READ,
                "model.yaml",
                1,
                dev.modelzoo.testing.Fault.runAfter(
                    () -> store.put(new ObjectKey("new.bin"), ObjectBody.of("new"))));

    assertKind(ErrorKind.CONFLICT, () -> here.through(changing).pull(folder.resolve("model")));

    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void pull_localChanges_areRefusedBeforeAnythingIsFetched() throws IOException {
    copyTree();
    Files.createDirectories(folder.resolve("model"));
    Files.writeString(folder.resolve("model/mine.txt"), "mine");

    assertKind(ErrorKind.CONFLICT, () -> here.pull(folder.resolve("model")));

    assertThat(folder.resolve("model/mine.txt")).hasContent("mine");
    assertThat(folder.resolve(".model.zoo-new")).doesNotExist();
  }

  @Test
  void pull_dryRun_countsAndChangesNothing() {
    copyTree();

    TreePullResult result = here.pull(folder.resolve("model"), true, manifest -> {});

    assertThat(result.known()).isFalse();
    assertThat(result.pull().outcome()).isEqualTo(PullResult.Outcome.WOULD_UPDATE);
    assertThat(result.pull().counts().objects()).isEqualTo(7);
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void dryRunOfPush_namesTheRequestsOfThePush_andChangesNothing() throws IOException {
    Path model = model();
    store.put(new ObjectKey("old.bin"), ObjectBody.of("old"));

    TreePushResult plan = here.plan(model, true);
    boolean untouched = store.head(new ObjectKey("SBI")).isEmpty();
    TreePushResult push = here.push(model, true);
    TreePushResult planAgain = here.plan(model, true);
    TreePushResult again = here.push(model, true);

    assertThat(untouched).isTrue();
    assertThat(plan.push().outcome()).isEqualTo(PushResult.Outcome.WOULD_PUBLISH);
    assertThat(plan.push().counts()).isEqualTo(push.push().counts());
    assertThat(plan.push().requests()).isEqualTo(push.push().requests()).isPositive();
    assertThat(plan.extra()).isEqualTo(push.extra());
    assertThat(planAgain.push().requests()).isEqualTo(again.push().requests());
  }

  @Test
  void dryRunOfPull_namesTheRequestsOfThePull() throws IOException {
    copyTree();
    TreePullResult plan = here.pull(folder.resolve("model"), true, manifest -> {});
    TreePullResult pull = here.pull(folder.resolve("model"));
    here.push(model());
    TreePullResult planByManifest = here.pull(folder.resolve("copy"), true, manifest -> {});
    TreePullResult byManifest = here.pull(folder.resolve("copy"));

    assertThat(plan.requests()).isEqualTo(pull.requests()).isPositive();
    assertThat(planByManifest.requests()).isEqualTo(byManifest.requests()).isPositive();
  }

  @Test
  void push_fileThereIsAFolderHere_isAConflict() throws IOException {
    store.put(new ObjectKey("assets"), ObjectBody.of("a file"));

    assertKind(ErrorKind.CONFLICT, () -> here.push(model()));
  }

  static void assertKind(
      ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ZooException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  /** As ossutil, or any other tool that copies files, leaves them. */
  private Map<String, byte[]> copyTree() {
    Map<String, byte[]> files =
        Map.of(
            "SBI", "#!/bin/sh\n".getBytes(UTF_8),
            "model.yaml", "language: en\n".getBytes(UTF_8),
            "bin/tool", new byte[] {0x7f, 'E', 'L', 'F', 1},
            "assets/big.bin", TestBytes.random(1, 10_000),
            "assets/中文 词表+100%25.txt", "一\n".getBytes(UTF_8),
            "assets/empty.txt", new byte[0]);
    files.forEach((path, bytes) -> store.put(new ObjectKey(path), ObjectBody.of(bytes)));
    return files;
  }

  private Path model() throws IOException {
    Path model = folder.resolve("model");
    Files.createDirectories(model.resolve("assets"));
    Files.writeString(model.resolve("SBI"), "#!/bin/sh\n");
    assertThat(model.resolve("SBI").toFile().setExecutable(true, false)).isTrue();
    Files.writeString(model.resolve("model.yaml"), "language: en\n");
    Files.write(model.resolve("assets/large.bin"), TestBytes.random(2, 10_000));
    Files.write(model.resolve("assets/中文 +%25 .bin"), TestBytes.random(3, 2_990));
    Files.write(model.resolve("assets/empty"), new byte[0]);
    return model;
  }

  /** Ends everything after so many parts. */
  private static final class KillingParts extends ForwardingObjectStore {
    private final MultipartStore parts;
    private final AtomicInteger left;

    KillingParts(ObjectStore store, int parts) {
      super(store);
      this.parts = store.multipart().orElseThrow();
      this.left = new AtomicInteger(parts);
    }

    @Override
    public Optional<MultipartStore> multipart() {
      return Optional.of(
          new MultipartStore() {
            @Override
            public Upload create(ObjectKey key) {
              return parts.create(key);
            }

            @Override
            public Part put(Upload upload, int number, ObjectBody body) {
              if (left.getAndDecrement() == 0) {
                throw new KillingObjectStore.Killed();
              }
              return parts.put(upload, number, body);
            }

            @Override
            public void uploads(ObjectKey key, java.util.function.Consumer<Upload> visitor) {
              parts.uploads(key, visitor);
            }

            @Override
            public List<Part> parts(Upload upload) {
              return parts.parts(upload);
            }

            @Override
            public void complete(Upload upload, List<Part> all) {
              parts.complete(upload, all);
            }

            @Override
            public void abort(Upload upload) {
              parts.abort(upload);
            }
          });
    }
  }
}
