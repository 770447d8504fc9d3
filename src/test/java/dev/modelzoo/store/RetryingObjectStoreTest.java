package dev.modelzoo.store;

import static dev.modelzoo.testing.FaultyObjectStore.EVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.InMemoryObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The contract over a store of which every second call fails, and the rules of repeating. */
class RetryingObjectStoreTest extends ObjectStoreContract {
  private static final RetryPolicy POLICY =
      new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(250));

  /** With many threads, one may draw a failing call several times in a row. */
  private static final RetryPolicy PATIENT =
      new RetryPolicy(40, Duration.ofMillis(100), Duration.ofMillis(250));

  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private FaultyObjectStore faulty = new FaultyObjectStore(new InMemoryObjectStore());

  @Override
  protected ObjectStore emptyStore() {
    faulty = new FaultyObjectStore(new InMemoryObjectStore());
    for (Operation operation : Operation.values()) {
      faulty.onEveryNth(operation, 2, Fault.failBefore());
    }
    faulty.onEveryNth(Operation.READ, 3, Fault.brokenBody(3));
    return retrying(faulty, PATIENT);
  }

  private RetryingObjectStore retrying(ObjectStore inner, RetryPolicy policy) {
    return new RetryingObjectStore(
        inner,
        policy,
        duration -> {
          synchronized (pauses) {
            pauses.add(duration);
          }
          // What real pauses do: two threads in step would each draw the same parity for ever.
          LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(200_000));
        },
        new Random(1),
        (what, attempt, pause, cause) -> {
          synchronized (heard) {
            heard.add(what + " " + attempt + " " + cause.getMessage());
          }
        });
  }

  /** A store that holds {@code m/sbi} and fails only as the test says. */
  private FaultyObjectStore holding(String text) {
    faulty.forgetScript();
    store = retrying(faulty, POLICY);
    store.put(KEY, ObjectBody.of(text));
    return faulty;
  }

  @Test
  void head_unavailableForEver_givesUpAfterTheAttempts() {
    holding("x").on(Operation.HEAD, EVERY, Fault.failBefore());

    assertThatThrownBy(() -> store.head(KEY))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
              assertThat(e.next()).contains("zoo doctor");
            })
        .hasMessage("connection refused (gave up after 4 attempts)");
    assertThat(faulty.count(Operation.HEAD)).isEqualTo(4);
    assertThat(pauses).hasSize(3);
    assertThat(heard)
        .containsExactly(
            "memory:m/sbi 2 connection refused",
            "memory:m/sbi 3 connection refused",
            "memory:m/sbi 4 connection refused");
  }

  @Test
  void head_refused_isNotRepeated() {
    ZooException denied = new ZooException(ErrorKind.ACCESS_DENIED, "denied", "Ask.");
    holding("x").on(Operation.HEAD, EVERY, Fault.failBefore(denied));

    assertThatThrownBy(() -> store.head(KEY))
        .hasCause(denied)
        .hasMessage("denied")
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
              assertThat(e.next()).startsWith("Ask. 'zoo doctor' looks at each step");
            });
    assertThat(faulty.count(Operation.HEAD)).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void head_refusedWithACommandToType_leavesThatAsItIs() {
    ZooException denied = new ZooException(ErrorKind.ACCESS_DENIED, "denied", "Type: log-in me");
    holding("x").on(Operation.HEAD, EVERY, Fault.failBefore(denied));

    assertThatThrownBy(() -> store.head(KEY))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.next()).isEqualTo("Type: log-in me"));
  }

  @Test
  void head_bug_isNotRepeated() {
    IllegalStateException bug = new IllegalStateException("bug");
    holding("x").on(Operation.HEAD, EVERY, Fault.failBefore(bug));

    assertThatThrownBy(() -> store.head(KEY)).isSameAs(bug);
    assertThat(faulty.count(Operation.HEAD)).isEqualTo(1);
  }

  @Test
  void head_interruptedWhileWaiting_stopsWithTheFlagSet() {
    holding("x").on(Operation.HEAD, EVERY, Fault.failBefore());
    RetryingObjectStore interrupted =
        new RetryingObjectStore(
            faulty,
            POLICY,
            duration -> {
              throw new InterruptedException();
            },
            new Random(1),
            RetryListener.NONE);

    assertThatThrownBy(() -> interrupted.head(KEY))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(faulty.count(Operation.HEAD)).isEqualTo(1);
  }

  @Test
  void head_interruptedDuringTheRequest_doesNotWait() {
    holding("x").on(Operation.HEAD, EVERY, Fault.runBefore(Thread.currentThread()::interrupt));
    faulty.on(Operation.HEAD, EVERY, Fault.failBefore());

    assertThatThrownBy(() -> store.head(KEY)).isInstanceOf(ZooException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pauses).isEmpty();
  }

  @Test
  void read_openingFails_isRepeated() throws IOException {
    holding("0123456789").on(Operation.READ, 1, Fault.failBefore());

    assertThat(text(KEY)).isEqualTo("0123456789");
  }

  @Test
  void read_streamBreaksOff_goesOnThere() throws IOException {
    holding("0123456789")
        .on(Operation.READ, 1, Fault.brokenBody(4))
        .on(Operation.READ, 2, Fault.brokenBody(0))
        .on(Operation.READ, 3, Fault.brokenBody(3));

    assertThat(text(KEY)).isEqualTo("0123456789");
    assertThat(faulty.count(Operation.READ)).isEqualTo(4);
  }

  @Test
  void read_rangeEndsEarly_goesOnThere() throws IOException {
    holding("0123456789").on(Operation.READ, 1, Fault.shortBody(4));

    try (InputStream stream = store.read(KEY, 1, 8)) {
      assertThat(stream).hasContent("12345678");
    }
    assertThat(faulty.count(Operation.READ)).isEqualTo(2);
  }

  @Test
  void read_streamBreaksOffForEver_givesUp() throws IOException {
    holding("0123456789").on(Operation.READ, EVERY, Fault.brokenBody(0));

    try (InputStream stream = store.read(KEY)) {
      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOf(ZooException.class)
          .hasMessage("cannot read memory:m/sbi: connection reset (gave up after 4 attempts)");
    }
  }

  @Test
  void read_longStreamBreaksOftenWithProgress_arrives() throws IOException {
    byte[] bytes = new byte[12 << 20];
    new Random(3).nextBytes(bytes);
    faulty.forgetScript();
    store = retrying(faulty, POLICY);
    store.put(KEY, ObjectBody.of(bytes));
    faulty.on(Operation.READ, EVERY, Fault.brokenBody((1 << 20) + 7));

    try (InputStream stream = store.read(KEY)) {
      assertThat(stream.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void read_objectVanishesInMidStream_isNotFound() throws IOException {
    holding("0123456789").on(Operation.READ, 1, Fault.brokenBody(4));

    try (InputStream stream = store.read(KEY)) {
      store.delete(KEY);

      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOfSatisfying(
              ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    }
  }

  @Test
  void read_afterClose_failsAtOnce() throws IOException {
    holding("0123456789");
    InputStream stream = store.read(KEY);

    stream.close();

    assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    assertThat(pauses).isEmpty();
  }

  @Test
  void putIfAbsent_answerLost_isFalseForOurOwnObject() throws IOException {
    faulty.forgetScript();
    faulty.on(Operation.PUT_IF_ABSENT, 1, Fault.dropAnswer());

    assertThat(store.putIfAbsent(KEY, ObjectBody.of("mine"))).isFalse();
    assertThat(text(KEY)).isEqualTo("mine");
  }

  @Test
  void list_breaksOff_visitsTheRestOnce() {
    faulty.forgetScript();
    putAll("a", "b", "c");
    faulty.on(Operation.LIST, 1, Fault.dropAnswer());

    assertThat(keys("")).containsExactly("a", "b", "c");
    assertThat(faulty.count(Operation.LIST)).isEqualTo(2);
  }

  @Test
  void delay_anyFailure_isJitteredAndCapped() {
    Random random = new Random(5);

    for (int failures = 1; failures < 80; failures++) {
      for (int i = 0; i < 20; i++) {
        long most = failures == 1 ? 100 : failures == 2 ? 200 : 250;
        assertThat(POLICY.delay(failures, random).toMillis()).isBetween(0L, most);
      }
    }
  }
}
