package dev.modelzoo.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Moves the bytes of objects, in both directions, no faster than a bandwidth allows; of large
 * objects no more at once than it moves in some seconds, so that a kill costs one or two of them.
 */
public final class PacedObjectStore extends ForwardingObjectStore {
  private static final Duration SOON = Duration.ofSeconds(4);

  private final Bandwidth bandwidth;
  private final BytesUnderWay underWay;

  public PacedObjectStore(ObjectStore store, Bandwidth bandwidth) {
    super(store);
    this.bandwidth = bandwidth;
    this.underWay = new BytesUnderWay(bandwidth.within(SOON));
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) throws IOException {
    BytesUnderWay.Room room = underWay.enter(length);
    boolean opened = false;
    try {
      InputStream stream = super.read(key, offset, length);
      opened = true;
      return new RoomyStream(new PacedInputStream(stream, bandwidth, new AtomicLong()), room);
    } finally {
      if (!opened) {
        room.close();
      }
    }
  }

  @Override
  public InputStream read(ObjectKey key) throws IOException {
    return new PacedInputStream(super.read(key), bandwidth, new AtomicLong());
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    AtomicLong passed = new AtomicLong();
    paced(
        body,
        passed,
        () -> {
          super.put(key, paced(body, passed));
          return true;
        });
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    AtomicLong passed = new AtomicLong();
    return paced(body, passed, () -> super.putIfAbsent(key, paced(body, passed)));
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return super.multipart().map(parts -> new SurroundedMultipartStore(parts, new Paced()));
  }

  private ObjectBody paced(ObjectBody body, AtomicLong passed) {
    return body.streamedBy(stream -> new PacedInputStream(stream, bandwidth, passed));
  }

  /**
   * What a store takes as it is, and not from the stream, holds up what comes next: so a version
   * appears when all before it has had its time, and nothing is left to wait for then.
   */
  private <T> T paced(ObjectBody body, AtomicLong passed, Supplier<T> put) {
    BytesUnderWay.Room room = underWay.enter(body.length());
    try {
      bandwidth.take(0);
      T done = put.get();
      bandwidth.charge(Math.max(0, body.length() - passed.get()));
      return done;
    } finally {
      room.close();
    }
  }

  private static final class RoomyStream extends FilterInputStream {
    private final BytesUnderWay.Room room;

    RoomyStream(InputStream stream, BytesUnderWay.Room room) {
      super(stream);
      this.room = room;
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } finally {
        room.close();
      }
    }
  }

  private final class Paced implements SurroundedMultipartStore.Surroundings {
    @Override
    public <T> T request(Supplier<T> request) {
      return request.get();
    }

    @Override
    public MultipartStore.Part part(ObjectBody body, SurroundedMultipartStore.PartRequest request) {
      AtomicLong passed = new AtomicLong();
      return paced(body, passed, () -> request.send(paced(body, passed)));
    }
  }
}
