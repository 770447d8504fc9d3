package dev.modelzoo.testing;

import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A store around another that fails by a script: {@code on(PUT, "versions/", 1,
 * Fault.dropAnswer())} loses the answer of the first put below {@code versions/}. Writes down its
 * calls. Safe for use by many threads; which call is the n-th is then up to them.
 */
public final class FaultyObjectStore implements ObjectStore {
  /** A method of the store; both reads are one. */
  public enum Operation {
    HEAD,
    READ,
    PUT,
    PUT_IF_ABSENT,
    LIST,
    DELETE,
    PROBE
  }

  /** As the number of a call: each of them. */
  public static final int EVERY = 0;

  private final ObjectStore store;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  public FaultyObjectStore(ObjectStore store) {
    this.store = store;
  }

  /** At the n-th call (from 1, counted from now; or {@link #EVERY}) of an operation. */
  public FaultyObjectStore on(Operation operation, int call, Fault fault) {
    return on(operation, "", call, fault);
  }

  /** As {@link #on(Operation, int, Fault)}, counting only keys with this prefix. */
  public FaultyObjectStore on(Operation operation, String prefix, int call, Fault fault) {
    rules.add(new Rule(operation, prefix, call, fault, new AtomicInteger()));
    return this;
  }

  /** At every n-th call of an operation, beginning with the first. */
  public FaultyObjectStore onEveryNth(Operation operation, int n, Fault fault) {
    rules.add(new Rule(operation, "", -n, fault, new AtomicInteger()));
    return this;
  }

  public void forgetScript() {
    rules.clear();
  }

  /** The calls so far, in order, as {@code PUT some/key}; the prefix for a list. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public long count(Operation operation) {
    return calls.stream().filter(call -> call.startsWith(operation + " ")).count();
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    List<Fault> faults = begin(Operation.HEAD, key.value());
    Optional<ObjectMetadata> metadata = store.head(key);
    faults.forEach(fault -> fault.after().run());
    return metadata;
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) throws IOException {
    List<Fault> faults = begin(Operation.READ, key.value());
    return broken(faults, store.read(key, offset, length));
  }

  @Override
  public InputStream read(ObjectKey key) throws IOException {
    List<Fault> faults = begin(Operation.READ, key.value());
    return broken(faults, store.read(key));
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    List<Fault> faults = begin(Operation.PUT, key.value());
    store.put(key, body);
    faults.forEach(fault -> fault.after().run());
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    List<Fault> faults = begin(Operation.PUT_IF_ABSENT, key.value());
    boolean stored = store.putIfAbsent(key, body);
    faults.forEach(fault -> fault.after().run());
    return stored;
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    List<Fault> faults = begin(Operation.LIST, prefix);
    store.list(prefix, visitor);
    faults.forEach(fault -> fault.after().run());
  }

  @Override
  public void delete(ObjectKey key) {
    List<Fault> faults = begin(Operation.DELETE, key.value());
    store.delete(key);
    faults.forEach(fault -> fault.after().run());
  }

  @Override
  public boolean supportsExclusivePut() {
    List<Fault> faults = begin(Operation.PROBE, "");
    boolean supported = store.supportsExclusivePut();
    faults.forEach(fault -> fault.after().run());
    return supported;
  }

  @Override
  public String location(ObjectKey key) {
    return store.location(key);
  }

  @Override
  public void close() {
    store.close();
  }

  private List<Fault> begin(Operation operation, String key) {
    calls.add(operation + " " + key);
    List<Fault> due = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.isDue(operation, key)) {
        due.add(rule.fault());
      }
    }
    due.forEach(fault -> fault.before().run());
    return due;
  }

  private static InputStream broken(List<Fault> faults, InputStream stream) {
    InputStream result = stream;
    for (Fault fault : faults) {
      fault.after().run();
      result = fault.body().apply(result);
    }
    return result;
  }

  /** {@code call}: from 1; 0 for every; negative n for the 1st, n+1st, 2n+1st … call. */
  private record Rule(
      Operation operation, String prefix, int call, Fault fault, AtomicInteger seen) {
    boolean isDue(Operation asked, String key) {
      if (asked != operation || !key.startsWith(prefix)) {
        return false;
      }
      int number = seen.incrementAndGet();
      return call == EVERY || number == call || (call < 0 && (number - 1) % -call == 0);
    }
  }
}
