package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.transfer.GarbageCollection;
import dev.modelzoo.transfer.VersionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code zoo log}: the versions of an entry. */
public final class LogWorkflow {
  private final Workflows world;
  private final Console console;

  public LogWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Prints all versions, newest first.
   *
   * @throws ZooException of kind CORRUPT, after the others were printed, if the manifest of one is
   *     damaged; of kind NOT_FOUND if there is no version
   */
  public void log(EntryKind kind, EntryId id, boolean json) {
    EntryVersions.with(
        world,
        new Entry(world.root(), kind, id),
        entry -> {
          List<ZooException> damaged = print(entry, kind, id, json);
          if (!damaged.isEmpty()) {
            throw damaged(id, damaged);
          }
          return true;
        });
  }

  private List<ZooException> print(EntryVersions entry, EntryKind kind, EntryId id, boolean json) {
    VersionStore versions = entry.store();
    List<Integer> numbers = versions.versions();
    Marks marks = new Marks(entry.pin(), new GarbageCollection(versions).retired());
    List<ZooException> damaged = new ArrayList<>();
    JsonArray all = new JsonArray();
    for (int i = numbers.size() - 1; i >= 0; i--) {
      int number = numbers.get(i);
      try {
        tell(versions.read(number), marks, json, all);
      } catch (ZooException e) {
        if (e.kind() != ErrorKind.CORRUPT) {
          throw e;
        }
        damaged.add(e);
        tellDamaged(number, json, all);
      }
    }
    if (json) {
      console.json(toJson(kind, id, all));
    }
    if (numbers.isEmpty()) {
      throw VersionResolver.noVersion(versions, kind, id);
    }
    return damaged;
  }

  private void tell(Manifest manifest, Marks marks, boolean json, JsonArray all) {
    if (json) {
      all.add(toJson(manifest, marks));
    } else {
      console.result(line(manifest, marks));
    }
  }

  private void tellDamaged(int version, boolean json, JsonArray all) {
    if (json) {
      JsonObject one = new JsonObject();
      one.addProperty("version", version);
      one.addProperty("damaged", true);
      all.add(one);
    } else {
      console.result("%5d  damaged".formatted(version));
    }
  }

  private static ZooException damaged(EntryId id, List<ZooException> damaged) {
    ZooException first = damaged.get(0);
    String more =
        damaged.size() == 1 ? "" : "; %d versions of %s are damaged".formatted(damaged.size(), id);
    return new ZooException(
        ErrorKind.CORRUPT,
        ZooException.reason(first) + more,
        "Tell the owner of the store, who may have a copy of it. The other versions can be pulled:"
            + " ID@VERSION.",
        first);
  }

  private static JsonObject toJson(EntryKind kind, EntryId id, JsonArray versions) {
    JsonObject object = new JsonObject();
    object.addProperty("schema", "zoo-log/1");
    object.addProperty("kind", kind.label());
    object.addProperty("id", id.value());
    object.add("versions", versions);
    return object;
  }

  private static String line(Manifest manifest, Marks marks) {
    return "%5d  %s  %s  %s, %s  by %s%s"
        .formatted(
            manifest.version(),
            manifest.created(),
            manifest.digest().abbreviated(),
            Units.count(manifest.entries().size(), "file"),
            Units.bytes(manifest.size()),
            manifest.tool(),
            marks.text(manifest));
  }

  private static JsonObject toJson(Manifest manifest, Marks marks) {
    JsonObject object = new JsonObject();
    object.addProperty("version", manifest.version());
    manifest.parent().ifPresent(parent -> object.addProperty("parent", parent));
    object.addProperty("created", manifest.created().toString());
    object.addProperty("digest", manifest.digest().toString());
    object.addProperty("files", manifest.entries().size());
    object.addProperty("size", manifest.size());
    object.addProperty("tool", manifest.tool());
    object.addProperty("pinned", marks.isPinned(manifest));
    object.addProperty("retired", marks.isRetired(manifest));
    return object;
  }

  /** What is said of versions outside their manifests. */
  private record Marks(Pin pin, Set<Integer> retired) {
    boolean isPinned(Manifest manifest) {
      return pin.version().orElse(0) == manifest.version();
    }

    boolean isRetired(Manifest manifest) {
      return retired.contains(manifest.version());
    }

    String text(Manifest manifest) {
      return (isPinned(manifest) ? "  (pinned)" : "")
          + (isRetired(manifest) ? "  (retired: its bytes may go)" : "");
    }
  }
}
