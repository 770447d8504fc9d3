package dev.modelzoo.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every promise of {@link ObjectStore}. Each store's test extends it. */
public abstract class ObjectStoreContract extends ObjectReadContract {
  @Test
  void put_partOfAnArray_storesThatPart() throws IOException {
    byte[] bytes = "0123456789".getBytes(UTF_8);

    store.put(KEY, new ObjectBody(bytes, 2, 3, Sha256.hex(bytes, 2, 3)));

    assertThat(text(KEY)).isEqualTo("234");
  }

  @Test
  void put_again_replacesTheObject() throws IOException {
    store.put(KEY, ObjectBody.of("a longer first text"));

    store.put(KEY, ObjectBody.of("second"));

    assertThat(text(KEY)).isEqualTo("second");
    assertThat(store.head(KEY).orElseThrow().size()).isEqualTo(6);
  }

  @Test
  void put_sixteenMebibytes_roundTrips() throws IOException {
    byte[] bytes = new byte[16 << 20];
    new Random(7).nextBytes(bytes);
    ObjectBody body = ObjectBody.of(bytes);

    store.put(KEY, body);

    try (InputStream stream = store.read(KEY)) {
      assertThat(Sha256.hex(stream.readAllBytes())).isEqualTo(body.sha256());
    }
    try (InputStream stream = store.read(KEY, 16_000_000, 100)) {
      assertThat(stream.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(bytes, 16_000_000, 16_000_100));
    }
  }

  @Test
  void putIfAbsent_twice_keepsTheFirst() throws IOException {
    boolean first = store.putIfAbsent(KEY, ObjectBody.of("first"));
    boolean second = store.putIfAbsent(KEY, ObjectBody.of("second"));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(text(KEY)).isEqualTo("first");
  }

  @Test
  void putIfAbsent_afterPutAndAfterDelete_asksWhatIsThereNow() throws IOException {
    store.put(KEY, ObjectBody.of("first"));

    assertThat(store.putIfAbsent(KEY, ObjectBody.of("second"))).isFalse();
    store.delete(KEY);
    assertThat(store.putIfAbsent(KEY, ObjectBody.of("third"))).isTrue();
    assertThat(text(KEY)).isEqualTo("third");
  }

  @Test
  void putIfAbsent_zeroBytes_takesTheKey() {
    assertThat(store.putIfAbsent(KEY, ObjectBody.of(""))).isTrue();
    assertThat(store.putIfAbsent(KEY, ObjectBody.of(""))).isFalse();
  }

  @Test
  void putIfAbsent_sixteenAtOnce_exactlyOneSucceeds() throws Exception {
    int writers = 16;
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> results = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(writers);
    try {
      for (int i = 0; i < writers; i++) {
        ObjectBody body = ObjectBody.of("writer " + i);
        Callable<Boolean> writer =
            () -> {
              start.await();
              return putIfAbsentUntilAnswered(body);
            };
        results.add(executor.submit(writer));
      }
      start.countDown();
      assertExactlyOneWon(results);
    } finally {
      executor.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with blank/and  two",
        " leading and trailing ",
        "中文/模型-图像/声学",
        "a+b",
        "100%",
        "%2F",
        "a%20b",
        "a&b=c",
        "x#y",
        "q?v=1",
        "it's (\"quoted\") [x] {y}",
        "semi;colon:and,comma",
        "tilde~at@dollar$bang!star*",
        "...",
        "a/.hidden",
        "trailing.",
        "😀/emoji",
        "<xml>&amp;",
      })
  void everyOperation_oddKey_worksUnchanged(String name) throws IOException {
    ObjectKey key = new ObjectKey(name);

    store.put(key, ObjectBody.of(name));

    assertThat(text(key)).isEqualTo(name);
    assertThat(store.head(key)).isPresent();
    assertThat(keys("")).containsExactly(name);
    assertThat(keys(name)).containsExactly(name);
    assertThat(store.putIfAbsent(key, ObjectBody.of("x"))).isFalse();
    store.delete(key);
    assertThat(store.head(key)).isEmpty();
    assertThat(keys("")).isEmpty();
  }

  @Test
  void delete_storedObject_removesItAlone() {
    putAll("m/sbi", "m/sbi2");

    store.delete(KEY);

    assertThat(store.head(KEY)).isEmpty();
    assertThat(keys("")).containsExactly("m/sbi2");
  }

  @Test
  void delete_absentOrTwice_isNoError() {
    store.delete(KEY);
    putAll("m/sbi");
    store.delete(KEY);
    store.delete(KEY);

    assertThat(store.head(KEY)).isEmpty();
  }

  @Test
  void supportsExclusivePut_emptyStore_isTrueAndLeavesNothing() {
    assertThat(store.supportsExclusivePut()).isTrue();
    assertThat(store.supportsExclusivePut()).isTrue();
    assertThat(keys("")).isEmpty();
  }

  @Test
  void location_anyKey_namesIt() {
    assertThat(store.location(KEY)).contains(":").endsWith("m/sbi");
  }

  /** Asks again when the store says that a rival is just writing: that is not an answer yet. */
  private boolean putIfAbsentUntilAnswered(ObjectBody body) {
    while (true) {
      try {
        return store.putIfAbsent(KEY, body);
      } catch (ZooException e) {
        if (e.kind() != ErrorKind.UNAVAILABLE
            || !String.valueOf(e.getMessage()).contains("at the same time")) {
          throw e;
        }
      }
    }
  }

  private void assertExactlyOneWon(List<Future<Boolean>> results)
      throws IOException, InterruptedException, ExecutionException {
    List<String> winners = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).get()) {
        winners.add("writer " + i);
      }
    }
    assertThat(winners).containsExactly(text(KEY));
  }
}
