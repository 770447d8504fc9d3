package dev.modelzoo.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/**
 * Multipart uploads of a {@link DryRunObjectStore}: those that the store has are seen, and go on,
 * in memory only and without their bytes.
 */
final class DryRunMultipartStore implements MultipartStore {
  private final MultipartStore store;
  private final ObjLongConsumer<ObjectKey> completed;
  private final Clock clock;
  private final Set<Upload> created = ConcurrentHashMap.newKeySet();
  private final Map<Upload, Map<Integer, Part>> sent = new ConcurrentHashMap<>();

  /**
   * Looks at the uploads of {@code store}.
   *
   * @param completed hears of an object's size when its parts are put together
   */
  DryRunMultipartStore(MultipartStore store, ObjLongConsumer<ObjectKey> completed, Clock clock) {
    this.store = store;
    this.completed = completed;
    this.clock = clock;
  }

  @Override
  public Upload create(ObjectKey key) {
    Upload upload = new Upload(key, "dry-run-" + created.size(), clock.instant());
    created.add(upload);
    return upload;
  }

  @Override
  public Part put(Upload upload, int number, ObjectBody body) {
    Part part = new Part(number, body.length(), "");
    sent.computeIfAbsent(upload, begun -> new ConcurrentHashMap<>()).put(number, part);
    return part;
  }

  @Override
  public void uploads(ObjectKey key, Consumer<Upload> visitor) {
    store.uploads(key, visitor);
  }

  @Override
  public List<Part> parts(Upload upload) {
    Map<Integer, Part> parts = new TreeMap<>();
    if (!created.contains(upload)) {
      store.parts(upload).forEach(part -> parts.put(part.number(), part));
    }
    parts.putAll(sent.getOrDefault(upload, Map.of()));
    return List.copyOf(parts.values());
  }

  @Override
  public void complete(Upload upload, List<Part> parts) {
    sent.remove(upload);
    completed.accept(upload.key(), parts.stream().mapToLong(Part::size).sum());
  }

  @Override
  public void abort(Upload upload) {
    sent.remove(upload);
  }
}
