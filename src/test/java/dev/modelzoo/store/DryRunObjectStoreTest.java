package dev.modelzoo.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.testing.InMemoryObjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was not written is there, and the store behind it is as it was. */
class DryRunObjectStoreTest {
  private final InMemoryObjectStore memory = new InMemoryObjectStore();
  private final ObjectStore store = new DryRunObjectStore(memory, Clock.systemUTC());

  @Test
  void put_thenHead_isThereButNotInTheStore() {
    store.put(new ObjectKey("a"), ObjectBody.of("1234"));

    assertThat(store.head(new ObjectKey("a")).orElseThrow().size()).isEqualTo(4);
    assertThat(memory.head(new ObjectKey("a"))).isEmpty();
    assertThat(store.supportsExclusivePut()).isTrue();
    assertThat(store.putIfAbsent(new ObjectKey("b"), ObjectBody.of("x"))).isTrue();
    assertThat(memory.head(new ObjectKey("b"))).isEmpty();
  }

  @Test
  void list_writtenBetweenStored_isInOrderAndOnce() {
    for (String key : List.of("p/b", "p/d", "q/x")) {
      memory.put(new ObjectKey(key), ObjectBody.of("old"));
    }
    for (String key : List.of("o", "p/a", "p/c", "p/d", "p/e")) {
      store.put(new ObjectKey(key), ObjectBody.of("newer"));
    }
    List<String> found = new ArrayList<>();

    store.list("p/", object -> found.add(object.key() + " " + object.size()));

    assertThat(found).containsExactly("p/a 5", "p/b 3", "p/c 5", "p/d 5", "p/e 5");
  }

  @Test
  void delete_isRefused() {
    assertThatThrownBy(() -> store.delete(new ObjectKey("a")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void counting_list_countsPages() {
    for (int i = 0; i < 2001; i++) {
      memory.put(new ObjectKey("k" + i), ObjectBody.of(""));
    }
    CountingObjectStore counting = new CountingObjectStore(memory);

    counting.list("", object -> {});
    counting.list("none", object -> {});

    assertThat(counting.requests()).isEqualTo(3 + 1);
  }
}
