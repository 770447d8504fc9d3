package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.CountingObjectStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.KillingObjectStore;
import dev.modelzoo.testing.KillingObjectStore.Killed;
import dev.modelzoo.testing.KillingObjectStore.Moment;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.SettableClock;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A version, from one store to another. */
class StoreCopyTest {
  private static final String SET = "ab".repeat(32);

  @TempDir private Path temp;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:00:00Z"));
  private final InMemoryObjectStore source = new InMemoryObjectStore(clock);
  private final InMemoryObjectStore target = new InMemoryObjectStore(clock);
  private final VersionStore from = new VersionStore(source, TransferFixture.LAYOUT);
  private ModelImageFolder image;
  private TransferFixture pushes;
  private Manifest first;
  private Manifest second;

  @BeforeEach
  void publishTwoVersions() {
    image = ModelImageFolder.sound(temp);
    pushes = TransferFixture.of(source, temp);
    first = push(1);
    second = push(2);
    new ResultObjects(from).add(1, SET, "{\"one\": 1}");
    new ResultObjects(from).add(2, SET, "{\"two\": 1}");
    new ResultObjects(from).add(2, SET, "{\"two\": 2}");
  }

  private Manifest push(int seed) {
    image.file("assets/large", TestBytes.random(seed, 9000));
    return pushes.push(image.folder()).manifest();
  }

  private StoreCopy copyTo(ObjectStore store) {
    return new StoreCopy(
        from,
        new VersionStore(store, TransferFixture.LAYOUT),
        new Workers(1),
        TransferListener.NONE,
        clock.instant());
  }

  private StoreCopy.Outcome copy(Manifest version) {
    return copyTo(target).run(version, false);
  }

  @Test
  void run_bothVersions_makesTheSameObjects() {
    copy(first);
    copy(second);

    assertThat(objects(target)).isEqualTo(objects(source));
    TransferFixture pulls = pushes.through(target);
    assertThat(pulls.pull(temp.resolve("pulled")).manifest()).isEqualTo(second);
  }

  @Test
  void run_laterVersionAlone_keepsItsNumberAndLeavesTheOther() {
    StoreCopy.Outcome plan = copyTo(target).plan(second);

    StoreCopy.Outcome outcome = copy(second);

    assertThat(outcome).isEqualTo(plan);
    assertThat(outcome.published()).isTrue();
    assertThat(outcome.records()).isEqualTo(2);
    assertThat(versions(target).versions()).containsExactly(2);
    assertThat(objects(target))
        .doesNotContainKey(StoreKeys.chunk(first.chunks().iterator().next()));
    assertWhole(second);
  }

  @Test
  void plan_beforeEachRun_countsTheRequestsOfTheRunAndChangesNothing() {
    for (Manifest version : List.of(first, second, second)) {
      Map<ObjectKey, String> before = objects(target);
      StoreCopy.Outcome plan = copyTo(target).plan(version);
      assertThat(objects(target)).isEqualTo(before);

      CountingObjectStore counted = new CountingObjectStore(target);
      long own = copyTo(counted).run(version, false).requests();

      assertThat(plan.requests()).isEqualTo(own).isGreaterThan(counted.requests());
    }
  }

  @Test
  void run_storeWithoutSpace_saysHowMuchIsStillToBeSent() {
    ZooException full = new ZooException(ErrorKind.NO_SPACE, "the quota is full", "Ask for more.");
    FaultyObjectStore faulty =
        new FaultyObjectStore(target).on(Operation.PUT, "packs/", 1, Fault.failBefore(full));
    long bytes = copyTo(target).plan(first).counts().bytes();

    assertThatThrownBy(() -> copyTo(faulty).run(first, false))
        .isInstanceOf(ZooException.class)
        .hasMessageMatching("the quota is full; at least [1-9]\\d* of " + bytes + " bytes .*");
  }

  @Test
  void run_again_doesNothingButNewRecords() {
    copy(second);
    assertThat(copy(second).isUpToDate()).isTrue();
    assertThat(copyTo(target).plan(second).isUpToDate()).isTrue();

    new ResultObjects(from).add(2, SET, "{\"two\": 3}");
    StoreCopy.Outcome outcome = copy(second);

    assertThat(outcome)
        .isEqualTo(new StoreCopy.Outcome(false, outcome.counts(), 1, outcome.requests()));
    assertThat(outcome.counts().objects()).isZero();
  }

  @Test
  void run_secondVersion_sendsOnlyWhatTheFirstDidNotNeed() {
    copy(first);
    clock.advance(Duration.ofDays(30)); // old, but the version there needs it

    StoreCopy.Outcome outcome = copy(second);

    assertThat(outcome.counts().objects()).isEqualTo(second.chunks().size());
    assertThat(outcome.counts().reusedBytes()).isPositive();
    assertWhole(first);
    assertWhole(second);
  }

  @Test
  void run_lostOrCutObjectThere_isSentAgain() {
    copy(second);
    ObjectKey lost = StoreKeys.chunk(second.chunks().iterator().next());
    target.delete(lost);
    ObjectKey cut = StoreKeys.pack(second.packs().keySet().iterator().next());
    target.put(cut, ObjectBody.of("cut"));

    StoreCopy.Outcome outcome = copy(second);

    assertThat(outcome.published()).isFalse();
    assertThat(outcome.counts().objects()).isEqualTo(2);
    assertWhole(second);
  }

  /** No version there needs them, so a collection may be about to remove them. */
  @Test
  void run_oldObjectsOfNobody_areSentAgain() {
    for (String chunk : second.chunks()) {
      target.put(StoreKeys.chunk(chunk), ObjectBody.of(read(source, StoreKeys.chunk(chunk))));
    }
    target.put(StoreKeys.MARKER, ObjectBody.of(read(source, StoreKeys.MARKER)));
    clock.advance(Duration.ofDays(4));

    assertThat(copy(second).counts().objects())
        .isEqualTo(second.chunks().size() + second.packs().size());
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void run_killedAnywhere_isWholeOrAbsentAndGoesOn(Moment moment) {
    int call = 1;
    for (boolean killed = true; killed; call++) {
      InMemoryObjectStore place = new InMemoryObjectStore(clock);
      killed = kill(new KillingObjectStore(place, call, moment));
      VersionStore there = versions(place);
      if (there.versions().contains(2)) {
        assertWhole(there, second);
      }

      copyTo(place).run(second, false);

      assertWhole(there, second);
      assertThat(new ResultObjects(there).keys(2)).hasSize(2);
    }
    assertThat(call).isGreaterThan(10);
  }

  private boolean kill(ObjectStore place) {
    try {
      copyTo(place).run(second, false);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  @Test
  void run_damagedSource_publishesNothing() {
    ObjectKey key = StoreKeys.chunk(second.chunks().iterator().next());
    source.put(key, ObjectBody.of(TestBytes.random(7, 4096)));

    assertThatThrownBy(() -> copy(second)).satisfies(e -> isOf(e, ErrorKind.CORRUPT));

    assertThat(versions(target).versions()).isEmpty();
  }

  @Test
  void run_bytesThatTheWayChanged_areAskedForAgain() {
    FaultyObjectStore way =
        new FaultyObjectStore(source).on(Operation.READ, "chunks/", 1, Fault.wrongByte(3));
    StoreCopy copy =
        new StoreCopy(
            new VersionStore(way, TransferFixture.LAYOUT),
            versions(target),
            new Workers(1),
            TransferListener.NONE,
            clock.instant());

    copy.run(second, false);

    assertWhole(second);
  }

  @Test
  void run_lostAnswerOfTheManifest_isNoConflict() {
    FaultyObjectStore place =
        new FaultyObjectStore(target)
            .on(Operation.PUT_IF_ABSENT, "versions/", 1, Fault.dropAnswer());

    assertThatThrownBy(() -> copyTo(place).run(second, false))
        .satisfies(e -> isOf(e, ErrorKind.UNAVAILABLE));

    assertThat(copyTo(place).run(second, false).published()).isFalse();
    assertWhole(second);
  }

  @Test
  void run_otherVersionOfThatNumber_isAConflict() {
    ModelImageFolder other = ModelImageFolder.sound(temp.resolve("other"));
    other.file("assets/large", TestBytes.random(9, 500));
    pushes.through(target).push(other.folder());

    assertThatThrownBy(() -> copy(first)).satisfies(e -> isOf(e, ErrorKind.CONFLICT));
    assertThatThrownBy(() -> copyTo(target).plan(first))
        .satisfies(e -> isOf(e, ErrorKind.CONFLICT));

    assertThat(versions(target).read(1)).isNotEqualTo(first);
  }

  @Test
  void run_retiredThere_isAConflict() {
    copy(first);
    copy(second);
    new GarbageCollection(versions(target)).run(1, Set.of());

    assertThatThrownBy(() -> copy(first))
        .satisfies(e -> isOf(e, ErrorKind.CONFLICT))
        .hasMessageContaining("retired");
  }

  @Test
  void run_plainTreeThere_isRefused() {
    target.put(new ObjectKey("README.md"), ObjectBody.of("somebody's"));

    assertThatThrownBy(() -> copy(second)).satisfies(e -> isOf(e, ErrorKind.CONFLICT));

    assertThat(objects(target)).hasSize(1);
  }

  private static void isOf(Throwable failure, ErrorKind kind) {
    assertThat(failure)
        .isInstanceOfSatisfying(ZooException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static VersionStore versions(ObjectStore store) {
    return new VersionStore(store, TransferFixture.LAYOUT);
  }

  private void assertWhole(Manifest version) {
    assertWhole(versions(target), version);
  }

  private static void assertWhole(VersionStore there, Manifest version) {
    assertThat(there.read(version.version())).isEqualTo(version);
    assertThat(
            new StoreVerification(there, new Workers(1), TransferListener.NONE)
                .verify(version, false)
                .problems())
        .isEmpty();
  }

  private static Map<ObjectKey, String> objects(ObjectStore store) {
    Map<ObjectKey, String> objects = new TreeMap<>();
    store.list(
        "",
        object ->
            objects.put(
                object.key(), new String(read(store, object.key()), StandardCharsets.ISO_8859_1)));
    return objects;
  }

  private static byte[] read(ObjectStore store, ObjectKey key) {
    try (InputStream in = store.read(key)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
