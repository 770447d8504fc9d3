package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads every object of a version and compares it with its name; changes nothing. */
public final class StoreVerification {
  /** An object that is not what the manifest says. */
  public record Problem(ObjectKey key, String what) {}

  /**
   * What was found.
   *
   * @param bytes read, or in a quick check known by their size only
   */
  public record Report(long objects, long bytes, List<Problem> problems) {
    public Report {
      problems = List.copyOf(problems);
    }
  }

  private record Expected(ObjectKey key, String sha256, long size) {}

  private final VersionStore versions;
  private final Workers workers;
  private final TransferListener listener;

  /** Prepares to verify versions of one store. */
  public StoreVerification(VersionStore versions, Workers workers, TransferListener listener) {
    this.versions = versions;
    this.workers = workers;
    this.listener = listener;
  }

  /**
   * Verifies all objects of a version.
   *
   * @param quick ask for sizes only, without reading
   */
  public Report verify(Manifest manifest, boolean quick) {
    List<Expected> objects = expected(manifest);
    long bytes = objects.stream().mapToLong(Expected::size).sum();
    listener.on(new TransferEvent.Planned(bytes));
    List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    Buffers buffers =
        new Buffers(Math.max(versions.layout().chunk(), versions.layout().pack()), workers.jobs());
    workers.forEach(
        objects,
        object -> {
          ObjectProgress progress =
              new ObjectProgress(
                  listener, TransferEvent.Subject.of(object.key(), object.size()), object.size());
          Optional<String> wrong =
              quick ? size(object) : buffers.with(buffer -> content(object, buffer, progress));
          wrong.ifPresent(what -> problems.add(new Problem(object.key(), what)));
          progress.finish();
        });
    problems.sort(Comparator.comparing(Problem::key));
    return new Report(objects.size(), bytes, problems);
  }

  private List<Expected> expected(Manifest manifest) {
    List<Expected> objects = new ArrayList<>();
    StoreObjects.sizes(manifest, versions.layout())
        .forEach((key, size) -> objects.add(new Expected(key, StoreKeys.sha256Of(key), size)));
    return objects;
  }

  private Optional<String> size(Expected object) {
    Optional<ObjectMetadata> found = store().head(object.key());
    if (found.isEmpty()) {
      return Optional.of("is missing (or this place denies it)");
    }
    long size = found.get().size();
    return size == object.size()
        ? Optional.empty()
        : Optional.of("has %d bytes instead of %d".formatted(size, object.size()));
  }

  /** Wrong bytes may come from the way, so they are asked for once more. */
  private Optional<String> content(Expected object, byte[] buffer, ObjectProgress progress) {
    Optional<String> wrong = contentOnce(object, buffer, progress);
    return wrong.isEmpty() ? wrong : contentOnce(object, buffer, progress);
  }

  private Optional<String> contentOnce(Expected object, byte[] buffer, ObjectProgress progress) {
    try (InputStream in = progress.reading(store().read(object.key()), 0)) {
      int length = in.readNBytes(buffer, 0, (int) object.size());
      boolean right =
          length == object.size()
              && in.read() < 0
              && Sha256.hex(buffer, 0, length).equals(object.sha256());
      return right ? Optional.empty() : Optional.of("differs from its digest");
    } catch (ZooException e) {
      return switch (e.kind()) {
        case NOT_FOUND -> Optional.of("is missing (or this place denies it)");
        case CORRUPT -> Optional.of("differs from its digest"); // by the store's own checksum
        default -> throw e;
      };
    } catch (IOException e) {
      throw versions.broken(object.key(), e);
    }
  }

  private ObjectStore store() {
    return versions.objects();
  }
}
