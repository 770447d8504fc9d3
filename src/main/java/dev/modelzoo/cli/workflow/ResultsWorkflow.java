package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.report.listing.ListedResult;
import dev.modelzoo.report.listing.ListedResultJson;
import dev.modelzoo.report.listing.ListedResultText;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.rank.ResultFolders;
import dev.modelzoo.transfer.ResultObjects;
import dev.modelzoo.transfer.VersionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** {@code zoo results}: the results that were published, and those that are here. */
public final class ResultsWorkflow {
  private final Workflows world;
  private final Console console;

  /** Versions by model and digest, as far as they are known without reading more for it. */
  private final Map<List<String>, Integer> versions = new ConcurrentHashMap<>();

  public ResultsWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Prints them: the published ones of each model, the newest version first, then those here, the
   * newest first.
   *
   * @param models of which the stores are asked; none for all that is in results/
   * @param sets only on these; all if there is none
   */
  public void list(List<EntryReference> models, List<EntryId> sets, boolean json) {
    rememberPins();
    List<ListedResult> found = new ArrayList<>();
    models.forEach(model -> found.addAll(published(model)));
    found.addAll(here(models));
    print(found, sets, json, nothing(models, sets));
  }

  /**
   * Prints what is published of all models at a place, the newest version of each first.
   *
   * @param typed the place; empty for where new entries of this zoo go
   * @param setting the place where there is no zoo, if one is set
   * @param models only of these; all if there is none
   * @param sets only on these; all if there is none
   */
  public void remote(
      Optional<String> typed,
      Optional<String> setting,
      List<EntryReference> models,
      List<EntryId> sets,
      boolean json) {
    RemotePlace place = RemotePlace.of(world, typed, setting);
    List<RemotePlace.Item> items =
        place.items().stream().filter(item -> item.kind() == EntryKind.MODEL).toList();
    List<Listed> wanted =
        models.isEmpty()
            ? items.stream()
                .map(item -> new Listed(item, EntryReference.pinned(item.id())))
                .toList()
            : models.stream().map(model -> new Listed(item(place, items, model), model)).toList();
    List<List<ListedResult>> found = new ArrayList<>(Collections.nCopies(wanted.size(), List.of()));
    world
        .workers()
        .forEach(
            IntStream.range(0, wanted.size()).boxed().toList(),
            i -> found.set(i, published(place, wanted.get(i))));
    print(
        found.stream().flatMap(List::stream).toList(),
        sets,
        json,
        "no result%s is published at %s".formatted(on(sets), place.url()));
  }

  /** A model at a place, and which of its versions are meant. */
  private record Listed(RemotePlace.Item item, EntryReference model) {}

  private static RemotePlace.Item item(
      RemotePlace place, List<RemotePlace.Item> items, EntryReference model) {
    return items.stream()
        .filter(item -> item.id().equals(model.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.NOT_FOUND,
                    "there is no model '%s' at %s".formatted(model.id(), place.url()),
                    "See what is there: zoo list --remote " + place.url()));
  }

  private List<ListedResult> published(RemotePlace place, Listed wanted) {
    return place.with(
        wanted.item(),
        versions -> versions.exists() ? published(versions, wanted.model(), Pin.NONE) : List.of());
  }

  private void print(List<ListedResult> found, List<EntryId> sets, boolean json, String nothing) {
    List<ListedResult> shown =
        found.stream()
            .filter(one -> sets.isEmpty() || sets.stream().anyMatch(set -> isOn(one, set)))
            .toList();
    if (json) {
      console.json(ListedResultJson.of(shown));
    } else {
      ListedResultText.lines(shown).forEach(console::result);
    }
    if (shown.isEmpty()) {
      console.say(nothing);
    }
  }

  private static boolean isOn(ListedResult result, EntryId set) {
    return result.set().equals(set.value());
  }

  private static String nothing(List<EntryReference> models, List<EntryId> sets) {
    String on = on(sets);
    return models.isEmpty()
        ? "no result%s in results/; published ones: zoo results -m ID, or all: zoo results --remote"
            .formatted(on)
        : "no result of %s%s, neither published nor in results/".formatted(models.get(0), on);
  }

  private static String on(List<EntryId> sets) {
    return sets.isEmpty() ? "" : " on " + sets.get(0);
  }

  private void rememberPins() {
    for (ZooEntry entry : world.zoo().entries(EntryKind.MODEL)) {
      if (entry.pin().version().isPresent() && entry.pin().digest().isPresent()) {
        remember(
            entry.id(), entry.pin().digest().get().toString(), entry.pin().version().getAsInt());
      }
    }
  }

  private void remember(EntryId model, String digest, int version) {
    versions.putIfAbsent(List.of(model.value(), digest), version);
  }

  private List<ListedResult> published(EntryReference model) {
    Entry entry = new Entry(world.root(), EntryKind.MODEL, model.id());
    try {
      return EntryVersions.with(
          world,
          entry,
          found -> published(found.store(), model, found.pin()),
          tree -> {
            console.say(
                "%s is a plain tree at %s, which has no place for results"
                    .formatted(entry.shown(), tree.url()));
            return List.of();
          });
    } catch (ZooException e) {
      if (e.kind() == ErrorKind.NOT_FOUND && isPinned(model) && Files.isDirectory(entry.folder())) {
        console.say(ZooException.reason(e)); // its results here are wanted all the same
        return List.of();
      }
      throw e;
    }
  }

  /** No version was named, and so all are meant. */
  private static boolean isPinned(EntryReference model) {
    return model.selector() instanceof EntryReference.Selector.Pinned;
  }

  private List<ListedResult> published(VersionStore store, EntryReference model, Pin pin) {
    NavigableSet<Integer> withResults = new ResultObjects(store).versions();
    StoredRecords records = new StoredRecords(store, console);
    List<ListedResult> found = new ArrayList<>();
    if (!isPinned(model)) {
      Manifest wanted =
          new VersionResolver(store, EntryKind.MODEL, model.id()).resolve(model.selector(), pin);
      withResults.retainAll(List.of(wanted.version()));
    }
    for (int version : withResults.descendingSet()) {
      addPublished(store, records, version, found);
    }
    return found;
  }

  private void addPublished(
      VersionStore store, StoredRecords records, int version, List<ListedResult> found) {
    Manifest manifest;
    try {
      manifest = store.read(version);
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.CORRUPT && e.kind() != ErrorKind.NOT_FOUND) {
        throw e;
      }
      console.warn("results of version %d: %s".formatted(version, ZooException.reason(e)));
      return;
    }
    remember(manifest.id(), manifest.digest().toString(), version);
    records.ofVersion(manifest, (name, record) -> found.add(ListedResult.of(name, record)));
  }

  /** Of a model at a version those that ran its files, of any other all. */
  private List<ListedResult> here(List<EntryReference> models) {
    Path results = world.root().results();
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    ResultFolders folders = ResultFolders.read(List.of(results));
    folders.unreadable().forEach(console::warn);
    if (models.isEmpty() && !folders.old().isEmpty()) {
      console.say(
          "not listed %s of the leaderboard's scripts in results/ (zoo rank has them)"
              .formatted(Units.count(folders.old().size(), "result")));
    }
    return folders.results().stream()
        .filter(one -> models.isEmpty() || models.stream().anyMatch(model -> isOf(one, model)))
        .sorted(RankedResult.BY_AGE.reversed())
        .map(one -> ListedResult.of(one, version(one), shown(one)))
        .toList();
  }

  private boolean isOf(RankedResult result, EntryReference model) {
    if (!result.model().equals(model.id().value())) {
      return false;
    }
    if (model.selector() instanceof EntryReference.Selector.Version wanted) {
      return version(result).equals(OptionalInt.of(wanted.number()));
    }
    return true;
  }

  private OptionalInt version(RankedResult result) {
    Integer version = versions.get(List.of(result.model(), result.modelDigest()));
    return version == null ? OptionalInt.empty() : OptionalInt.of(version);
  }

  private String shown(RankedResult result) {
    return world.shown(result.result().folder()).toString();
  }
}
