package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.RetryListener;
import dev.modelzoo.store.RetryPolicy;
import dev.modelzoo.store.RetryingObjectStore;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.ForwardingObjectStore;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
    assertNeverAboveThePlanAndThenAllOfIt();
  }

  @Test
  void pull_eachObject_startsAndFinishesAndThePlanIsKept() {
    push(store);
    events.clear();

    pull(store);

    assertThat(startedKeys()).hasSize(6).isEqualTo(finishedKeys());
    assertNeverAboveThePlanAndThenAllOfIt();
  }

  @Test
  void push_failure_isHeard() {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.PUT, "packs/", 1, Fault.failBefore());

    assertThatThrownBy(() -> push(faulty)).isInstanceOf(ZooException.class);

    assertThat(failed()).hasSize(1);
  }

  @Test
  void push_storeWithoutSpace_saysHowMuchIsStillToBeSent() {
    ZooException full = new ZooException(ErrorKind.NO_SPACE, "the quota is full", "Ask for more.");
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.PUT, "chunks/", 2, Fault.failBefore(full));

    assertThatThrownBy(() -> push(faulty))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NO_SPACE))
        .hasMessageMatching(
            "the quota is full; at least [1-9]\\d* of [1-9]\\d* bytes are still to be sent");
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

  @Test
  void pull_bytesThatTrickleIn_countAsTheyCome() {
    push(store);
    events.clear();

    pull(new TricklingStore(store));

    assertThat(eventsOf("assets/big")).hasSizeGreaterThan(20);
    assertNeverAboveThePlanAndThenAllOfIt();
  }

  @Test
  void push_bytesThatTrickleOut_countAsTheyGo() {
    push(new TricklingStore(store));

    assertThat(eventsOf("assets/big")).hasSizeGreaterThan(20);
    assertNeverAboveThePlanAndThenAllOfIt();
  }

  @Test
  void pull_wrongBytes_areTakenBackAndComeAgain() {
    push(store);
    events.clear();

    pull(
        new FaultyObjectStore(new TricklingStore(store))
            .on(Operation.READ, "chunks/", 1, Fault.wrongByte(3)));

    assertThat(events).anyMatch(TransferEvent.TakenBack.class::isInstance);
    assertNeverAboveThePlanAndThenAllOfIt();
  }

  @Test
  void push_putThatBreaksOffAndIsRepeated_isTakenBack() {
    TricklingStore breaking = new TricklingStore(store);
    breaking.failAfterTheFirstPut = true;

    push(
        new RetryingObjectStore(
            breaking, RetryPolicy.DEFAULT, pause -> {}, new Random(1), RetryListener.NONE));

    assertThat(events).anyMatch(TransferEvent.TakenBack.class::isInstance);
    assertNeverAboveThePlanAndThenAllOfIt();
  }

  @Test
  void verify_copyAndExport_countEachByteAsItComes() throws IOException {
    push(store);
    VersionStore versions = new VersionStore(new TricklingStore(store), TransferFixture.LAYOUT);
    events.clear();
    new StoreVerification(versions, new Workers(1), events::add).verify(transfers.latest(), false);
    assertThat(events).hasSizeGreaterThan(20);
    assertNeverAboveThePlanAndThenAllOfIt();

    events.clear();
    new StoreCopy(
            versions,
            new VersionStore(new InMemoryObjectStore(), TransferFixture.LAYOUT),
            new Workers(1),
            events::add,
            Instant.now())
        .run(transfers.latest(), false);
    assertThat(events).hasSizeGreaterThan(20);
    assertNeverAboveThePlanAndThenAllOfIt();

    events.clear();
    export(versions);
    assertThat(eventsOf("assets/big")).hasSizeGreaterThan(20);
    assertNeverAboveThePlanAndThenAllOfIt();
  }

  private void export(VersionStore versions) throws IOException {
    new Export(
            transfers.latest(),
            TransferFixture.LAYOUT,
            new LocalBytes(List.of(), TransferFixture.LAYOUT),
            Optional.of(versions),
            new Workers(1),
            events::add)
        .run(new ByteArrayOutputStream());
  }

  /** Moves a hundred bytes at a time, and may lose the answer of the first put of a chunk. */
  private static final class TricklingStore extends ForwardingObjectStore {
    private boolean failAfterTheFirstPut;

    TricklingStore(ObjectStore store) {
      super(store);
    }

    @Override
    public InputStream read(ObjectKey key, long offset, long length) throws IOException {
      return new Trickle(super.read(key, offset, length));
    }

    @Override
    public InputStream read(ObjectKey key) throws IOException {
      return new Trickle(super.read(key));
    }

    @Override
    public void put(ObjectKey key, ObjectBody body) {
      try (InputStream in = new Trickle(body.stream())) {
        byte[] bytes = in.readAllBytes();
        if (failAfterTheFirstPut && key.value().startsWith("chunks/")) {
          failAfterTheFirstPut = false;
          throw new ZooException(ErrorKind.UNAVAILABLE, "it broke off", "Try again.");
        }
        super.put(key, ObjectBody.of(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Trickle extends FilterInputStream {
    Trickle(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return super.read(buffer, offset, Math.min(length, 100));
    }
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

  private void assertNeverAboveThePlanAndThenAllOfIt() {
    long planned = 0;
    long done = 0;
    for (TransferEvent event : events) {
      if (event instanceof TransferEvent.Planned more) {
        planned += more.bytes();
      } else if (event instanceof TransferEvent.Advanced step) {
        assertThat(step.bytes()).isPositive();
        done += step.bytes();
      } else if (event instanceof TransferEvent.TakenBack step) {
        assertThat(step.bytes()).isPositive();
        done -= step.bytes();
      }
      assertThat(done).isBetween(0L, planned);
    }
    assertThat(done).isEqualTo(planned);
  }

  private List<TransferEvent> eventsOf(String file) {
    return events.stream()
        .filter(
            event ->
                event instanceof TransferEvent.Advanced step && step.subject().name().equals(file))
        .toList();
  }
}
