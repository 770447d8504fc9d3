package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalInt;

/** {@code zoo results}: the results that were published, and those that are here. */
public final class ResultsWorkflow {
  private final Workflows world;
  private final Console console;

  /** Versions by model and digest, as far as they are known without reading more for it. */
  private final Map<List<String>, Integer> versions = new HashMap<>();

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
      console.say(nothing(models, sets));
    }
  }

  private static boolean isOn(ListedResult result, EntryId set) {
    return result.set().equals(set.value());
  }

  private static String nothing(List<EntryReference> models, List<EntryId> sets) {
    String on = sets.isEmpty() ? "" : " on " + sets.get(0);
    return models.isEmpty()
        ? "no result%s in results/; those of a model in its store: zoo results -m ID".formatted(on)
        : "no result of %s%s, neither published nor in results/".formatted(models.get(0), on);
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
          found -> published(found, model),
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

  private List<ListedResult> published(EntryVersions entry, EntryReference model) {
    NavigableSet<Integer> withResults = new ResultObjects(entry.store()).versions();
    StoredRecords records = new StoredRecords(entry.store(), console);
    List<ListedResult> found = new ArrayList<>();
    if (!isPinned(model)) {
      Manifest wanted =
          new VersionResolver(entry.store(), EntryKind.MODEL, model.id())
              .resolve(model.selector(), entry.pin());
      withResults.retainAll(List.of(wanted.version()));
    }
    for (int version : withResults.descendingSet()) {
      addPublished(entry.store(), records, version, found);
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
    Path folder = result.result().folder();
    Path here = world.workingFolder();
    return (folder.startsWith(here) ? here.relativize(folder) : folder).toString();
  }
}
