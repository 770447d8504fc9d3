package dev.modelzoo.store;

import dev.modelzoo.error.ZooException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps the requests under way within a {@link RequestLimit}. A read counts until its stream has
 * ended, failed or been closed. A list does not count, as its visitor may make requests of its own,
 * but a busy answer to it is heeded.
 */
final class LimitedObjectStore extends ForwardingObjectStore {
  private final RequestLimit limit;

  LimitedObjectStore(ObjectStore store, RequestLimit limit) {
    super(store);
    this.limit = limit;
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    return limited(() -> super.head(key));
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) throws IOException {
    return opened(() -> super.read(key, offset, length));
  }

  @Override
  public InputStream read(ObjectKey key) throws IOException {
    return opened(() -> super.read(key));
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    limited(
        () -> {
          super.put(key, body);
          return key;
        });
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    return limited(() -> super.putIfAbsent(key, body));
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    int since = limit.reductions();
    try {
      super.list(prefix, visitor);
    } catch (BusyException e) {
      limit.slowDown(since);
      throw e;
    }
  }

  @Override
  public void delete(ObjectKey key) {
    limited(
        () -> {
          super.delete(key);
          return key;
        });
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return super.multipart().map(parts -> new SurroundedMultipartStore(parts, new Limited()));
  }

  private <T> T limited(Supplier<T> request) {
    RequestLimit.Permit permit = limit.acquire();
    try {
      T answer = request.get();
      permit.succeeded();
      return answer;
    } catch (RuntimeException e) {
      permit.failed(e);
      throw e;
    } finally {
      permit.succeeded(); // an error of the program ends it, too
    }
  }

  private InputStream opened(Opening request) throws IOException {
    RequestLimit.Permit permit = limit.acquire();
    boolean opened = false;
    try {
      InputStream stream = new PermittedStream(request.open(), permit);
      opened = true;
      return stream;
    } catch (IOException | ZooException e) {
      permit.failed(e);
      throw e;
    } finally {
      if (!opened) {
        permit.succeeded(); // as above
      }
    }
  }

  private final class Limited implements SurroundedMultipartStore.Surroundings {
    @Override
    public <T> T request(Supplier<T> request) {
      return limited(request);
    }
  }

  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }

  private static final class PermittedStream extends FilterInputStream {
    private final RequestLimit.Permit permit;

    PermittedStream(InputStream stream, RequestLimit.Permit permit) {
      super(stream);
      this.permit = permit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int count = super.read(buffer, offset, length);
        if (count < 0) {
          permit.succeeded();
        }
        return count;
      } catch (IOException | ZooException e) {
        permit.failed(e);
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } finally {
        permit.succeeded();
      }
    }
  }
}
