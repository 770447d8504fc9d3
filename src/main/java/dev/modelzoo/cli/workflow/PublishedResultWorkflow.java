package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.PublishedScore;
import dev.modelzoo.benchmark.ScoreReport;
import dev.modelzoo.check.Printable;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.workflow.PublishedChoice.Published;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code zoo results --out}: a published result as a folder. */
public final class PublishedResultWorkflow {
  private final Workflows world;
  private final Console console;

  public PublishedResultWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Scores the hypotheses of a record with the test set that is here, and writes that.
   *
   * @param named the set; empty for the only one that has results
   * @param record as {@link PublishedChoice#choose} takes it
   * @param out of the result
   * @param force whether a result that is there is replaced
   * @throws ZooException of kind NOT_FOUND if the set is not here, or nothing is published on it
   */
  public void write(
      EntryReference model,
      Optional<EntryId> named,
      Optional<String> record,
      Path out,
      boolean force,
      boolean json) {
    ScoreFolder folder =
        new ScoreFolder(world.workingFolder().resolve(out), List.of(), PublishedScore.TEXTS);
    folder.check(List.of(), force);
    Manifest manifest = manifest(model);
    EntryId set = named.orElseGet(() -> onlySet(manifest));
    Entry entry = here(set);
    Published published =
        new PublishedChoice(
                world, manifest, set, ContentDigest.of(entry.hash(world.layout(), world.workers())))
            .choose(record);
    PublishedScore score =
        PublishedScore.of(published.record(), TestSetReader.read(set, entry.folder()));
    JsonObject provenance = score.provenance(published.name());
    folder.clear();
    score.writeTexts(world.workingFolder().resolve(out));
    folder.write(score.report(), provenance, score.comparisonKey());
    tell(published, score, out, json);
  }

  private Manifest manifest(EntryReference model) {
    return EntryVersions.with(
        world,
        new Entry(world.root(), EntryKind.MODEL, model.id()),
        found ->
            new VersionResolver(found.store(), EntryKind.MODEL, model.id())
                .resolve(model.selector(), found.pin()));
  }

  private Entry here(EntryId set) {
    Entry entry = new Entry(world.root(), EntryKind.DATASET, set);
    if (!Files.isDirectory(entry.folder())) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "%s is not here, and the published hypotheses are scored with its references"
              .formatted(entry.shown()),
          "Fetch it first: zoo pull -d " + set);
    }
    return entry;
  }

  private EntryId onlySet(Manifest manifest) {
    NavigableSet<EntryId> sets =
        new RecordWorkflow(world).setIds(manifest.id(), manifest.version());
    if (sets.size() == 1) {
      return sets.first();
    }
    String version = "version %d of %s".formatted(manifest.version(), manifest.id());
    throw sets.isEmpty()
        ? new ZooException(
            ErrorKind.NOT_FOUND,
            "no result of %s is published".formatted(version),
            "Those of other versions: zoo results -m " + manifest.id())
        : new ZooException(
            ErrorKind.USAGE,
            "results of %s are published on %s"
                .formatted(
                    version, sets.stream().map(EntryId::value).collect(Collectors.joining(", "))),
            "Name one of them: -d " + sets.first());
  }

  private void tell(Published published, PublishedScore score, Path out, boolean json) {
    score
        .ruleChanges()
        .forEach(
            (part, change) ->
                console.say(
                    "           scored by other rules when it was published: %s '%s', here '%s'"
                        .formatted(part, Printable.text(change.published()), change.here())));
    if (score.isClaimWrong()) {
      console.warn(
          "the published counts are not those of the published hypotheses, which are scored here");
    }
    console.say("published  " + published.described());
    ScoreReport report = score.report();
    if (json) {
      console.json(report.resultsJson(score.provenance(published.name()), score.comparisonKey()));
    } else {
      console.result(report.summaryLine());
    }
    console.say("results    " + out);
  }
}
