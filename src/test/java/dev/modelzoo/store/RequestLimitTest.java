package dev.modelzoo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ZooException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Additive increase, multiplicative decrease. */
class RequestLimitTest {
  private final BusyException busy = new BusyException("busy", "Wait.", null);

  private final RequestLimit limit = new RequestLimit();

  @Test
  void acquire_nobodyComplained_isNeverHeldBack() {
    acquire(1000).forEach(RequestLimit.Permit::succeeded);

    assertThat(limit.value()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void failed_busy_halvesWhatIsUnderWay() {
    List<RequestLimit.Permit> permits = acquire(16);

    permits.get(0).failed(busy);

    assertThat(limit.value()).isEqualTo(8);
  }

  @Test
  void failed_requestsThatWereRefusedTogether_halveOnce() {
    List<RequestLimit.Permit> permits = acquire(16);

    permits.forEach(permit -> permit.failed(busy));

    assertThat(limit.value()).isEqualTo(8);
  }

  @Test
  void failed_busyAgainAndAgain_neverGoesBelowOne() {
    acquire(16).forEach(permit -> permit.failed(busy));
    for (int round = 0; round < 10; round++) {
      limit.acquire().failed(busy);
    }

    assertThat(limit.value()).isEqualTo(1);
  }

  @Test
  void failed_anotherTrouble_changesNothing() {
    acquire(4).forEach(permit -> permit.failed(new IllegalStateException()));

    assertThat(limit.value()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void succeeded_roundsAtTheLimit_addOneEach() {
    acquire(8).forEach(permit -> permit.failed(busy));
    List<Integer> limits = new ArrayList<>();

    for (int round = 0; round < 3; round++) {
      List<RequestLimit.Permit> permits = acquire(limit.value());
      int full = permits.size();
      for (int i = 0; i < full; i++) { // one ends, the next begins: the line is always full
        permits.get(i).succeeded();
        permits.add(limit.acquire());
      }
      permits.forEach(permit -> permit.failed(new IllegalStateException()));
      limits.add(limit.value());
    }

    assertThat(limits).containsExactly(5, 6, 7);
  }

  @Test
  void succeeded_fewerRequestsThanAllowed_addNothing() {
    acquire(8).forEach(permit -> permit.failed(busy));

    for (int i = 0; i < 100; i++) {
      limit.acquire().succeeded();
    }

    assertThat(limit.value()).isEqualTo(4);
  }

  @Test
  void acquire_atTheLimit_waitsForAnEnd() throws InterruptedException {
    acquire(2).forEach(permit -> permit.failed(busy));
    RequestLimit.Permit first = limit.acquire();
    CountDownLatch through = new CountDownLatch(1);
    Thread second =
        new Thread(
            () -> {
              limit.acquire().succeeded();
              through.countDown();
            });

    second.start();
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    assertThat(through.getCount()).isOne();
    first.succeeded();
    assertThat(through.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void acquire_interrupted_ends() {
    acquire(1).forEach(permit -> permit.failed(busy));
    limit.acquire();
    Thread.currentThread().interrupt();

    assertThatThrownBy(limit::acquire)
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }

  private List<RequestLimit.Permit> acquire(int count) {
    List<RequestLimit.Permit> permits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      permits.add(limit.acquire());
    }
    return permits;
  }
}
