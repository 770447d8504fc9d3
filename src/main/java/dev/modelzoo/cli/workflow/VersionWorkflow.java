package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.transfer.EntryLock;
import dev.modelzoo.transfer.Pull;
import dev.modelzoo.transfer.Rollback;
import dev.modelzoo.transfer.VersionDiff;
import dev.modelzoo.transfer.VersionStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Looks at the versions of an entry, and goes back to one. */
public final class VersionWorkflow {
  private final Workflows world;
  private final Console console;

  public VersionWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Prints how a version differs from another one, or from the folder here. */
  public void diff(
      EntryKind kind, EntryReference from, Optional<EntryReference.Selector> to, boolean json) {
    inStore(
        kind,
        from,
        (versions, pin) -> {
          Manifest before = resolve(versions, kind, from, pin);
          Optional<Manifest> other =
              to.map(
                  version -> resolve(versions, kind, new EntryReference(from.id(), version), pin));
          List<ManifestEntry> after =
              other.map(Manifest::entries).orElseGet(() -> local(kind, from));
          VersionDiff diff = VersionDiff.between(before.entries(), after);
          if (json) {
            printJson(schema("zoo-diff/1", kind, from), diff);
          } else {
            diff.changes().forEach(c -> console.result(c.kind().symbol() + "  " + c.path()));
            console.say(
                "%s between version %d and %s"
                    .formatted(
                        differences(diff.changes().size()),
                        before.version(),
                        other.map(m -> "version " + m.version()).orElse("the folder here")));
          }
          return diff;
        });
  }

  private static String differences(int count) {
    return switch (count) {
      case 0 -> "no difference";
      case 1 -> "1 path differs";
      default -> count + " paths differ";
    };
  }

  private void printJson(JsonObject object, VersionDiff diff) {
    JsonArray changes = new JsonArray();
    for (VersionDiff.Change change : diff.changes()) {
      JsonObject one = new JsonObject();
      one.addProperty("change", change.kind().name().toLowerCase(Locale.ROOT));
      one.addProperty("path", change.path());
      change.before().ifPresent(e -> one.addProperty("before", e.digest().toString()));
      change.after().ifPresent(e -> one.addProperty("after", e.digest().toString()));
      changes.add(one);
    }
    object.add("changes", changes);
    console.json(object);
  }

  private List<ManifestEntry> local(EntryKind kind, EntryReference reference) {
    Entry entry = new Entry(world.root(), kind, reference.id());
    Pull.recover(entry.folder(), entry.lockFile());
    if (!Files.isDirectory(entry.folder())) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          entry.shown() + " is not here",
          "Pull it, or compare two versions with --to VERSION.");
    }
    return entry.hash(world.layout(), world.workers());
  }

  /** Publishes an old version again, unless it is the latest content, and pins that. */
  public void rollback(
      EntryKind kind, EntryReference reference, boolean singleWriter, JsonObject told) {
    told.addProperty("kind", kind.label());
    told.addProperty("id", reference.id().value());
    Entry entry = new Entry(world.root(), kind, reference.id());
    Rollback.Outcome outcome =
        EntryLock.holding(
            entry.lockFile(),
            entry.shown(),
            () ->
                EntryVersions.with(
                    world,
                    entry,
                    versions -> rollback(entry, versions, reference, singleWriter, told)));
    Manifest latest = outcome.manifest();
    String what =
        "%s version %d, %s"
            .formatted(reference.id(), latest.version(), latest.digest().abbreviated());
    console.say(
        outcome.published()
            ? "published  %s: the content of %s".formatted(what, reference)
            : "up to date %s has the content of %s; pinned".formatted(what, reference));
    if (outcome.published() && kind == EntryKind.MODEL) {
      console.say(
          "           published results of %s count for it, as its files are the same; those of other versions do not"
              .formatted(reference));
    }
    console.say(
        "           the folder here is unchanged: zoo pull %s %s brings it"
            .formatted(kind.option(), reference.id()));
  }

  private Rollback.Outcome rollback(
      Entry entry,
      EntryVersions versions,
      EntryReference reference,
      boolean singleWriter,
      JsonObject told) {
    Manifest old = resolve(versions.store(), entry.kind(), reference, versions.pin());
    OptionalInt pinned = versions.pin().version();
    told.add(
        "pinned_before",
        pinned.isPresent() ? new JsonPrimitive(pinned.getAsInt()) : JsonNull.INSTANCE);
    told.addProperty("content_of", old.version());
    Rollback.Outcome outcome =
        new Rollback(versions.store(), world.workers(), world.clock(), world.tool())
            .to(old, singleWriter);
    told.addProperty("published", outcome.published());
    TransferJson.add(told, outcome.manifest(), false);
    world
        .zoo()
        .update(
            entry.kind(),
            entry.id(),
            before ->
                before
                    .withUrl(versions.url())
                    .withPin(
                        Pin.of(outcome.manifest())
                            .describedBy(before.pin().language(), before.pin().license())));
    return outcome;
  }

  private <T> T inStore(
      EntryKind kind, EntryReference reference, BiFunction<VersionStore, Pin, T> action) {
    return EntryVersions.with(
        world,
        new Entry(world.root(), kind, reference.id()),
        versions -> action.apply(versions.store(), versions.pin()));
  }

  private static Manifest resolve(
      VersionStore versions, EntryKind kind, EntryReference reference, Pin pin) {
    return new VersionResolver(versions, kind, reference.id()).resolve(reference.selector(), pin);
  }

  private static JsonObject schema(String schema, EntryKind kind, EntryReference reference) {
    JsonObject object = new JsonObject();
    object.addProperty("schema", schema);
    object.addProperty("kind", kind.label());
    object.addProperty("id", reference.id().value());
    return object;
  }
}
