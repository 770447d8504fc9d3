package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.transfer.EntryLock;
import dev.modelzoo.transfer.GarbageCollection;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code zoo gc}: says what a collection would free, and does it when told to. */
public final class GcWorkflow {
  private final Workflows world;
  private final Console console;

  public GcWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Plans and tells; collects if {@code yes}. */
  public void run(EntryKind kind, EntryId id, int keep, boolean yes, JsonObject told) {
    told.addProperty("kind", kind.label());
    told.addProperty("id", id.value());
    told.addProperty("dry_run", !yes);
    Entry entry = new Entry(world.root(), kind, id);
    world.zoo().require(kind, id);
    EntryLock.holding(
        entry.lockFile(),
        entry.shown(),
        () -> EntryVersions.with(world, entry, versions -> collect(versions, keep, yes, told)));
  }

  private GarbageCollection.Outcome collect(
      EntryVersions versions, int keep, boolean yes, JsonObject told) {
    Set<Integer> pinned =
        versions.pin().version().stream().boxed().collect(Collectors.toUnmodifiableSet());
    GarbageCollection collection = new GarbageCollection(versions.store());
    GarbageCollection.Outcome plan = collection.plan(keep, pinned, world.clock().instant());
    plan.objects().forEach(key -> console.detail("  " + versions.store().objects().location(key)));
    if (!yes) {
      addTo(told, versions, plan);
      tell("would retire", "would remove", plan);
      if (!plan.retired().isEmpty() || !plan.objects().isEmpty()) {
        console.say("next       the same command with --yes");
      }
      return plan;
    }
    GarbageCollection.Outcome done = collection.run(keep, pinned);
    addTo(told, versions, done);
    tell("retired", "removed", done);
    return done;
  }

  private static void addTo(
      JsonObject told, EntryVersions versions, GarbageCollection.Outcome outcome) {
    JsonArray retired = new JsonArray();
    outcome.retired().forEach(retired::add);
    told.add("retired", retired);
    JsonArray kept = new JsonArray();
    outcome.kept().forEach(kept::add);
    told.add("kept", kept);
    JsonArray removed = new JsonArray();
    outcome.objects().forEach(key -> removed.add(versions.store().objects().location(key)));
    told.add("removed", removed);
    told.addProperty("bytes", outcome.bytes());
    told.addProperty("young", outcome.young());
  }

  private void tell(String retired, String removed, GarbageCollection.Outcome outcome) {
    String versions =
        outcome.retired().stream().map(String::valueOf).collect(Collectors.joining(", "));
    console.result(
        "%s %s; %s %s, %s"
            .formatted(
                retired,
                versions.isEmpty()
                    ? "no version"
                    : (outcome.retired().size() == 1 ? "version " : "versions ") + versions,
                removed,
                Units.count(outcome.objects().size(), "object"),
                Units.bytes(outcome.bytes())));
    if (outcome.young() > 0) {
      console.say(
          "left       %s that no version needs, younger than %d days: a push may be about to use them"
              .formatted(
                  Units.count(outcome.young(), "object"), GarbageCollection.MIN_AGE.toDays()));
    }
  }
}
