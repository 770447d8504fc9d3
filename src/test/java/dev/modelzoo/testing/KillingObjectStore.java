package dev.modelzoo.testing;

import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Ends everything right before or right after the n-th call, whichever method it is: what a kill at
 * that moment does. Safe for many threads; which call is the n-th is then up to them.
 */
public final class KillingObjectStore extends ForwardingObjectStore {
  /** Which side of the call. */
  public enum Moment {
    BEFORE,
    AFTER
  }

  /** What a simulated kill throws: no code of the product catches it. */
  public static final class Killed extends Error {
    public Killed() {
      super("killed");
    }
  }

  private final int fatalCall;
  private final Moment moment;
  private final Runnable kill;
  private final AtomicInteger calls = new AtomicInteger();

  /** Kills at call {@code fatalCall}, from 1. */
  public KillingObjectStore(ObjectStore store, int fatalCall, Moment moment, Runnable kill) {
    super(store);
    this.fatalCall = fatalCall;
    this.moment = moment;
    this.kill = kill;
  }

  /** Kills by throwing {@link Killed}. */
  public KillingObjectStore(ObjectStore store, int fatalCall, Moment moment) {
    this(
        store,
        fatalCall,
        moment,
        () -> {
          throw new Killed();
        });
  }

  /** Only counts. */
  public static KillingObjectStore never(ObjectStore store) {
    return new KillingObjectStore(store, 0, Moment.BEFORE);
  }

  public int calls() {
    return calls.get();
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    boolean fatal = begin();
    Optional<ObjectMetadata> metadata = super.head(key);
    end(fatal);
    return metadata;
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) throws IOException {
    boolean fatal = begin();
    InputStream stream = super.read(key, offset, length);
    end(fatal);
    return stream;
  }

  @Override
  public InputStream read(ObjectKey key) throws IOException {
    boolean fatal = begin();
    InputStream stream = super.read(key);
    end(fatal);
    return stream;
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    boolean fatal = begin();
    super.put(key, body);
    end(fatal);
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    boolean fatal = begin();
    boolean stored = super.putIfAbsent(key, body);
    end(fatal);
    return stored;
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    boolean fatal = begin();
    super.list(prefix, visitor);
    end(fatal);
  }

  @Override
  public boolean supportsExclusivePut() {
    boolean fatal = begin();
    boolean supported = super.supportsExclusivePut();
    end(fatal);
    return supported;
  }

  private boolean begin() {
    boolean fatal = calls.incrementAndGet() == fatalCall;
    if (fatal && moment == Moment.BEFORE) {
      kill.run();
    }
    return fatal;
  }

  private void end(boolean fatal) {
    if (fatal && moment == Moment.AFTER) {
      kill.run();
    }
  }
}
