package dev.modelzoo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.testing.ForwardingObjectStore;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.TestBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The store under the contract, and its speed by a clock that only the pauses move. */
class PacedObjectStoreTest extends ObjectStoreContract {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");
  private static final int RATE = 100_000;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap around
  private final long start = nanos.get();
  private final Bandwidth bandwidth =
      new Bandwidth(RATE, nanos::get, pause -> nanos.addAndGet(pause.toNanos()));
  private final InMemoryObjectStore memory = new InMemoryObjectStore();

  @Override
  protected ObjectStore emptyStore() {
    return new PacedObjectStore(new InMemoryObjectStore(), bandwidth);
  }

  @Test
  void read_tenSecondsWorth_takesTenSeconds() throws IOException {
    memory.put(KEY, ObjectBody.of(TestBytes.random(1, 10 * RATE)));

    try (InputStream in = new PacedObjectStore(memory, bandwidth).read(KEY)) {
      assertThat(in.readAllBytes()).hasSize(10 * RATE);
    }

    assertThat(seconds()).isBetween(9.8, 10.0);
  }

  @Test
  void put_bodyThatIsStreamed_flowsEvenlyAndIsChargedOnce() {
    ObjectStore streaming =
        new ForwardingObjectStore(memory) {
          @Override
          public void put(ObjectKey key, ObjectBody body) {
            try (InputStream in = body.stream()) {
              byte[] piece = new byte[RATE];
              assertThat(in.read(piece)).isLessThanOrEqualTo(RATE / 10);
              in.readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };

    new PacedObjectStore(streaming, bandwidth).put(KEY, ObjectBody.of(new byte[10 * RATE]));

    assertThat(seconds()).isBetween(9.8, 10.0);
  }

  @Test
  void put_arrayTakenAsItIs_holdsUpWhatComesNext() {
    ObjectStore store = new PacedObjectStore(memory, bandwidth);

    store.put(KEY, ObjectBody.of(new byte[4 * RATE]));
    store.putIfAbsent(new ObjectKey("m/b"), ObjectBody.of(new byte[4 * RATE]));
    store.put(new ObjectKey("m/c"), ObjectBody.of(new byte[1]));

    assertThat(seconds()).isBetween(7.9, 8.1);
  }

  @Test
  void put_lastOne_leavesNothingToWaitFor() {
    ObjectStore store = new PacedObjectStore(memory, bandwidth);
    store.put(new ObjectKey("m/data"), ObjectBody.of(new byte[4 * RATE]));
    assertThat(seconds()).isLessThan(0.1);

    store.putIfAbsent(KEY, ObjectBody.of(new byte[RATE]));

    assertThat(seconds()).isBetween(3.9, 4.1);
  }

  @Test
  void bothDirections_shareOneBandwidth() throws IOException {
    ObjectStore store = new PacedObjectStore(memory, bandwidth);
    store.put(KEY, ObjectBody.of(new byte[5 * RATE]));

    try (InputStream in = store.read(KEY, 0, 5 * RATE)) {
      in.readAllBytes();
    }

    assertThat(seconds()).isBetween(9.8, 10.0);
  }

  @Test
  void read_largeObjectsOnASlowLine_goOneAfterTheOther() throws Exception {
    byte[] large = new byte[2 << 20];
    memory.put(KEY, ObjectBody.of(large));
    ObjectStore store = new PacedObjectStore(memory, bandwidth);
    CountDownLatch second = new CountDownLatch(1);
    Thread other = new Thread(() -> readAll(store, large.length, second));

    try (InputStream first = store.read(KEY, 0, large.length)) {
      other.start();
      awaitState(other, Thread.State.WAITING);
      assertThat(second.getCount()).isOne();
      assertThat(first.readAllBytes()).hasSize(large.length);
    }

    other.join();
    assertThat(second.getCount()).isZero();
  }

  @Test
  void put_whileALargeObjectIsRead_waitsUnlessItIsSmall() throws Exception {
    byte[] large = new byte[2 << 20];
    memory.put(KEY, ObjectBody.of(large));
    ObjectStore store = new PacedObjectStore(memory, bandwidth);
    ObjectKey small = new ObjectKey("m/small");
    ObjectKey other = new ObjectKey("m/other");
    Thread putting = new Thread(() -> store.put(other, ObjectBody.of(large)));

    try (InputStream first = store.read(KEY, 0, large.length)) {
      store.put(small, ObjectBody.of(new byte[10]));
      putting.start();
      awaitState(putting, Thread.State.WAITING);
      assertThat(memory.head(other)).isEmpty();
      assertThat(first.read()).isZero();
    }

    putting.join();
    assertThat(memory.head(other)).isPresent();
    assertThat(memory.head(small)).isPresent();
  }

  @Test
  void read_thatCannotBeOpened_leavesRoomForOthers() throws IOException {
    ObjectStore store = new PacedObjectStore(memory, bandwidth);

    assertThatThrownBy(() -> store.read(KEY, 0, 2 << 20)).isInstanceOf(AbsentObjectException.class);

    store.put(KEY, ObjectBody.of(new byte[2 << 20]));
    assertThat(memory.head(KEY)).isPresent();
  }

  @Test
  void enter_manyLargeObjectsOnAFastLine_moveTogether() {
    BytesUnderWay underWay = new BytesUnderWay(100L << 20);

    for (int i = 0; i < 6; i++) {
      assertThat(underWay.enter(16 << 20)).isNotNull();
    }
  }

  @Test
  void enter_interrupted_ends() {
    BytesUnderWay underWay = new BytesUnderWay(1);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> underWay.enter(2 << 20)).hasMessage("interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }

  private static void readAll(ObjectStore store, int length, CountDownLatch done) {
    try (InputStream in = store.read(KEY, 0, length)) {
      in.readAllBytes();
      done.countDown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
    while (thread.getState() != state) {
      Thread.sleep(1);
    }
  }

  @Test
  void take_afterAPause_isNoBurst() {
    bandwidth.take(1);
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
    long before = nanos.get();

    for (int i = 0; i < 10; i++) {
      bandwidth.take(RATE);
    }

    assertThat(nanos.get() - before).isEqualTo(TimeUnit.SECONDS.toNanos(9));
  }

  @Test
  void take_interrupted_ends() {
    Bandwidth waiting =
        new Bandwidth(
            1,
            nanos::get,
            pause -> {
              throw new InterruptedException();
            });
    waiting.take(1);

    assertThatThrownBy(() -> waiting.take(1)).hasMessage("interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void new_noBandwidth_isRefused() {
    assertThatThrownBy(() -> new Bandwidth(0, nanos::get, Sleeper.THREAD))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private double seconds() {
    return Duration.ofNanos(nanos.get() - start).toMillis() / 1000.0;
  }
}
