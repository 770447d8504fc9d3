package dev.modelzoo.transfer;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts chunks and packs that a store lacks, each once. What a killed push left there is found by
 * its name and not sent again. Safe for many threads.
 */
final class Uploader {
  /**
   * What is older is sent again even if it is there: a gc may be about to remove it, as no version
   * may name it. Far below the age from which a gc removes, as clocks differ and a push takes time.
   */
  static final Duration TRUSTED_AGE = Duration.ofDays(3);

  private final ObjectStore store;
  private final TransferListener listener;
  private final Instant oldest;
  private final Set<ObjectKey> settled = ConcurrentHashMap.newKeySet();
  private final Set<ObjectKey> sent = ConcurrentHashMap.newKeySet();
  private final AtomicLong objects = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong reusedBytes = new AtomicLong();

  Uploader(ObjectStore store, TransferListener listener, Instant now) {
    this.store = store;
    this.oldest = now.minus(TRUSTED_AGE);
    this.listener = listener;
  }

  /** Takes note of an object that the parent version names, so it is there without being asked. */
  void assumePresent(ObjectKey key) {
    settled.add(key);
  }

  /** Whether {@link #upload} has nothing to do for this object. */
  boolean isSettled(ObjectKey key) {
    return settled.contains(key);
  }

  /** More bytes of files are to be sent, or found in the store. */
  void planned(long bytes) {
    listener.on(new TransferEvent.Planned(bytes));
  }

  /** Tells how far an object of {@code length} bytes is, which stands for {@code worth} planned. */
  ObjectProgress progress(TransferEvent.Subject subject, long length, long worth) {
    return new ObjectProgress(listener, subject, length, worth);
  }

  /** Sends the object unless it is there in full size; returns once it is. */
  void upload(ObjectKey key, ObjectBody body, ObjectProgress progress) {
    if (!settled.add(key)) {
      return; // there, or another worker is at it and will be heard if it fails
    }
    boolean done = false;
    try {
      if (isPresent(key, body.length())) {
        reusedBytes.addAndGet(body.length());
      } else {
        send(key, body, progress);
      }
      done = true;
    } finally {
      if (!done) {
        settled.remove(key);
      }
    }
  }

  private void send(ObjectKey key, ObjectBody body, ObjectProgress progress) {
    listener.on(new TransferEvent.Started(key, body.length()));
    try {
      store.put(key, progress.sending(body, 0));
    } catch (ZooException e) {
      listener.on(new TransferEvent.Failed(key));
      throw e;
    }
    sent.add(key);
    objects.incrementAndGet();
    bytes.addAndGet(body.length());
    listener.on(new TransferEvent.Finished(key));
  }

  /** An object of another size is what an unsafe store kept of a broken put: it is sent again. */
  private boolean isPresent(ObjectKey key, long size) {
    Optional<ObjectMetadata> found = store.head(key);
    return found.isPresent()
        && found.get().size() == size
        && found.get().lastModified().isAfter(oldest);
  }

  /** Forgets that an object was assumed or found; the next {@link #upload} asks again. */
  void forget(ObjectKey key) {
    settled.remove(key);
  }

  /** What this push itself sent, and so is surely there. */
  Set<ObjectKey> sent() {
    return Set.copyOf(sent);
  }

  TransferCounts counts() {
    return new TransferCounts(objects.get(), bytes.get(), reusedBytes.get());
  }
}
