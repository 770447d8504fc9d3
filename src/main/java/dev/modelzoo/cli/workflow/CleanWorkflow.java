package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.LeftRuns;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.recognizer.FolderRemoval;
import dev.modelzoo.registry.Listing;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.transfer.EntryLock;
import dev.modelzoo.transfer.LeftPull;
import dev.modelzoo.transfer.Pull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** {@code zoo clean}: removes what zoo can make again. */
public final class CleanWorkflow {
  /** Something that was, or would be, removed. */
  private record Removed(String kind, Path path, long bytes) {}

  private final Workflows world;
  private final Console console;
  private final List<Removed> removed = new ArrayList<>();

  public CleanWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Removes caches and unfinished pulls.
   *
   * @param runs whether to remove unfinished runs, too
   * @param dryRun whether to tell only
   */
  public void run(boolean runs, boolean dryRun, boolean json) {
    ZooFile zoo = world.zoo();
    pulls(zoo, dryRun);
    if (runs) {
      for (Path folder : LeftRuns.find(zoo.root().results())) {
        remove("run", folder, dryRun, () -> LeftRuns.remove(folder));
      }
    }
    Path cache = zoo.root().state().resolve("cache");
    if (Files.isDirectory(cache)) {
      remove(
          "cache",
          cache,
          dryRun,
          () -> {
            FolderRemoval.remove(cache);
            return true;
          });
    }
    tell(dryRun, json);
  }

  /** Also of ids that are not registered yet, as a first pull registers at its end. */
  private void pulls(ZooFile zoo, boolean dryRun) {
    Map<Path, Entry> places = new LinkedHashMap<>();
    for (Listing.Row row : Listing.of(zoo, world.environment()).rows()) {
      Entry entry = new Entry(zoo.root(), row.entry().kind(), row.entry().id());
      places.putIfAbsent(LeftPull.beside(entry.folder()).place(), entry);
    }
    for (EntryKind kind : EntryKind.values()) {
      for (String name : LeftPull.names(zoo.root().folder(kind))) {
        if (EntryId.isValid(name)) {
          Entry entry = new Entry(zoo.root(), kind, new EntryId(name));
          places.putIfAbsent(LeftPull.beside(entry.folder()).place(), entry);
        }
      }
    }
    places.values().forEach(entry -> pull(entry, dryRun));
  }

  private void pull(Entry entry, boolean dryRun) {
    LeftPull left = LeftPull.beside(entry.folder());
    if (left.unfinished().isEmpty() && !left.isBeingSwapped() && left.unexplained().isEmpty()) {
      return;
    }
    Optional<Boolean> free =
        EntryLock.tryHolding(
            entry.lockFile(),
            () -> {
              endPull(entry, left, dryRun);
              return true;
            });
    if (free.isEmpty()) {
      console.say("left       " + entry.shown() + ": another command is working on it");
    }
  }

  private void endPull(Entry entry, LeftPull left, boolean dryRun) {
    boolean finish = left.isBeingSwapped();
    if (!dryRun) {
      Pull.recover(entry.folder());
    }
    if (finish) {
      console.say(
          "%-10s %s: its pull had ended but for the last step"
              .formatted(dryRun ? "would end" : "ended", entry.shown()));
      return;
    }
    left.unfinished()
        .ifPresent(
            path ->
                remove(
                    "pull",
                    path,
                    dryRun,
                    () -> {
                      left.discard();
                      return true;
                    }));
    left.unexplained()
        .ifPresent(
            path ->
                console.say(
                    "left       %s: %s before a pull; delete it if you need nothing of it"
                        .formatted(path, entry.shown())));
  }

  private void remove(String kind, Path path, boolean dryRun, BooleanSupplier removal) {
    long bytes = bytes(path);
    if (dryRun || removal.getAsBoolean()) {
      removed.add(new Removed(kind, path, bytes));
    } else {
      console.say("left       " + path + ": another command is working on it");
    }
  }

  private void tell(boolean dryRun, boolean json) {
    long bytes = removed.stream().mapToLong(Removed::bytes).sum();
    if (json) {
      JsonObject whole = new JsonObject();
      whole.addProperty("schema", "zoo-clean/1");
      whole.addProperty("dry_run", dryRun);
      whole.addProperty("bytes", bytes);
      JsonArray all = new JsonArray();
      for (Removed one : removed) {
        JsonObject object = new JsonObject();
        object.addProperty("kind", one.kind());
        object.addProperty("path", one.path().toString());
        object.addProperty("bytes", one.bytes());
        all.add(object);
      }
      whole.add("removed", all);
      console.json(whole);
      return;
    }
    for (Removed one : removed) {
      console.say("%-10s %s, %s".formatted(one.kind(), one.path(), Units.bytes(one.bytes())));
    }
    console.result(
        "%s %s, %s"
            .formatted(
                dryRun ? "would remove" : "removed",
                Units.count(removed.size(), "folder"),
                Units.bytes(bytes)));
  }

  /** As the files say; a link counts as itself. */
  private static long bytes(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).mapToLong(CleanWorkflow::size).sum();
    } catch (IOException e) {
      throw FileErrors.translate("look at", folder, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0; // another command has just replaced it
    } catch (IOException e) {
      throw FileErrors.translate("look at", file, e);
    }
  }
}
