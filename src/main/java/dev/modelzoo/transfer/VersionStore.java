package dev.modelzoo.transfer;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.modelzoo.content.BadManifestException;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestReader;
import dev.modelzoo.content.ManifestWriter;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The versions under one entry's URL: which there are, what they hold, and adding the next. */
public final class VersionStore {
  /** The store format this program reads and writes. */
  static final int FORMAT = 1;

  /** Says the format a second time, which tells a later format from a flipped bit. */
  private static final String NAME = "zoo-store/";

  private static final String MARKER_TEXT =
      "{\"format\": %s, \"name\": \"%s%s\"}\n".formatted(FORMAT, NAME, FORMAT);

  private static final int MAX_MARKER_BYTES = 1 << 16;

  private final ObjectStore store;
  private final ChunkLayout layout;

  /** Wraps {@code store}, which the caller closes. */
  public VersionStore(ObjectStore store, ChunkLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  public ObjectStore objects() {
    return store;
  }

  public ChunkLayout layout() {
    return layout;
  }

  /** Whether this is a store; refuses one of a later format. */
  public boolean exists() {
    if (store.head(StoreKeys.MARKER).isEmpty()) {
      return false;
    }
    checkFormat();
    return true;
  }

  /** Makes sure that this is a store, making an empty place one; refuses a plain tree. */
  void prepare() {
    if (exists()) {
      return;
    }
    AtomicBoolean madeMeanwhile = new AtomicBoolean();
    store.list(
        "",
        object -> {
          if (!madeMeanwhile.get() && !exists()) {
            throw plainTree(object.key());
          }
          madeMeanwhile.set(true); // by another push, whose objects these are
        });
    store.put(StoreKeys.MARKER, ObjectBody.of(MARKER_TEXT));
  }

  /**
   * Makes a plain tree a store of versions, whose files stay beside them. Until the first version
   * is published, nothing can be pulled there.
   */
  public void adoptTree() {
    store.list(
        "",
        object -> {
          for (String taken : StoreKeys.PREFIXES) {
            if (object.key().value().startsWith(taken)) {
              throw new ZooException(
                  ErrorKind.CONFLICT,
                  store.location(object.key()) + " is where a store keeps objects of its own",
                  "Give the entry a url of its own in zoo.yaml.");
            }
          }
        });
    store.put(StoreKeys.MARKER, ObjectBody.of(MARKER_TEXT));
  }

  private ZooException plainTree(ObjectKey example) {
    return new ZooException(
        ErrorKind.CONFLICT,
        store.location(StoreKeys.MARKER)
            + " is absent, but other objects are there, such as "
            + example,
        "This is a plain tree of files. Push with --layout tree to keep it one, with --layout store to"
            + " have versions beside the files, or give the entry a url of its own in zoo.yaml.");
  }

  private void checkFormat() {
    int format =
        twice(
            () ->
                format(
                    new String(
                        readAll(StoreKeys.MARKER, MAX_MARKER_BYTES), StandardCharsets.UTF_8)));
    if (format > FORMAT) {
      throw new ZooException(
          ErrorKind.USAGE,
          "%s says format %d; this zoo reads up to %d"
              .formatted(store.location(StoreKeys.MARKER), format, FORMAT),
          "Install a newer zoo.");
    }
  }

  private int format(String text) {
    try {
      JsonObject marker = JsonParser.parseString(text).getAsJsonObject();
      int format = marker.getAsJsonPrimitive("format").getAsInt();
      boolean right =
          marker.keySet().equals(Set.of("format"))
              || (format == FORMAT && text.equals(MARKER_TEXT))
              || (format > FORMAT && marker.get("name").getAsString().equals(NAME + format));
      if (format < 1 || !right) {
        throw new JsonParseException("format and name disagree");
      }
      return format;
    } catch (RuntimeException e) { // whatever a damaged text makes Gson throw
      throw new ZooException(
          ErrorKind.CORRUPT,
          store.location(StoreKeys.MARKER) + " is damaged",
          "It should hold {\"format\": 1}. Ask the owner of the store to restore it.",
          e);
    }
  }

  /** Wrong bytes may come from the way, so they are asked for once more; in the store they stay. */
  private static <T> T twice(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.CORRUPT) {
        throw e;
      }
      return reading.get();
    }
  }

  /** All version numbers, ascending. Needs the right to list. */
  public List<Integer> versions() {
    List<Integer> numbers = new ArrayList<>();
    store.list(
        StoreKeys.VERSIONS, object -> StoreKeys.versionOf(object.key()).ifPresent(numbers::add));
    Collections.sort(numbers);
    return numbers;
  }

  /** The version with the highest number; empty if none was published. Needs the right to list. */
  public Optional<Manifest> latest() {
    List<Integer> numbers = versions();
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(read(numbers.get(numbers.size() - 1)));
  }

  /** Reads and validates a version; {@code NOT_FOUND} if there is none with that number. */
  public Manifest read(int version) {
    return twice(() -> readOnce(version));
  }

  private Manifest readOnce(int version) {
    ObjectKey key = StoreKeys.version(version);
    try (InputStream in = store.read(key)) {
      Manifest manifest = new ManifestReader(store.location(key), layout).read(in);
      if (manifest.version() != version) {
        throw new BadManifestException(
            store.location(key), "it says that it is version " + manifest.version());
      }
      return manifest;
    } catch (IOException e) {
      throw broken(key, e);
    }
  }

  /**
   * Publishes a version, once and whole.
   *
   * @param singleWriter the user's word that nobody else publishes, needed where the store cannot
   *     exclude a second writer
   * @return false if somebody else took the number
   */
  boolean publish(Manifest manifest, boolean singleWriter) {
    ObjectKey key = StoreKeys.version(manifest.version());
    ObjectBody body = ObjectBody.of(ManifestWriter.toBytes(manifest));
    if (!store.supportsExclusivePut()) {
      requireSingleWriter(singleWriter);
      if (store.head(key).isPresent()) {
        return isOurs(manifest);
      }
      store.put(key, body);
      return true;
    }
    // A lost answer makes the retried request fail on our own object: read back whose it is.
    return store.putIfAbsent(key, body) || isOurs(manifest);
  }

  private boolean isOurs(Manifest manifest) {
    return read(manifest.version()).pushId().equals(manifest.pushId());
  }

  private void requireSingleWriter(boolean singleWriter) {
    if (!singleWriter) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          store.location(StoreKeys.MARKER)
              + ": this store cannot refuse a second writer, so two pushes at once could lose one",
          "If nobody else pushes this id now, push with --single-writer.");
    }
  }

  /** The bytes of a small object; {@code CORRUPT} if it has more than {@code limit}. */
  byte[] readAll(ObjectKey key, int limit) {
    try (InputStream in = store.read(key)) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new ZooException(
            ErrorKind.CORRUPT,
            store.location(key) + " is larger than " + limit + " bytes",
            "It is not what zoo wrote. Ask the owner of the store.");
      }
      return bytes;
    } catch (IOException e) {
      throw broken(key, e);
    }
  }

  ZooException broken(ObjectKey key, IOException cause) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        "reading " + store.location(key) + " broke off: " + ZooException.reason(cause),
        "Check the network and run the same command again: what arrived is kept.",
        cause);
  }
}
