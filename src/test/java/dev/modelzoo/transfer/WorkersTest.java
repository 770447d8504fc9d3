package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 100).boxed().toList();

  @Test
  void forEach_manyThreads_visitsEachItemOnce() {
    Set<Integer> visited = ConcurrentHashMap.newKeySet();
    AtomicInteger visits = new AtomicInteger();

    new Workers(8)
        .forEach(
            ITEMS,
            item -> {
              visited.add(item);
              visits.incrementAndGet();
            });

    assertThat(visited).hasSize(100);
    assertThat(visits).hasValue(100);
  }

  @Test
  void forEach_oneFails_throwsItAndHandsOutNoMore() {
    AtomicInteger visits = new AtomicInteger();

    assertThatThrownBy(
            () ->
                new Workers(2)
                    .forEach(
                        ITEMS,
                        item -> {
                          visits.incrementAndGet();
                          throw new IllegalStateException("item " + item);
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(visits.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void forEach_twoFailAtOnce_attachesOneToTheOther() {
    CyclicBarrier barrier = new CyclicBarrier(2);

    assertThatThrownBy(
            () ->
                new Workers(2)
                    .forEach(
                        List.of(1, 2),
                        item -> {
                          await(barrier);
                          throw new IllegalStateException("item " + item);
                        }))
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void forEach_sameFailureTwice_isNotAttachedToItself() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    IllegalStateException failure = new IllegalStateException("always the same");

    assertThatThrownBy(
            () ->
                new Workers(2)
                    .forEach(
                        List.of(1, 2),
                        item -> {
                          await(barrier);
                          throw failure;
                        }))
        .isSameAs(failure)
        .hasNoSuppressedExceptions();
  }

  @Test
  void forEach_error_isThrown() {
    assertThatThrownBy(
            () ->
                new Workers(2)
                    .forEach(
                        ITEMS,
                        item -> {
                          throw new OutOfMemoryError("simulated");
                        }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void forEach_noItems_returns() {
    new Workers(4).forEach(Collections.emptyList(), item -> assertThat(item).isNull());
  }

  @Test
  void forEach_interrupted_stopsAndKeepsTheFlag() {
    Thread.currentThread().interrupt();

    // Workers that had ended before they are waited for would leave nothing to interrupt.
    assertThatThrownBy(() -> new Workers(2).forEach(ITEMS, item -> untilInterrupted()))
        .isInstanceOf(ZooException.class)
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.INCOMPLETE);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void constructor_noJobs_isAUsageError() {
    assertThatThrownBy(() -> new Workers(0))
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.USAGE);
  }

  private static void untilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
