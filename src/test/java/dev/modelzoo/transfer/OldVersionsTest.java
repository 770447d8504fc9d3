package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.ForwardingObjectStore;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.SettableClock;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at versions, comparing them, and going back to one. */
class OldVersionsTest {
  private static final String SET = "ab".repeat(32);

  @TempDir private Path temp;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private TransferFixture transfers;
  private Manifest first;
  private Manifest second;

  @BeforeEach
  void prepare() {
    transfers = TransferFixture.of(store, temp);
    ModelImageFolder image =
        ModelImageFolder.sound(temp).file("assets/big", TestBytes.random(1, 9000));
    first = transfers.push(image.folder()).manifest();
    image.file("README.md", "changed").without("assets/model.bin").file("assets/new", "new");
    image.executable("assets/big").link("assets/link", "big");
    second = transfers.push(image.folder()).manifest();
  }

  @Test
  void rollback_olderVersion_isPublishedAsTheNext() {
    Manifest third = rollback().to(first, false).manifest();

    assertThat(third.version()).isEqualTo(3);
    assertThat(third.parent()).hasValue(2);
    assertThat(transfers.latest().digest()).isEqualTo(first.digest());
    assertThat(transfers.latest().entries()).isEqualTo(first.entries());
  }

  @Test
  void rollback_toTheLatest_publishesNothing() {
    assertThat(rollback().to(second, false)).isEqualTo(new Rollback.Outcome(second, false));
    assertThat(transfers.versions().versions()).containsExactly(1, 2);
  }

  @Test
  void rollback_objectsLost_isRefused() {
    store.delete(StoreKeys.chunk(first.chunks().iterator().next()));

    assertThatThrownBy(() -> rollback().to(first, false))
        .hasMessageContaining("version 1 of model is no longer whole")
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.CORRUPT);
  }

  @Test
  void rollback_toARetiredVersion_isAConflict() {
    store.put(StoreKeys.retired(1), ObjectBody.of("{}"));

    assertThatThrownBy(() -> rollback().to(first, false))
        .hasMessageContaining("version 1 of model is retired")
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.CONFLICT);
  }

  @Test
  void rollback_somebodyPublishesMeanwhile_isAConflict() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(Operation.PUT_IF_ABSENT, 1, Fault.runBefore(() -> rollback().to(first, false)));
    VersionStore behind = new VersionStore(faulty, TransferFixture.LAYOUT);

    assertThatThrownBy(
            () -> new Rollback(behind, new Workers(1), Clock.systemUTC(), "t").to(first, false))
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.CONFLICT);
  }

  @Test
  void verify_soundVersion_findsNothing() {
    StoreVerification.Report report = verification().verify(second, false);

    assertThat(report.problems()).isEmpty();
    assertThat(report.objects()).isEqualTo(3 + second.packs().size());
  }

  @Test
  void verify_damagedObjects_namesEach() {
    List<String> chunks = List.copyOf(second.chunks());
    store.flipBit(StoreKeys.chunk(chunks.get(0)), 100);
    store.delete(StoreKeys.chunk(chunks.get(1)));
    ObjectKey pack = StoreKeys.pack(second.packs().keySet().iterator().next());
    store.put(pack, ObjectBody.of(new byte[0]));

    assertThat(verification().verify(second, false).problems())
        .extracting(StoreVerification.Problem::key)
        .contains(StoreKeys.chunk(chunks.get(0)), StoreKeys.chunk(chunks.get(1)), pack)
        .hasSize(3);
    assertThat(verification().verify(second, true).problems())
        .extracting(StoreVerification.Problem::key)
        .contains(StoreKeys.chunk(chunks.get(1)), pack)
        .hasSize(2);
  }

  @Test
  void verify_trailingBytes_areFound() {
    ObjectKey key = StoreKeys.chunk(second.chunks().iterator().next());
    store.put(key, ObjectBody.of(TestBytes.random(1, 4097)));

    assertThat(verification().verify(second, false).problems()).hasSize(1);
  }

  @Test
  void verify_deniedOrBroken_isNotTakenForDamage() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.READ, "chunks/", 1, Fault.failBefore());
    FaultyObjectStore breaking =
        new FaultyObjectStore(store).on(Operation.READ, "chunks/", 1, Fault.brokenBody(10));

    for (FaultyObjectStore trouble : List.of(faulty, breaking)) {
      VersionStore behind = new VersionStore(trouble, TransferFixture.LAYOUT);
      assertThatThrownBy(
              () ->
                  new StoreVerification(behind, new Workers(1), TransferListener.NONE)
                      .verify(second, false))
          .extracting(e -> ((ZooException) e).kind())
          .isEqualTo(ErrorKind.UNAVAILABLE);
    }
  }

  @Test
  void diff_twoVersions_saysWhatBecameOfEachPath() {
    VersionDiff diff = VersionDiff.between(first.entries(), second.entries());

    assertThat(diff.changes())
        .extracting(change -> change.kind().symbol() + " " + change.path())
        .containsExactly(
            "M README.md", "T assets/big", "A assets/link", "D assets/model.bin", "A assets/new");
  }

  @Test
  void diff_fileBecomesALinkOfTheSameBytes_isModified() {
    ManifestEntry link = ManifestEntry.link("a", "target");
    ManifestEntry file =
        ManifestEntry.file("a", false, link.size(), link.digest(), link.location());

    assertThat(VersionDiff.between(List.of(file), List.of(link)).changes())
        .extracting(VersionDiff.Change::kind)
        .containsExactly(VersionDiff.Kind.MODIFIED);
  }

  @Test
  void diff_sameVersion_isEmpty() {
    assertThat(VersionDiff.between(first.entries(), first.entries()).changes()).isEmpty();
  }

  @Test
  void results_added_areReadBackNewestFirst() {
    SettableClock clock = new SettableClock(Instant.EPOCH);
    ResultObjects results = results(new InMemoryObjectStore(clock));
    for (String text : List.of("first", "second", "third")) {
      results.add(2, SET, text);
      clock.advance(Duration.ofSeconds(1));
    }
    results.add(1, SET, "of another version");

    assertThat(visited(results, SET, 10))
        .containsExactly(Optional.of("third"), Optional.of("second"), Optional.of("first"));
    assertThat(visited(results, SET, 2))
        .containsExactly(Optional.of("third"), Optional.of("second"));
    assertThat(visited(results, "cd".repeat(32), 10)).isEmpty();
  }

  @Test
  void results_moreThanAnybodyMade_endWithTheNewestThousand() {
    SettableClock clock = new SettableClock(Instant.EPOCH);
    ResultObjects results = results(new InMemoryObjectStore(clock));
    for (int i = 0; i <= ResultObjects.MAX_RECORDS; i++) {
      results.add(2, SET, "record " + i);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(visited(results, SET, Integer.MAX_VALUE))
        .hasSize(ResultObjects.MAX_RECORDS)
        .startsWith(Optional.of("record 1000"))
        .doesNotContain(Optional.of("record 0"));
  }

  @Test
  void results_objectLargerThanAnyRecord_isNotRead() {
    InMemoryObjectStore memory = new InMemoryObjectStore();
    results(memory).add(2, SET, "huge");
    FaultyObjectStore watched = new FaultyObjectStore(new HugeObjects(memory));

    assertThat(visited(results(watched), SET, 10)).containsExactly(Optional.empty());
    assertThat(watched.count(Operation.READ)).isZero();
  }

  private static ResultObjects results(ObjectStore store) {
    return new ResultObjects(new VersionStore(store, TransferFixture.LAYOUT));
  }

  @Test
  void resultSets_ofAVersion_areThoseWithRecordsAndNothingElse() {
    ResultObjects results = new ResultObjects(transfers.versions());
    results.add(2, "ab".repeat(32), "one");
    results.add(2, "ab".repeat(32), "two");
    results.add(2, "cd".repeat(32), "three");
    results.add(1, "ef".repeat(32), "of another version");
    ObjectBody rubbish = ObjectBody.of("rubbish");
    transfers.versions().objects().put(new ObjectKey("results/00000002/abc/x.json"), rubbish);

    assertThat(results.sets(2)).containsExactly("ab".repeat(32), "cd".repeat(32));
  }

  /** The first {@code wanted} records. */
  private static List<Optional<String>> visited(ResultObjects results, String set, int wanted) {
    List<Optional<String>> visited = new ArrayList<>();
    results.newestFirst(
        2,
        set,
        (name, text) -> {
          text.ifPresent(t -> assertThat(results.read(2, set, name)).isEqualTo(t));
          visited.add(text);
          return visited.size() < wanted;
        });
    return visited;
  }

  /** Says of every object that it is larger than a record can be. */
  private static final class HugeObjects extends ForwardingObjectStore {
    private final ObjectStore store;

    HugeObjects(ObjectStore store) {
      super(store);
      this.store = store;
    }

    @Override
    public void list(String prefix, Consumer<ObjectMetadata> visitor) {
      store.list(
          prefix,
          object ->
              visitor.accept(
                  new ObjectMetadata(
                      object.key(), ResultObjects.MAX_BYTES + 1L, object.lastModified())));
    }
  }

  private Rollback rollback() {
    return new Rollback(transfers.versions(), new Workers(2), Clock.systemUTC(), "zoo/test");
  }

  private StoreVerification verification() {
    return new StoreVerification(transfers.versions(), new Workers(2), TransferListener.NONE);
  }
}
