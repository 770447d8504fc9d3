package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.AbsentObjectException;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Reads objects into memory and lets nothing pass that differs from its digest. */
final class ObjectFetcher {
  /**
   * Wrong bytes may come from the way, so they are asked for once more; from the store they stay.
   */
  private static final int ATTEMPTS = 2;

  private final ObjectStore store;
  private final VersionStore versions;
  private final TransferListener listener;
  private final ChunkPlaces places;
  private final AtomicLong objects = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  ObjectFetcher(VersionStore versions, TransferListener listener, ChunkPlaces places) {
    this.places = places;
    this.versions = versions;
    this.store = versions.objects();
    this.listener = listener;
  }

  /** Reads a whole chunk of known length into {@code buffer}. */
  void chunk(String sha256, byte[] buffer, int length, ObjectProgress progress) {
    ChunkPlaces.Place place = places.of(sha256);
    range(
        place.key(),
        place.offset(),
        buffer,
        length,
        () ->
            Sha256.hex(buffer, 0, length).equals(sha256)
                ? Optional.empty()
                : Optional.of("expected sha256:" + sha256),
        progress);
  }

  /**
   * Reads a range of a pack into {@code buffer}.
   *
   * @param problem looks at the buffer and says what is wrong with it
   */
  void range(
      ObjectKey key,
      long offset,
      byte[] buffer,
      int length,
      Supplier<Optional<String>> problem,
      ObjectProgress progress) {
    listener.on(new TransferEvent.Started(key, length));
    boolean arrived = false;
    try {
      fetchVerified(key, offset, buffer, length, problem, progress);
      arrived = true;
    } finally {
      listener.on(arrived ? new TransferEvent.Finished(key) : new TransferEvent.Failed(key));
    }
    objects.incrementAndGet();
    bytes.addAndGet(length);
  }

  private void fetchVerified(
      ObjectKey key,
      long offset,
      byte[] buffer,
      int length,
      Supplier<Optional<String>> problem,
      ObjectProgress progress) {
    Optional<String> wrong = Optional.empty();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      wrong = fetchOnce(key, offset, buffer, length, problem, progress);
      if (wrong.isEmpty()) {
        return;
      }
    }
    throw corrupt(key, wrong.orElse(""));
  }

  /** What is wrong with the bytes that came; empty if nothing is. */
  private Optional<String> fetchOnce(
      ObjectKey key,
      long offset,
      byte[] buffer,
      int length,
      Supplier<Optional<String>> problem,
      ObjectProgress progress) {
    int read;
    try (InputStream in = progress.reading(store.read(key, offset, length), 0)) {
      read = in.readNBytes(buffer, 0, length);
    } catch (IOException e) {
      throw versions.broken(key, e);
    } catch (AbsentObjectException e) {
      throw missing(key, e);
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.CORRUPT) {
        throw e;
      }
      return Optional.of(ZooException.reason(e)); // by the store's own checksum
    }
    return read < length ? Optional.of("it has only " + (offset + read) + " bytes") : problem.get();
  }

  /** The manifest was read, so the version exists: what it names and is not there, was lost. */
  private ZooException missing(ObjectKey key, ZooException cause) {
    return new ZooException(
        ErrorKind.CORRUPT,
        store.location(key) + " is missing, and the version needs it",
        "Nothing was changed here. Run zoo verify to see all that is missing, and ask the owner to"
            + " push the same files again: what is missing is sent.",
        cause);
  }

  ZooException corrupt(ObjectKey key, String problem) {
    return new ZooException(
        ErrorKind.CORRUPT,
        store.location(key) + " differs from its manifest: " + problem,
        "Nothing was changed here. Run zoo verify to see all that is damaged, and ask the owner to"
            + " delete that from the store and push again.");
  }

  ChunkLayout layout() {
    return versions.layout();
  }

  long objects() {
    return objects.get();
  }

  long bytes() {
    return bytes.get();
  }
}
