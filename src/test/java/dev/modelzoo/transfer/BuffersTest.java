package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuffersTest {
  @Test
  void with_oneAfterTheOther_lendsTheSameArray() {
    Buffers buffers = new Buffers(10, 4);

    byte[] first = buffers.with(buffer -> buffer);
    byte[] second = buffers.with(buffer -> buffer);

    assertThat(second).isSameAs(first).hasSize(10);
  }

  @Test
  void with_nested_lendsDifferentArrays() {
    Buffers buffers = new Buffers(10, 2);

    boolean same = buffers.with(outer -> buffers.with(inner -> inner == outer));

    assertThat(same).isFalse();
  }

  @Test
  void with_costOfAThirdOfTheHeap_lendsToOneAtATime() {
    long third = Runtime.getRuntime().maxMemory() / 3;
    Buffers buffers = new Buffers(10, third, 8);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> items = IntStream.range(0, 50).boxed().toList();

    new Workers(8)
        .forEach(
            items,
            item ->
                buffers.with(
                    buffer -> {
                      most.accumulateAndGet(now.incrementAndGet(), Math::max);
                      Thread.onSpinWait();
                      return now.decrementAndGet();
                    }));

    assertThat(most).hasValue(1);
  }

  @Test
  void with_failure_givesTheArrayBack() {
    Buffers buffers = new Buffers(10, 1);
    assertThatThrownBy(
            () ->
                buffers.with(
                    buffer -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(buffers.<byte[]>with(buffer -> buffer)).hasSize(10);
  }

  @Test
  void with_interrupted_stopsAndKeepsTheFlag() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new Buffers(10, 1).with(buffer -> buffer))
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.INCOMPLETE);
    assertThat(Thread.interrupted()).isTrue();
  }
}
