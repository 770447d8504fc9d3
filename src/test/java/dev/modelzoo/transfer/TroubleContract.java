package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.RetryListener;
import dev.modelzoo.store.RetryPolicy;
import dev.modelzoo.store.RetryingObjectStore;
import dev.modelzoo.testing.FaultProxy.Trouble;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.KillingObjectStore;
import dev.modelzoo.testing.KillingObjectStore.Killed;
import dev.modelzoo.testing.KillingObjectStore.Moment;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TemporaryMount;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same troubles on every kind of store: each ends in a right transfer or one clear message. */
abstract class TroubleContract {
  private static final RetryPolicy PATIENT = new RetryPolicy(8, Duration.ZERO, Duration.ZERO);

  @TempDir private Path temp;
  private ModelImageFolder image;
  private Path pulled;

  /** The store, behind what {@link #play} makes of it. */
  abstract ObjectStore troubled();

  /** What happens to each coming request. */
  abstract void play(Supplier<Trouble> script);

  @BeforeEach
  void makeImage() {
    image = ModelImageFolder.sound(temp);
    for (int i = 0; i < 6; i++) {
      image.file("assets/large-" + i, TestBytes.random(i, 10_000));
    }
    for (int i = 0; i < 30; i++) {
      image.file("assets/s/" + i, TestBytes.random(100 + i, 700));
    }
    pulled = temp.resolve("pulled");
  }

  private TransferFixture transfers() {
    return through(troubled()).withJobs(2);
  }

  private TransferFixture through(ObjectStore store) {
    return TransferFixture.of(
        new RetryingObjectStore(store, PATIENT, pause -> {}, new Random(1), RetryListener.NONE),
        temp);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "SHORT_BODY", "WRONG_BYTES", "SLOW_DOWN", "SERVER_ERROR", "STALL"})
  void pushAndPull_passingTrouble_arriveRight(Trouble trouble) {
    int[] count = {0};
    int every = trouble == Trouble.STALL ? 13 : 5; // in step with no group of requests
    play(
        () -> {
          synchronized (count) {
            return ++count[0] % every == 0 ? trouble : Trouble.NONE;
          }
        });

    // Bytes that are wrong twice count as the store's: no object may meet that twice in a row.
    TransferFixture fixture = transfers().withJobs(trouble == Trouble.WRONG_BYTES ? 1 : 2);
    fixture.push(image.folder());
    fixture.pull(pulled);

    assertArrived();
    assertThat(count[0]).isGreaterThan(2 * every);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void pushAndPull_mixedTroubleBySeed_arriveRight(long seed) {
    Random random = new Random(seed);
    Trouble[] passing = {
      Trouble.RESET, Trouble.SHORT_BODY, Trouble.SLOW_DOWN, Trouble.SERVER_ERROR
    };
    int[] counts = {0, 0}; // requests, and troubles among the last of them
    play(
        () -> {
          synchronized (random) {
            // Up to six of ten requests, then ten that pass: eight in turn would rightly end it,
            // and a
            // probe of the store is three requests, each of which must arrive.
            int place = counts[0]++ % 20;
            counts[1] = place == 0 ? 0 : counts[1];
            boolean troubled = place < 10 && counts[1] < 6 && random.nextInt(3) > 0;
            counts[1] += troubled ? 1 : 0;
            return troubled ? passing[random.nextInt(4)] : Trouble.NONE;
          }
        });

    transfers().push(image.folder());
    transfers().pull(pulled);

    assertArrived();
  }

  @ParameterizedTest
  @CsvSource({
    "SLOW_DOWN, UNAVAILABLE, gave up after 8 attempts",
    "SERVER_ERROR, UNAVAILABLE, gave up after 8 attempts",
    "DENIED, ACCESS_DENIED, denied",
    "CLOCK_SKEW, ACCESS_DENIED, clock of this machine",
    "NO_BUCKET, NOT_FOUND, no bucket"
  })
  void pushAndPull_lastingTrouble_endInOneMessage(Trouble trouble, ErrorKind kind, String message) {
    transfers().push(image.folder());
    final Manifest latest = transfers().latest();
    image.file("assets/large-0", TestBytes.random(50, 10_000));
    play(() -> trouble);

    assertEnds(() -> transfers().push(image.folder()), kind, message);
    assertEnds(() -> transfers().pull(latest, pulled), kind, message);

    assertThat(pulled).doesNotExist();
    play(() -> Trouble.NONE);
    assertThat(transfers().latest()).isEqualTo(latest);
    transfers().push(image.folder());
    transfers().pull(pulled);
    assertArrived();
  }

  @Test
  void pull_bytesStayWrong_isCorruptAndChangesNothing() {
    transfers().push(image.folder());
    final Manifest latest = transfers().latest();
    play(() -> Trouble.WRONG_BYTES);

    assertThatThrownBy(() -> transfers().pull(latest, pulled))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));

    assertThat(pulled).doesNotExist();
  }

  /** There was space enough when the pull began, so that only the writing of files can tell. */
  @Test
  void pull_diskFillsMeanwhile_saysSoAndGoesOnWhenThereIsSpace() throws IOException {
    transfers().push(image.folder());
    final Manifest latest = transfers().latest();
    Path disk = temp.resolve("disk");
    try (TemporaryMount mount = TemporaryMount.tmpfs(disk, "size=4m")) {
      Path target = disk.resolve("model");
      AtomicInteger requests = new AtomicInteger();
      play(
          () -> {
            if (requests.incrementAndGet() == 4) {
              fill(disk.resolve("filler"));
            }
            return Trouble.NONE;
          });

      assertEnds(
          () -> transfers().pull(latest, target), ErrorKind.NO_SPACE, "no space left on the disk");

      assertThat(target).doesNotExist();
      mount.remount("size=8m");
      transfers().pull(latest, target);
      assertThat(FolderSnapshot.of(target)).isEqualTo(FolderSnapshot.of(image.folder()));
    }
  }

  private static void fill(Path filler) {
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException e) {
      // It is full.
    }
  }

  /** Simulated kills; {@link KillContract} has real ones. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pushAndPull_killedAtSeededCalls_endRightWhenRepeated(long seed) {
    Random random = new Random(seed);
    ObjectStore store = troubled();

    untilDone(random, store, fixture -> fixture.push(image.folder()));
    assertThat(transfers().versions().versions()).hasSize(1);
    untilDone(random, store, fixture -> fixture.pull(pulled));

    assertArrived();
  }

  private void untilDone(Random random, ObjectStore store, Consumer<TransferFixture> action) {
    for (int round = 0; round < 200; round++) {
      Moment moment = random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
      try {
        action.accept(through(new KillingObjectStore(store, 3 + random.nextInt(100), moment)));
        return;
      } catch (Killed e) {
        // The next round goes on.
      }
    }
    throw new AssertionError("does not get anywhere");
  }

  private void assertArrived() {
    play(() -> Trouble.NONE);
    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
    assertThat(transfers().versions().versions()).isNotEmpty();
    StoreVerification.Report report =
        new StoreVerification(transfers().versions(), new Workers(2), TransferListener.NONE)
            .verify(transfers().latest(), false);
    assertThat(report.problems()).isEmpty();
  }

  private static void assertEnds(Runnable action, ErrorKind kind, String message) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.next()).isNotBlank();
            })
        .hasMessageContaining(message);
  }
}
