package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listener hears, in which order. */
class TransferEventTest {
  @TempDir private Path temp;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final List<TransferEvent> events = new ArrayList<>();
  private TransferFixture transfers;
  private Path folder;

  @BeforeEach
  void prepare() {
    transfers = TransferFixture.of(store, temp);
    folder = ModelImageFolder.sound(temp).file("assets/big", TestBytes.random(1, 20_000)).folder();
  }

  @Test
  void push_eachObject_startsAndFinishes() {
    push(store);

    assertThat(startedKeys()).hasSize(6).isEqualTo(finishedKeys());
    assertThat(sum(TransferEvent.Planned.class)).isEqualTo(sum(TransferEvent.Advanced.class));
  }

  @Test
  void pull_eachObject_startsAndFinishesAndThePlanIsKept() {
    push(store);
    events.clear();

    pull(store);

    assertThat(startedKeys()).hasSize(6).isEqualTo(finishedKeys());
    assertThat(sum(TransferEvent.Planned.class)).isEqualTo(sum(TransferEvent.Advanced.class));
  }

  @Test
  void push_failure_isHeard() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.PUT, "packs/", 1, Fault.failBefore());

    assertThatThrownBy(() -> push(faulty)).isInstanceOf(ZooException.class);

    assertThat(failed()).hasSize(1);
  }

  @Test
  void push_objectCannotBeAskedFor_startsNothing() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.HEAD, "chunks/", 1, Fault.failBefore());

    assertThatThrownBy(() -> push(faulty)).isInstanceOf(ZooException.class);

    assertThat(startedKeys()).isEmpty();
  }

  @Test
  void pull_failure_isHeard() {
    push(store);
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.READ, "packs/", 1, Fault.failBefore());

    assertThatThrownBy(() -> pull(faulty)).isInstanceOf(ZooException.class);

    assertThat(failed()).hasSize(1);
  }

  private void push(ObjectStore through) {
    VersionStore versions = new VersionStore(through, TransferFixture.LAYOUT);
    new Push(versions, new Workers(1), events::add, Clock.systemUTC(), "zoo/test")
        .run(transfers.pushRequest(folder, false));
  }

  private void pull(ObjectStore through) {
    VersionStore versions = new VersionStore(through, TransferFixture.LAYOUT);
    new Pull(versions, new Workers(1), events::add)
        .run(transfers.latest(), transfers.pullRequest(temp.resolve("pulled"), false));
  }

  private List<Object> startedKeys() {
    return keys(TransferEvent.Started.class);
  }

  private List<Object> finishedKeys() {
    return keys(TransferEvent.Finished.class);
  }

  private List<Object> failed() {
    return keys(TransferEvent.Failed.class);
  }

  private List<Object> keys(Class<? extends TransferEvent> kind) {
    List<Object> keys = new ArrayList<>();
    for (TransferEvent event : events) {
      if (kind.isInstance(event)) {
        keys.add(key(event));
      }
    }
    return keys;
  }

  private static Object key(TransferEvent event) {
    if (event instanceof TransferEvent.Started started) {
      return started.key();
    }
    return event instanceof TransferEvent.Finished finished
        ? finished.key()
        : ((TransferEvent.Failed) event).key();
  }

  private long sum(Class<? extends TransferEvent> kind) {
    return events.stream()
        .filter(kind::isInstance)
        .mapToLong(
            event ->
                event instanceof TransferEvent.Planned planned
                    ? planned.bytes()
                    : ((TransferEvent.Advanced) event).bytes())
        .sum();
  }
}
