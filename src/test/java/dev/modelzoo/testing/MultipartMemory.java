package dev.modelzoo.testing;

import dev.modelzoo.content.Md5;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Multipart uploads in memory, whose answers a test may change. For one thread. */
public final class MultipartMemory extends ForwardingObjectStore {
  private final ObjectStore store;
  private final Map<MultipartStore.Upload, Map<Integer, byte[]>> uploads = new LinkedHashMap<>();
  private final List<Integer> sent = new ArrayList<>();
  private UnaryOperator<MultipartStore.Part> listed = UnaryOperator.identity();
  private UnaryOperator<Optional<ObjectMetadata>> heads = UnaryOperator.identity();
  private Runnable beforeComplete = () -> {};
  private Runnable afterComplete = () -> {};

  public MultipartMemory(ObjectStore store) {
    super(store);
    this.store = store;
  }

  /** What a list of parts says of each. */
  public void onParts(UnaryOperator<MultipartStore.Part> change) {
    listed = change;
  }

  /** What a head of an object answers. */
  public void onHead(UnaryOperator<Optional<ObjectMetadata>> change) {
    heads = change;
  }

  public void beforeComplete(Runnable action) {
    beforeComplete = action;
  }

  public void afterComplete(Runnable action) {
    afterComplete = action;
  }

  /** The numbers of the parts that came, in order. */
  public List<Integer> sent() {
    return List.copyOf(sent);
  }

  /** Begins an upload of which some parts are there. */
  public void begin(ObjectKey key, byte[]... parts) {
    Map<Integer, byte[]> there = new TreeMap<>();
    for (int i = 0; i < parts.length; i++) {
      there.put(i + 1, parts[i]);
    }
    uploads.put(upload("u" + uploads.size(), key), there);
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    return heads.apply(store.head(key));
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return Optional.of(new Parts());
  }

  /** As {@code complete} says that there is no such upload. */
  public static ZooException noSuchUpload() {
    return new ZooException(ErrorKind.NOT_FOUND, "there is no such upload", "Begin one.");
  }

  private static MultipartStore.Upload upload(String id, ObjectKey key) {
    return new MultipartStore.Upload(key, id, Instant.EPOCH);
  }

  private final class Parts implements MultipartStore {
    @Override
    public Upload create(ObjectKey key) {
      Upload upload = upload("u" + uploads.size(), key);
      uploads.put(upload, new TreeMap<>());
      return upload;
    }

    @Override
    public Part put(Upload upload, int number, ObjectBody body) {
      byte[] bytes = Arrays.copyOfRange(body.bytes(), body.offset(), body.offset() + body.length());
      of(upload).put(number, bytes);
      sent.add(number);
      return part(number, bytes);
    }

    @Override
    public void uploads(ObjectKey key, Consumer<Upload> visitor) {
      uploads.keySet().stream().filter(upload -> upload.key().equals(key)).forEach(visitor);
    }

    @Override
    public List<Part> parts(Upload upload) {
      List<Part> parts = new ArrayList<>();
      of(upload).forEach((number, bytes) -> parts.add(listed.apply(part(number, bytes))));
      return parts;
    }

    @Override
    public void complete(Upload upload, List<Part> parts) {
      beforeComplete.run();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      of(upload).values().forEach(all::writeBytes);
      store.put(upload.key(), ObjectBody.of(all.toByteArray()));
      abort(upload);
      afterComplete.run();
    }

    @Override
    public void abort(Upload upload) {
      uploads.remove(upload);
    }

    private Map<Integer, byte[]> of(Upload upload) {
      Map<Integer, byte[]> parts = uploads.get(upload);
      if (parts == null) {
        throw noSuchUpload();
      }
      return parts;
    }

    private static Part part(int number, byte[] bytes) {
      return new Part(number, bytes.length, Md5.hex(bytes, 0, bytes.length));
    }
  }
}
