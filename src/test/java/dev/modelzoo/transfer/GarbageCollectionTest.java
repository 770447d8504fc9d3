package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.SettableClock;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageCollectionTest {
  private static final Duration LONG = Duration.ofDays(8);

  @TempDir private Path temp;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:00:00Z"));
  private final InMemoryObjectStore store = new InMemoryObjectStore(clock);
  private final GarbageCollection collection =
      new GarbageCollection(new VersionStore(store, TransferFixture.LAYOUT));
  private TransferFixture transfers;
  private ModelImageFolder image;
  private List<Manifest> versions;

  /** Three versions that share the small files and have a large one each. */
  @BeforeEach
  void prepare() {
    transfers = TransferFixture.of(store, temp);
    image = ModelImageFolder.sound(temp);
    versions = List.of(push(1), push(2), push(3));
  }

  @Test
  void run_oldVersions_areRetiredAndWhatOnlyTheyNeedGoes() {
    clock.advance(LONG);

    GarbageCollection.Outcome outcome = collection.run(1, Set.of());

    assertThat(outcome.retired()).containsExactly(1, 2);
    assertThat(new HashSet<>(outcome.objects())).isEqualTo(chunksOf(1, 2));
    assertThat(outcome.bytes()).isEqualTo(2 * 9000);
    assertThat(collection.retired()).containsExactlyInAnyOrder(1, 2);
    assertWhole(3);
  }

  @Test
  void plan_sameMoment_saysWhatRunDoes() {
    clock.advance(LONG);

    GarbageCollection.Outcome plan = collection.plan(2, Set.of(), clock.instant());

    assertThat(collection.retired()).isEmpty();
    assertThat(collection.run(2, Set.of())).isEqualTo(plan);
    assertThat(plan.retired()).containsExactly(1);
    assertThat(plan.kept()).containsExactly(2, 3);
  }

  @Test
  void run_youngObjects_stay() {
    clock.advance(Duration.ofDays(6));

    GarbageCollection.Outcome outcome = collection.run(1, Set.of());

    assertThat(outcome.retired()).containsExactly(1, 2);
    assertThat(outcome.objects()).isEmpty();
    clock.advance(Duration.ofDays(2));
    assertThat(collection.run(1, Set.of()).objects()).hasSize(6);
  }

  @Test
  void run_pinnedVersion_stays() {
    clock.advance(LONG);

    assertThat(collection.run(1, Set.of(1)).retired()).containsExactly(2);
    assertWhole(1);
    assertWhole(3);
  }

  @Test
  void run_versionPinnedAfterItWasRetired_staysWhole() {
    collection.run(1, Set.of()); // retires version 1, whose objects are still young
    clock.advance(LONG);

    GarbageCollection.Outcome plan = collection.plan(1, Set.of(1), clock.instant());
    GarbageCollection.Outcome outcome = collection.run(1, Set.of(1));

    assertThat(outcome).isEqualTo(plan);
    assertThat(new HashSet<>(outcome.objects())).isEqualTo(chunksOf(2));
    assertWhole(1);
  }

  @Test
  void run_plainTreeWithFoldersOfTheSameNames_isRefused() {
    InMemoryObjectStore tree = new InMemoryObjectStore(clock);
    ObjectKey file = new ObjectKey("chunks/model.bin");
    tree.put(file, ObjectBody.of("somebody's only copy"));
    clock.advance(LONG);
    GarbageCollection inTree =
        new GarbageCollection(new VersionStore(tree, TransferFixture.LAYOUT));

    assertThatThrownBy(() -> inTree.plan(1, Set.of(), clock.instant()))
        .hasMessageContaining("no store with versions");
    assertThatThrownBy(() -> inTree.run(1, Set.of()))
        .hasMessageContaining("no store with versions");

    assertThat(tree.head(file)).isPresent();
  }

  @Test
  void run_twice_findsNothingMore() {
    clock.advance(LONG);
    collection.run(1, Set.of());

    GarbageCollection.Outcome again = collection.run(1, Set.of());

    assertThat(again)
        .isEqualTo(new GarbageCollection.Outcome(List.of(), List.of(3), List.of(), 0, 0));
  }

  @Test
  void run_whoMayNotDelete_retiresNothing() {
    clock.advance(LONG);
    FaultyObjectStore denying =
        new FaultyObjectStore(store)
            .on(Operation.DELETE, FaultyObjectStore.EVERY, Fault.failBefore());
    GarbageCollection denied =
        new GarbageCollection(new VersionStore(denying, TransferFixture.LAYOUT));

    assertThatThrownBy(() -> denied.run(1, Set.of())).hasMessageContaining("refused");

    assertThat(collection.retired()).isEmpty();
  }

  @Test
  void run_leavesNoProbe() {
    collection.run(1, Set.of());

    assertThat(keys(StoreKeys.RETIRED))
        .containsExactlyInAnyOrder(StoreKeys.retired(1), StoreKeys.retired(2));
  }

  @Test
  void run_keepNone_isRefused() {
    assertThatThrownBy(() -> collection.run(0, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void run_objectPushedAgainMeanwhile_stays() {
    clock.advance(LONG);
    ObjectKey revived = chunksOf(1).iterator().next();
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(
                Operation.HEAD,
                revived.value(),
                1,
                Fault.runBefore(() -> store.put(revived, ObjectBody.of("sent again"))));

    GarbageCollection.Outcome outcome =
        new GarbageCollection(new VersionStore(faulty, TransferFixture.LAYOUT)).run(1, Set.of());

    assertThat(outcome.objects()).hasSize(5).doesNotContain(revived);
  }

  @Test
  void run_versionPublishedMeanwhile_keepsItsObjects() {
    clock.advance(LONG);
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(Operation.LIST, StoreKeys.PACKS, 1, Fault.runBefore(() -> push(1)));

    new GarbageCollection(new VersionStore(faulty, TransferFixture.LAYOUT)).run(1, Set.of());

    assertThat(transfers.latest().version()).isEqualTo(4);
    assertWhole(4);
  }

  @Test
  void push_besideACollection_losesNothing() {
    clock.advance(LONG);
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(
                Operation.PUT_IF_ABSENT,
                StoreKeys.VERSIONS,
                1,
                Fault.runBefore(() -> collection.run(1, Set.of())));
    change(1); // its chunks are there, of a version that is being retired

    transfers.through(faulty).push(transfers.pushRequest(image.folder(), false), clock);

    assertWhole(4);
  }

  private Manifest push(int seed) {
    change(seed);
    return transfers.push(image.folder()).manifest();
  }

  private void change(int seed) {
    image.file("assets/large", TestBytes.random(seed, 9000));
  }

  private Set<ObjectKey> chunksOf(int... numbers) {
    Set<ObjectKey> keys = new TreeSet<>();
    for (int number : numbers) {
      versions.get(number - 1).chunks().forEach(chunk -> keys.add(StoreKeys.chunk(chunk)));
    }
    return keys;
  }

  private List<ObjectKey> keys(String prefix) {
    List<ObjectKey> keys = new ArrayList<>();
    store.list(prefix, object -> keys.add(object.key()));
    return keys;
  }

  private void assertWhole(int version) {
    assertThat(
            new StoreVerification(transfers.versions(), new Workers(1), TransferListener.NONE)
                .verify(transfers.versions().read(version), false)
                .problems())
        .isEmpty();
  }
}
