package dev.modelzoo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.MultipartMemory;
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
  void delete_isGoneButNotFromTheStore() {
    memory.put(new ObjectKey("a"), ObjectBody.of("x"));
    store.put(new ObjectKey("b"), ObjectBody.of("x"));
    List<String> found = new ArrayList<>();

    store.delete(new ObjectKey("a"));
    store.delete(new ObjectKey("b"));

    store.list("", object -> found.add(object.key().value()));
    assertThat(found).isEmpty();
    assertThat(store.head(new ObjectKey("a"))).isEmpty();
    assertThat(memory.head(new ObjectKey("a"))).isPresent();
    store.put(new ObjectKey("a"), ObjectBody.of("xy"));
    assertThat(store.head(new ObjectKey("a")).orElseThrow().size()).isEqualTo(2);
  }

  @Test
  void multipart_goesOnWithWhatIsThere_andLeavesItSo() {
    MultipartMemory behind = new MultipartMemory(memory);
    ObjectKey key = new ObjectKey("large");
    behind.begin(key, new byte[10]);
    ObjectStore dry = new DryRunObjectStore(behind, Clock.systemUTC());
    MultipartStore parts = dry.multipart().orElseThrow();
    List<MultipartStore.Upload> uploads = new ArrayList<>();

    parts.uploads(key, uploads::add);
    parts.put(uploads.get(0), 2, ObjectBody.of("12345"));
    List<MultipartStore.Part> all = parts.parts(uploads.get(0));
    parts.complete(uploads.get(0), all);

    assertThat(all).extracting(MultipartStore.Part::size).containsExactly(10L, 5L);
    assertThat(dry.head(key).orElseThrow().size()).isEqualTo(15);
    assertThat(memory.head(key)).isEmpty();
    assertThat(behind.sent()).isEmpty();
  }

  @Test
  void multipart_begunHere_isNotAskedOfTheStore() {
    ObjectStore dry = new DryRunObjectStore(new MultipartMemory(memory), Clock.systemUTC());
    MultipartStore parts = dry.multipart().orElseThrow();

    MultipartStore.Upload upload = parts.create(new ObjectKey("large"));
    boolean empty = parts.parts(upload).isEmpty();
    parts.put(upload, 1, ObjectBody.of("1"));
    parts.abort(upload);

    assertThat(empty).isTrue();
    assertThat(parts.parts(upload)).isEmpty();
    assertThat(dry.head(new ObjectKey("large"))).isEmpty();
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
