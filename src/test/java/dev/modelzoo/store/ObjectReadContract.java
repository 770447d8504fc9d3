package dev.modelzoo.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link ObjectStore} promises to readers; a part of {@link ObjectStoreContract}. */
abstract class ObjectReadContract {
  static final ObjectKey KEY = new ObjectKey("m/sbi");

  protected ObjectStore store;

  /** An empty store, new for each test; closed by the contract. */
  protected abstract ObjectStore emptyStore() throws Exception;

  /** Whether characters outside the basic plane sort as their bytes do; one test server errs. */
  protected boolean ordersByBytes() {
    return true;
  }

  @BeforeEach
  void openStore() throws Exception {
    store = emptyStore();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void head_absentKey_isEmpty() {
    assertThat(store.head(KEY)).isEmpty();
  }

  @Test
  void head_absentBesideLongerKey_isEmpty() {
    store.put(new ObjectKey("m/sbi/part"), ObjectBody.of("x"));

    assertThat(store.head(KEY)).isEmpty();
  }

  @Test
  void head_storedObject_tellsKeySizeAndTime() {
    store.put(KEY, ObjectBody.of("0123456789"));

    ObjectMetadata metadata = store.head(KEY).orElseThrow();

    assertThat(metadata.key()).isEqualTo(KEY);
    assertThat(metadata.size()).isEqualTo(10);
    assertThat(Duration.between(metadata.lastModified(), Instant.now()).abs())
        .isLessThan(Duration.ofHours(1));
  }

  @Test
  void read_wholeObject_returnsItsBytes() throws IOException {
    store.put(KEY, ObjectBody.of("0123456789"));

    assertThat(text(KEY)).isEqualTo("0123456789");
  }

  @Test
  void read_withOffsetAndLength_returnsThatRange() throws IOException {
    store.put(KEY, ObjectBody.of("0123456789"));

    assertThat(range(4, 3)).isEqualTo("456");
    assertThat(range(0, 10)).isEqualTo("0123456789");
    assertThat(range(9, 1)).isEqualTo("9");
  }

  @Test
  void read_rangeBeyondTheEnd_endsWithTheObject() throws IOException {
    store.put(KEY, ObjectBody.of("0123456789"));

    assertThat(range(8, 100)).isEqualTo("89");
    assertThat(range(8, Long.MAX_VALUE)).isEqualTo("89");
    assertThat(range(10, 5)).isEmpty();
    assertThat(range(11, 5)).isEmpty();
    assertThat(range(1L << 40, 5)).isEmpty();
  }

  @Test
  void read_rangeOfNoBytes_isEmpty() throws IOException {
    store.put(KEY, ObjectBody.of("0123456789"));

    assertThat(range(0, 0)).isEmpty();
    assertThat(range(10, 0)).isEmpty();
  }

  @Test
  void read_negativeRange_isRefused() {
    store.put(KEY, ObjectBody.of("0123456789"));

    assertThatThrownBy(() -> store.read(KEY, -1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.read(KEY, 0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void read_objectOfZeroBytes_isEmpty() throws IOException {
    store.put(KEY, ObjectBody.of(""));

    assertThat(store.head(KEY).orElseThrow().size()).isZero();
    assertThat(text(KEY)).isEmpty();
    assertThat(range(0, 5)).isEmpty();
    assertThat(range(0, 0)).isEmpty();
  }

  @Test
  void read_absentKey_isNotFoundAndNamesTheObject() {
    assertNotFound(() -> store.read(KEY));
    assertNotFound(() -> store.read(KEY, 0, 5));
    assertNotFound(() -> store.read(KEY, 3, 0));
  }

  @Test
  void read_closedBeforeItsEnd_leavesTheStoreUsable() throws IOException {
    store.put(KEY, ObjectBody.of(new byte[1 << 20]));

    for (int i = 0; i < 20; i++) {
      try (InputStream stream = store.read(KEY)) {
        assertThat(stream.read()).isZero();
      }
    }

    assertThat(range(0, 1)).hasSize(1);
  }

  @Test
  void list_emptyStore_visitsNothing() {
    assertThat(keys("")).isEmpty();
    assertThat(keys("m/")).isEmpty();
  }

  @Test
  void list_prefix_visitsMatchingKeysWithMetadata() {
    putAll("a/1", "m/sbi", "m/model.yaml", "mm", "n");

    assertThat(keys("")).containsExactly("a/1", "m/model.yaml", "m/sbi", "mm", "n");
    assertThat(keys("m/")).containsExactly("m/model.yaml", "m/sbi");
    assertThat(keys("m")).containsExactly("m/model.yaml", "m/sbi", "mm");
    assertThat(keys("m/s")).containsExactly("m/sbi");
    assertThat(keys("m/sbi")).containsExactly("m/sbi");
    assertThat(keys("m/sbi/")).isEmpty();
    assertThat(keys("../m")).isEmpty();
    assertThat(keys("x/y/z")).isEmpty();
    List<ObjectMetadata> visited = new ArrayList<>();
    store.list("m/sbi", visited::add);
    assertThat(visited).singleElement().extracting(ObjectMetadata::size).isEqualTo(5L);
  }

  @Test
  void folders_keysBelow_areNamedOnceInOrder() {
    putAll("m/b/x", "m/a/y/z", "m/a-b/x", "m/a/x", "m/file", "n/c/x");

    assertThat(store.folders("m/")).containsExactly("a-b", "a", "b");
    assertThat(store.folders("m/a/")).containsExactly("y");
    assertThat(store.folders("none/")).isEmpty();
    assertThat(store.folders("")).contains("m", "n");
  }

  @Test
  void list_anyKeys_comesInByteOrder() {
    putAll("a/b", "a-b", "a.b", "a0", "aa/c", "B", "a/b-c/d", "a/b.c", "中", "é");

    assertThat(keys(""))
        .containsExactly("B", "a-b", "a.b", "a/b", "a/b-c/d", "a/b.c", "a0", "aa/c", "é", "中");
  }

  @Test
  void list_keysBeyondThePlaneOfChinese_comeInByteOrder() {
    putAll("\uE000", "\uD83D\uDE00", "中");

    if (ordersByBytes()) {
      assertThat(keys("")).containsExactly("中", "\uE000", "\uD83D\uDE00");
    } else {
      assertThat(keys("")).containsExactlyInAnyOrder("中", "\uE000", "\uD83D\uDE00");
    }
  }

  @Test
  void list_moreThanOnePage_visitsAllOnce() throws Exception {
    int count = 1100;
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      expected.add("p/%02x/%05d".formatted(i / 100, i));
    }
    putInParallel(expected);

    assertThat(keys("p/")).isEqualTo(expected);
  }

  @Test
  void list_visitorFails_passesItsErrorOn() {
    putAll("a", "b");
    ZooException failure = new ZooException(ErrorKind.UNAVAILABLE, "visitor", "none");

    assertThatThrownBy(
            () ->
                store.list(
                    "",
                    object -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  protected final List<String> keys(String prefix) {
    List<String> keys = new ArrayList<>();
    store.list(prefix, object -> keys.add(object.key().value()));
    return keys;
  }

  /** Only to save time: each put waits for a disk or a server. */
  private void putInParallel(List<String> keys) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Void>> puts = new ArrayList<>();
      for (String key : keys) {
        puts.add(
            () -> {
              store.put(new ObjectKey(key), ObjectBody.of(""));
              return null;
            });
      }
      for (Future<Void> put : executor.invokeAll(puts)) {
        put.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  protected final void putAll(String... keys) {
    for (String key : keys) {
      store.put(new ObjectKey(key), ObjectBody.of(key));
    }
  }

  protected final String text(ObjectKey key) throws IOException {
    try (InputStream stream = store.read(key)) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private String range(long offset, long length) throws IOException {
    try (InputStream stream = store.read(KEY, offset, length)) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private void assertNotFound(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND))
        .hasMessageContaining(store.location(KEY));
  }
}
