package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.FileStamp;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.TreeFile;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.RetryListener;
import dev.modelzoo.store.RetryPolicy;
import dev.modelzoo.store.RetryingObjectStore;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.ForwardingObjectStore;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.KillingObjectStore;
import dev.modelzoo.testing.KillingObjectStore.Killed;
import dev.modelzoo.testing.KillingObjectStore.Moment;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A push publishes one version or none, whatever happens when. */
class PublishTest {
  @TempDir private Path temp;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private TransferFixture transfers;
  private ModelImageFolder image;

  @BeforeEach
  void prepare() {
    transfers = TransferFixture.of(store, temp);
    image = ModelImageFolder.sound(temp).file("assets/big", TestBytes.random(1, 20_000));
  }

  @ParameterizedTest
  @EnumSource
  void push_killedAtAnyStoreCall_isRepeatedToOneNewVersion(Moment moment) {
    transfers.push(image.folder());
    Map<String, String> first = FolderSnapshot.of(image.folder());
    int version = 1;
    for (int call = 1; ; call++, version++) {
      changeEverything(call);
      KillingObjectStore killing = new KillingObjectStore(store, call, moment);
      try {
        transfers.through(killing).push(image.folder());
        assertThat(call).as("the push made so many calls").isGreaterThan(10);
        return; // it makes no more calls
      } catch (Killed e) {
        Path pulled = temp.resolve("pulled-" + call);
        transfers.pull(pulled);
        assertThat(FolderSnapshot.of(pulled))
            .as("the last version after a kill %s call %d", moment, call)
            .isIn(first, FolderSnapshot.of(image.folder()));
      }

      transfers.push(image.folder());

      assertThat(transfers.versions().versions()).as("call %d", call).hasSize(version + 1);
      first = FolderSnapshot.of(image.folder());
    }
  }

  @ParameterizedTest
  @EnumSource
  void push_firstOneKilledAtAnyStoreCall_isRepeatedToOneVersion(Moment moment) {
    for (int call = 1; ; call++) {
      InMemoryObjectStore fresh = new InMemoryObjectStore();
      TransferFixture repeated = transfers.through(fresh);
      try {
        transfers.through(new KillingObjectStore(fresh, call, moment)).push(image.folder());
        return;
      } catch (Killed e) {
        repeated.push(image.folder());
      }

      assertThat(repeated.versions().versions()).as("call %d", call).containsExactly(1);
      Path pulled = temp.resolve("pulled-" + call);
      repeated.pull(pulled);
      assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
    }
  }

  @Test
  void push_killedAndRepeated_sendsOnlyWhatIsMissing() {
    image.file("assets/big", TestBytes.random(1, 40_960));
    FaultyObjectStore counting = new FaultyObjectStore(store);
    for (int call = 4; call < 18; call++) {
      KillingObjectStore killing = new KillingObjectStore(counting, call, Moment.AFTER);
      assertThatThrownBy(() -> transfers.through(killing).push(image.folder()))
          .isInstanceOf(Killed.class);
    }

    transfers.through(counting).push(image.folder());

    List<String> puts = counting.calls().stream().filter(c -> c.startsWith("PUT ")).toList();
    assertThat(puts).doesNotHaveDuplicates();
  }

  @Test
  void push_answerOfPublishingLost_publishesOneVersion() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(Operation.PUT_IF_ABSENT, "versions/", 1, Fault.dropAnswer());

    PushResult result = transfers.through(retrying(faulty)).push(image.folder());

    assertThat(result.outcome()).isEqualTo(PushResult.Outcome.PUBLISHED);
    assertThat(transfers.versions().versions()).containsExactly(1);
    assertThat(transfers.latest().pushId()).isEqualTo(result.manifest().pushId());
  }

  @Test
  void push_allAnswersOfPublishingLost_isAdoptedByTheNext() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(Operation.PUT_IF_ABSENT, "versions/", FaultyObjectStore.EVERY, Fault.dropAnswer());
    assertKind(
        ErrorKind.UNAVAILABLE, () -> transfers.through(retrying(faulty)).push(image.folder()));

    PushResult again = transfers.push(image.folder());

    assertThat(again.outcome()).isEqualTo(PushResult.Outcome.UP_TO_DATE);
    assertThat(transfers.versions().versions()).containsExactly(1);
  }

  @Test
  void push_answersLostEverywhereOnce_publishesOneVersion() {
    FaultyObjectStore faulty = new FaultyObjectStore(store);
    for (Operation operation : Operation.values()) {
      faulty.onEveryNth(operation, 2, Fault.dropAnswer());
    }

    transfers.through(retrying(faulty)).withJobs(4).push(image.folder());

    Path pulled = temp.resolve("pulled");
    transfers.pull(pulled);
    assertThat(transfers.versions().versions()).containsExactly(1);
    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void push_twoAtOnce_oneWinsAndTheOtherIsToldToRepeat() throws Exception {
    transfers.push(image.folder());
    ModelImageFolder other = otherImage().file("assets/other", TestBytes.random(7, 5000));
    image.file("assets/mine", TestBytes.random(8, 5000));

    List<Object> outcomes = pushAtOnce(image.folder(), other.folder());

    assertThat(transfers.versions().versions()).containsExactly(1, 2);
    assertThat(outcomes).filteredOn(PushResult.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(ZooException.class::isInstance)
        .singleElement()
        .satisfies(e -> assertThat(((ZooException) e).kind()).isEqualTo(ErrorKind.CONFLICT));
    boolean otherLost = outcomes.get(1) instanceof ZooException;
    transfers.push(otherLost ? other.folder() : image.folder());
    assertThat(transfers.versions().versions()).containsExactly(1, 2, 3);
  }

  @Test
  void push_twoAtOnceOfTheSame_theLoserAdoptsOnRepeating() throws Exception {
    ModelImageFolder other = otherImage().file("assets/big", TestBytes.random(1, 20_000));

    pushAtOnce(image.folder(), other.folder());

    assertThat(transfers.push(image.folder()).outcome()).isEqualTo(PushResult.Outcome.UP_TO_DATE);
    assertThat(transfers.push(other.folder()).outcome()).isEqualTo(PushResult.Outcome.UP_TO_DATE);
    assertThat(transfers.versions().versions()).containsExactly(1);
  }

  @Test
  void push_intoANewPlaceWhileAnotherBegins_isNotTakenForAPlainTree() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(Operation.LIST, "", 1, Fault.runBefore(() -> transfers.push(otherFolder())));

    PushResult result = transfers.through(faulty).push(image.folder());

    assertThat(result.manifest().version()).isEqualTo(2);
  }

  @Test
  void push_plainTree_isRefused() {
    store.put(new ObjectKey("some/file"), ObjectBody.of("somebody's"));

    assertThatThrownBy(() -> transfers.push(image.folder()))
        .hasMessageContaining("some/file")
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.CONFLICT);
    assertThat(store.head(StoreKeys.MARKER)).isEmpty();
  }

  @Test
  void push_storeWithoutExclusivePut_needsTheUsersWord() {
    TransferFixture unsafe = transfers.through(withoutExclusivePut());

    assertKind(ErrorKind.CONFLICT, () -> unsafe.push(image.folder()));
    assertThat(transfers.versions().versions()).isEmpty();
    assertThat(unsafe.pushAsSingleWriter(image.folder()).outcome())
        .isEqualTo(PushResult.Outcome.PUBLISHED);
  }

  @Test
  void push_storeWithoutExclusivePut_seesThatANumberIsTaken() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(withoutExclusivePut())
            .on(Operation.PROBE, 1, Fault.runBefore(() -> transfers.push(otherFolder())));

    assertKind(
        ErrorKind.CONFLICT, () -> transfers.through(faulty).pushAsSingleWriter(image.folder()));
    assertThat(transfers.versions().versions()).containsExactly(1);
  }

  @Test
  void push_reusedChunkCollected_sendsItAgain() {
    Manifest first = transfers.push(image.folder()).manifest();
    image.file("README.md", "changed");
    String lost = first.chunks().iterator().next();
    store.delete(StoreKeys.chunk(lost));

    PushResult result = transfers.push(image.folder());

    assertThat(result.counts().objects()).isEqualTo(2); // it, and the changed file's pack
    assertComplete(result.manifest());
  }

  @Test
  void push_reusedPackCollected_sendsItsFilesAgain() {
    transfers.push(image.folder());
    image.file("assets/big", TestBytes.random(2, 20_000));
    deleteAll(StoreKeys.PACKS);

    assertComplete(transfers.push(image.folder()).manifest());
  }

  @Test
  void push_leftOverOfAKilledPushCollectedMeanwhile_sendsItAgain() {
    KillingObjectStore killing = new KillingObjectStore(store, 12, Moment.AFTER);
    assertThatThrownBy(() -> transfers.through(killing).push(image.folder()))
        .isInstanceOf(Killed.class);
    List<ObjectKey> leftOver = keys(StoreKeys.CHUNKS);
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(
                Operation.LIST,
                StoreKeys.CHUNKS,
                1,
                Fault.runBefore(() -> leftOver.forEach(store::delete)));

    PushResult result = transfers.through(faulty).push(image.folder());

    assertThat(leftOver).isNotEmpty();
    assertComplete(result.manifest());
  }

  @Test
  void push_oldObjectThatNoVersionNames_isSentAgainAsAGcMayTakeIt() {
    Clock longAgo = Clock.fixed(Instant.parse("2025-12-25T00:00:00Z"), ZoneOffset.UTC);
    InMemoryObjectStore old = new InMemoryObjectStore(longAgo);
    FaultyObjectStore counting = new FaultyObjectStore(old);
    KillingObjectStore killing = new KillingObjectStore(counting, 12, Moment.AFTER);
    assertThatThrownBy(() -> transfers.through(killing).push(image.folder()))
        .isInstanceOf(Killed.class);
    long sentByTheKilled = counting.count(Operation.PUT) - 1; // but for the marker

    PushResult result = transfers.through(counting).push(image.folder());

    assertThat(sentByTheKilled).isPositive();
    assertThat(result.counts().objects()).isEqualTo(6);
  }

  @Test
  void push_objectsVanishAgainAndAgain_givesUp() {
    Manifest first = transfers.push(image.folder()).manifest();
    image.file("README.md", "changed");
    List<String> chunks = new ArrayList<>(first.chunks());
    FaultyObjectStore faulty = new FaultyObjectStore(store);
    for (int i = 0; i < 3; i++) {
      ObjectKey key = StoreKeys.chunk(chunks.get(i));
      faulty.on(Operation.LIST, StoreKeys.CHUNKS, i + 1, Fault.runBefore(() -> store.delete(key)));
    }

    assertKind(ErrorKind.UNAVAILABLE, () -> transfers.through(faulty).push(image.folder()));
    assertThat(transfers.versions().versions()).containsExactly(1);
  }

  @Test
  void push_upToDateButObjectsLost_restoresThemWithoutANewVersion() {
    Manifest first = transfers.push(image.folder()).manifest();
    deleteAll(StoreKeys.PACKS);
    deleteAll(StoreKeys.CHUNKS);

    PushResult result = transfers.push(image.folder());

    assertThat(result.outcome()).isEqualTo(PushResult.Outcome.UP_TO_DATE);
    assertThat(result.counts().objects()).isEqualTo(6);
    assertThat(transfers.versions().versions()).containsExactly(1);
    assertComplete(first);
  }

  @Test
  void push_upToDateButAPackLostThatCannotBeMadeAgain_publishesTheSameContent() {
    for (int i = 0; i < 6; i++) {
      image.file("assets/" + i, TestBytes.random(i, 900));
    }
    transfers.push(image.folder());
    image.without("assets/3");
    Manifest second = transfers.push(image.folder()).manifest();
    deleteAll(StoreKeys.PACKS);

    PushResult result = transfers.push(image.folder());

    assertThat(result.outcome()).isEqualTo(PushResult.Outcome.PUBLISHED);
    assertThat(result.manifest().digest()).isEqualTo(second.digest());
    assertComplete(result.manifest());
  }

  @Test
  void push_objectOfWrongSizeInStore_isReplaced() {
    Manifest first = transfers.push(image.folder()).manifest();
    ObjectKey key = StoreKeys.chunk(first.chunks().iterator().next());
    store.put(key, ObjectBody.of("half"));

    transfers.push(image.folder());

    assertComplete(first);
  }

  @Test
  void push_placeOfAnotherId_isRefused() {
    transfers.push(image.folder());
    PushRequest own = transfers.pushRequest(image.folder(), false);
    PushRequest foreign =
        new PushRequest(
            EntryKind.MODEL,
            EntryId.parse("another"),
            own.folder(),
            own.rules(),
            own.hashCache(),
            own.base(),
            OptionalInt.empty(),
            false,
            false,
            true);

    assertThatThrownBy(() -> transfers.push(foreign))
        .hasMessageContaining("model model, not of model another")
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.CONFLICT);
  }

  @Test
  void push_linkThatNoPullWouldMake_isRefused() {
    image.link("assets/escape", "../../outside");

    assertKind(ErrorKind.CHECK_FAILED, () -> transfers.push(image.folder()));
    assertThat(transfers.versions().versions()).isEmpty();
  }

  @Test
  void push_fileChangedSinceItsDigestWasKept_namesIt() throws IOException {
    transfers.push(image.folder());
    Path cache = transfers.stateOf(image.folder()).resolve("hashes");
    String digest = transfers.latest().entry("README.md").orElseThrow().digest().hex();
    makeOld(image.path("README.md"));
    rememberWrongly(cache, image.path("README.md"), digest.replace(digest.charAt(0), 'f'));

    assertThatThrownBy(() -> transfers.push(image.folder()))
        .hasMessageContaining("README.md changed while it was being pushed")
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.CONFLICT);
  }

  private static void makeOld(Path file) throws IOException {
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
  }

  /** Writes a hash cache that knows one file, rightly but for its digest. */
  private static void rememberWrongly(Path cacheFile, Path file, String wrongDigest)
      throws IOException {
    HashCache cache = HashCache.open(cacheFile, TransferFixture.LAYOUT);
    FileStamp stamp = FileStamp.of(file);
    cache.keep(
        new TreeFile("README.md", file, stamp),
        new HashCache.Facts(stamp, List.of(wrongDigest), false));
    assertThat(cache.save()).isTrue();
  }

  private void changeEverything(int seed) {
    image.file("README.md", "text " + seed).file("assets/big", TestBytes.random(seed, 12_000));
    image.file("assets/small", TestBytes.random(-seed, 600));
  }

  private ModelImageFolder otherImage() throws IOException {
    return ModelImageFolder.sound(Files.createDirectories(temp.resolve("other")));
  }

  private Path otherFolder() {
    try {
      return otherImage().folder();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two pushes that both stand right before publishing before either does. */
  private List<Object> pushAtOnce(Path first, Path second) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(
                Operation.PUT_IF_ABSENT,
                "versions/",
                FaultyObjectStore.EVERY,
                Fault.runBefore(() -> await(barrier)));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Callable<PushResult>> pushes =
          List.of(
              () -> transfers.through(faulty).push(first),
              () -> transfers.through(faulty).push(second));
      List<Object> outcomes = new ArrayList<>();
      for (Future<PushResult> future : pool.invokeAll(pushes)) {
        outcomes.add(outcome(future));
      }
      return outcomes;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Object outcome(Future<PushResult> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectStore withoutExclusivePut() {
    return new ForwardingObjectStore(store) {
      @Override
      public boolean supportsExclusivePut() {
        return false;
      }
    };
  }

  private static ObjectStore retrying(ObjectStore faulty) {
    return new RetryingObjectStore(
        faulty, RetryPolicy.DEFAULT, pause -> {}, new Random(1), RetryListener.NONE);
  }

  private void deleteAll(String prefix) {
    keys(prefix).forEach(store::delete);
  }

  private List<ObjectKey> keys(String prefix) {
    List<ObjectKey> keys = new ArrayList<>();
    store.list(prefix, object -> keys.add(object.key()));
    return keys;
  }

  private void assertComplete(Manifest manifest) {
    assertThat(
            new StoreVerification(transfers.versions(), new Workers(1), TransferListener.NONE)
                .verify(manifest, false)
                .problems())
        .isEmpty();
  }

  private static void assertKind(ErrorKind kind, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOf(ZooException.class)
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(kind);
  }
}
