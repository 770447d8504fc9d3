package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.GarbageCollection;
import dev.modelzoo.transfer.StoreCopy;
import dev.modelzoo.transfer.VersionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code zoo copy}: versions and their results from the zoo's stores to another place. */
public final class CopyWorkflow {
  /**
   * How to copy.
   *
   * @param to the place; entries go to {@code models/ID/} and {@code datasets/ID/} below it
   * @param allVersions all that are not retired, instead of the pinned or named one
   * @param singleWriter as for a push
   */
  public record Settings(RemoteUrl to, boolean allVersions, boolean singleWriter, boolean dryRun) {}

  private final Workflows world;
  private final Console console;
  private final Settings settings;
  private final JsonReport report;

  /** Requests that found out what to copy; they count with the first version. */
  private long asked;

  public CopyWorkflow(Workflows world, Settings settings, JsonReport report) {
    this.world = world;
    this.console = world.console();
    this.settings = settings;
    this.report = report;
    report.whole().addProperty("to", settings.to().toString());
    report.whole().addProperty("dry_run", settings.dryRun());
  }

  /** Copies all entries of the registry that have versions. */
  public void all() {
    for (EntryKind kind : EntryKind.values()) {
      for (ZooEntry entry : world.zoo().entries(kind)) {
        if (entry.pin().version().isPresent()) {
          copy(kind, EntryReference.pinned(entry.id()));
        } else {
          console.say("left out   %s/%s has no version".formatted(kind.folder(), entry.id()));
        }
      }
    }
  }

  /** Copies a version of an entry, or all of them. */
  public void copy(EntryKind kind, EntryReference reference) {
    Entry entry = new Entry(world.root(), kind, reference.id());
    RemoteUrl to = settings.to().entry(kind, reference.id());
    if (isPrivate(kind, reference)) {
      console.warn(
          "%s is private: who can read %s gets its texts".formatted(entry.shown(), settings.to()));
    }
    console.interruptibly(
        settings.dryRun()
            ? "nothing was changed"
            : "the copy of %s is not finished; what was sent is kept, in whole objects of up to 16 MiB"
                .formatted(entry.shown()),
        "Run the same command again: it sends only what is missing.",
        () -> copy(kind, reference, entry, to));
  }

  private boolean copy(EntryKind kind, EntryReference reference, Entry entry, RemoteUrl to) {
    return EntryVersions.with(
        world,
        entry,
        source -> {
          requireOther(source.url(), to);
          try (ObjectStore store = world.open(to, world.root())) {
            VersionStore target = world.versions(store);
            List<Manifest> wanted = wanted(source, kind, reference);
            asked = source.requests().getAsLong();
            for (Manifest version : wanted) {
              report.entry(kind, reference.id(), told -> copy(source, target, to, version, told));
            }
          }
          return true;
        });
  }

  private boolean isPrivate(EntryKind kind, EntryReference reference) {
    return world.zoo().find(kind, reference.id()).filter(ZooEntry::confidential).isPresent();
  }

  private static void requireOther(RemoteUrl from, RemoteUrl to) {
    if (from.equals(to)) {
      throw new ZooException(
          ErrorKind.USAGE, "%s is where it is already".formatted(from), "Name another place.");
    }
  }

  /** The oldest first, so that whoever reads meanwhile meets no version before those it follows. */
  private List<Manifest> wanted(EntryVersions source, EntryKind kind, EntryReference reference) {
    VersionStore versions = source.store();
    Manifest chosen =
        new VersionResolver(versions, kind, reference.id())
            .resolve(reference.selector(), source.pin());
    if (!settings.allVersions()) {
      return List.of(chosen);
    }
    Set<Integer> retired = new GarbageCollection(versions).retired();
    List<Manifest> wanted = new ArrayList<>();
    for (int number : versions.versions()) {
      if (!retired.contains(number)) {
        wanted.add(versions.read(number));
      }
    }
    return wanted;
  }

  private boolean copy(
      EntryVersions source, VersionStore target, RemoteUrl to, Manifest version, JsonObject told) {
    String subject =
        "%s/%s version %d".formatted(version.kind().folder(), version.id(), version.version());
    console.say("copy       %s from %s to %s".formatted(subject, source.url(), to));
    told.addProperty("url", to.toString());
    StoreCopy.Outcome outcome;
    try (ProgressLine progress = console.progress("copy " + version.id(), System::nanoTime)) {
      StoreCopy copy =
          new StoreCopy(source.store(), target, world.workers(), progress, world.clock().instant());
      outcome = settings.dryRun() ? copy.plan(version) : copy.run(version, settings.singleWriter());
    }
    tell(subject + ", " + version.digest().abbreviated(), version, outcome, told);
    return true;
  }

  private void tell(String subject, Manifest version, StoreCopy.Outcome outcome, JsonObject told) {
    String label = outcome.isUpToDate() ? "up to date" : settings.dryRun() ? "dry run" : "copied";
    told.addProperty(
        "outcome",
        outcome.isUpToDate() ? "up_to_date" : settings.dryRun() ? "would_copy" : "copied");
    TransferJson.add(told, version, false);
    told.add(
        "sent",
        TransferJson.moved("objects", outcome.counts().objects(), outcome.counts().bytes()));
    told.addProperty("reused_bytes", outcome.counts().reusedBytes());
    told.addProperty("records", outcome.records());
    long requests = asked + outcome.requests();
    asked = 0;
    told.addProperty("requests", requests);
    String moved =
        "%s, %s%s"
            .formatted(
                Units.count(outcome.counts().objects(), "object"),
                Units.bytes(outcome.counts().bytes()),
                version.kind() == EntryKind.DATASET
                    ? ""
                    : "; " + Units.count(outcome.records(), "result record"));
    console.say(
        outcome.isUpToDate()
            ? "%s %s".formatted(label, subject)
            : "%-10s %s; %s %s"
                .formatted(
                    label,
                    subject,
                    moved,
                    settings.dryRun() ? "to send; " + Units.count(requests, "request") : "sent"));
  }
}
