package dev.modelzoo.testing;

import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the key of each object into a file before it is sent or fetched ({@code key#number} for a
 * part), and then waits a little, so that somebody who reads along can strike in the middle.
 */
final class SlowLoggingStore extends ForwardingObjectStore {
  private static final int DELAY_MILLIS = 4;

  private final Path log;

  SlowLoggingStore(ObjectStore store, Path log) {
    super(store);
    this.log = log;
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    begin(key.value());
    super.put(key, body);
  }

  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    begin(key.value());
    return super.putIfAbsent(key, body);
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) throws IOException {
    begin(key.value());
    return super.read(key, offset, length);
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return super.multipart().map(Parts::new);
  }

  private void begin(String what) {
    try {
      Files.writeString(
          log,
          what + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      Thread.sleep(DELAY_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Parts implements MultipartStore {
    private final MultipartStore parts;

    Parts(MultipartStore parts) {
      this.parts = parts;
    }

    @Override
    public Upload create(ObjectKey key) {
      return parts.create(key);
    }

    @Override
    public Part put(Upload upload, int number, ObjectBody body) {
      begin(upload.key() + "#" + number);
      return parts.put(upload, number, body);
    }

    @Override
    public void uploads(ObjectKey key, Consumer<Upload> visitor) {
      parts.uploads(key, visitor);
    }

    @Override
    public List<Part> parts(Upload upload) {
      return parts.parts(upload);
    }

    @Override
    public void complete(Upload upload, List<Part> all) {
      begin(upload.key() + "#complete");
      parts.complete(upload, all);
    }

    @Override
    public void abort(Upload upload) {
      parts.abort(upload);
    }
  }
}
