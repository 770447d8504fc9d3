package dev.modelzoo.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Moves the bytes of objects, in both directions, no faster than a bandwidth allows. */
public final class PacedObjectStore extends ForwardingObjectStore {
  private final Bandwidth bandwidth;

  public PacedObjectStore(ObjectStore store, Bandwidth bandwidth) {
    super(store);
    this.bandwidth = bandwidth;
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) throws IOException {
    return new PacedInputStream(super.read(key, offset, length), bandwidth, new AtomicLong());
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
    bandwidth.take(0);
    T done = put.get();
    bandwidth.charge(Math.max(0, body.length() - passed.get()));
    return done;
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
