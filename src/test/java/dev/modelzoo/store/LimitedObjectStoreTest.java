package dev.modelzoo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.InMemoryObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The store under the contract, and which calls count while a service is busy. */
class LimitedObjectStoreTest extends ObjectStoreContract {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");
  private final BusyException busy = new BusyException("busy", "Wait.", null);

  private final RequestLimit limit = new RequestLimit();
  private final FaultyObjectStore faulty = new FaultyObjectStore(new InMemoryObjectStore());
  private final LimitedObjectStore limited = new LimitedObjectStore(faulty, limit);

  @Override
  protected ObjectStore emptyStore() {
    limit.acquire().failed(busy); // one request at a time: whoever forgets to end one hangs
    return new LimitedObjectStore(new InMemoryObjectStore(), limit);
  }

  @Test
  void anyCall_busy_lowersTheLimit() {
    for (Operation operation :
        new Operation[] {Operation.PUT, Operation.READ, Operation.HEAD, Operation.LIST}) {
      RequestLimit fresh = new RequestLimit();
      FaultyObjectStore weak =
          new FaultyObjectStore(new InMemoryObjectStore()).on(operation, 1, Fault.failBefore(busy));
      LimitedObjectStore store = new LimitedObjectStore(weak, fresh);

      assertThatThrownBy(() -> call(store, operation)).isSameAs(busy);

      assertThat(fresh.value()).as(operation.name()).isEqualTo(1);
    }
  }

  @Test
  void read_openStream_countsUntilItEnds() throws IOException {
    limited.put(KEY, ObjectBody.of("0123456789"));
    limit.acquire().failed(busy);

    InputStream stream = limited.read(KEY, 0, 10);
    stream.readAllBytes();

    assertThat(limited.head(KEY)).isPresent(); // would wait for ever
    stream.close();
  }

  @Test
  void list_visitorThatAsks_isNotHeldUpByItself() {
    limited.put(KEY, ObjectBody.of("x"));
    limit.acquire().failed(busy);
    AtomicInteger found = new AtomicInteger();

    limited.list("", object -> limited.head(object.key()).ifPresent(o -> found.incrementAndGet()));

    assertThat(found).hasValue(1);
  }

  /** A service that refuses more than {@code n} at once gets no more than that in the end. */
  @Test
  void retryingStore_serviceThatBearsTwo_isServedAndAllArrives() throws Exception {
    int threads = 8;
    CyclicBarrier together = new CyclicBarrier(threads);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    InMemoryObjectStore memory = new InMemoryObjectStore();
    ObjectStore weak =
        new dev.modelzoo.testing.ForwardingObjectStore(memory) {
          @Override
          public void put(ObjectKey key, ObjectBody body) {
            try {
              if (inside.incrementAndGet() > 2) {
                refused.incrementAndGet();
                throw busy;
              }
              super.put(key, body);
            } finally {
              inside.decrementAndGet();
            }
          }
        };
    ObjectStore store =
        new RetryingObjectStore(
            weak,
            new RetryPolicy(50, Duration.ZERO, Duration.ZERO),
            pause -> {},
            new Random(1),
            RetryListener.NONE);

    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int thread = t;
      workers[t] =
          new Thread(
              () -> {
                await(together);
                for (int i = 0; i < 50; i++) {
                  store.put(new ObjectKey("t" + thread + "/" + i), ObjectBody.of("x"));
                }
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }

    AtomicInteger arrived = new AtomicInteger();
    memory.list("", object -> arrived.incrementAndGet());
    assertThat(arrived).hasValue(threads * 50);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void call(ObjectStore store, Operation operation) throws IOException {
    switch (operation) {
      case PUT -> store.put(KEY, ObjectBody.of("x"));
      case READ -> store.read(KEY, 0, 1).close();
      case HEAD -> store.head(KEY);
      default -> store.list("", object -> {});
    }
  }
}
