package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.KillingObjectStore.Killed;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Reading ahead: the order, what it throws, how far it goes. */
class ReadAheadTest {
  @Test
  void next_things_comeInOrder_andThenNoMore() {
    try (ReadAhead<Integer> reader = reader(List.of(3, 1, 2), n -> new byte[n])) {
      assertThat(List.of(reader.next().length, reader.next().length, reader.next().length))
          .containsExactly(3, 1, 2);
      assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void next_readingFails_throwsTheSame() {
    ZooException failure = new ZooException(ErrorKind.CORRUPT, "wrong", "Look.");

    assertThatThrownBy(() -> readOne(failure)).isSameAs(failure);
    assertThatThrownBy(() -> readOne(new Killed())).isInstanceOf(Killed.class);
  }

  @Test
  void next_interrupted_staysInterruptedAndSaysSo() {
    CountDownLatch never = new CountDownLatch(1);
    try (ReadAhead<Integer> reader = reader(List.of(1), n -> await(never))) {
      Thread.currentThread().interrupt();

      TreeContract.assertKind(ErrorKind.INCOMPLETE, reader::next);

      assertThat(Thread.interrupted()).isTrue();
    } finally {
      never.countDown();
    }
  }

  @Test
  void next_thingsLargerThanTheMemory_areReadOneByOne() {
    AtomicInteger begun = new AtomicInteger();
    Iterator<Integer> things = List.of(1, 2, 3).iterator();
    Iterator<Integer> counted =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return things.hasNext();
          }

          @Override
          public Integer next() {
            begun.incrementAndGet();
            return things.next();
          }
        };
    try (ReadAhead<Integer> reader =
        new ReadAhead<>(counted, n -> Long.MAX_VALUE / 4, n -> new byte[n], new Workers(2))) {
      reader.next();

      assertThat(begun).hasValue(1);
    }
  }

  private static void readOne(Throwable failure) {
    try (ReadAhead<Integer> reader =
        reader(
            List.of(1),
            n -> {
              if (failure instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) failure;
            })) {
      reader.next();
    }
  }

  private static byte[] await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new byte[0];
  }

  private static ReadAhead<Integer> reader(List<Integer> things, Function<Integer, byte[]> read) {
    return new ReadAhead<>(things.iterator(), Integer::longValue, read, new Workers(2));
  }
}
