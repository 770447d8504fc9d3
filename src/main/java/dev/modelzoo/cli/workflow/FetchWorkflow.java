package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelCard;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.transfer.EntryLock;
import dev.modelzoo.transfer.Pull;
import dev.modelzoo.transfer.PullRequest;
import dev.modelzoo.transfer.PullResult;
import dev.modelzoo.transfer.VersionStore;
import java.nio.file.Files;
import java.util.Optional;

/** Resolve, fetch, verify, swap in, pin: the part of a pull that moves bytes. */
public final class FetchWorkflow {
  private final Workflows world;
  private final Console console;
  private final JsonObject told;

  public FetchWorkflow(Workflows world) {
    this(world, new JsonObject());
  }

  /**
   * Prepares a pull.
   *
   * @param told gets what was done
   */
  FetchWorkflow(Workflows world, JsonObject told) {
    this.world = world;
    this.told = told;
    this.console = world.console();
  }

  /**
   * Brings an entry's folder to a version.
   *
   * @param force give up files that were changed here
   */
  public PullResult fetch(EntryKind kind, EntryReference reference, boolean force, boolean dryRun) {
    Entry entry = new Entry(world.root(), kind, reference.id());
    told.addProperty("folder", entry.folder().toString());
    String kept =
        dryRun
            ? "nothing was changed"
            : "the pull of %s is not finished; what was fetched is kept, in whole objects of up to 16 MiB"
                .formatted(entry.shown());
    return console.interruptibly(
        kept,
        "Run the same command again: it fetches only what is missing.",
        () ->
            EntryLock.holding(
                entry.lockFile(), entry.shown(), () -> fetch(entry, reference, force, dryRun)));
  }

  private PullResult fetch(Entry entry, EntryReference reference, boolean force, boolean dryRun) {
    return EntryVersions.with(
        world,
        entry,
        versions -> fetch(entry, versions, reference, force, dryRun),
        tree -> new TreeFetchWorkflow(world, force, dryRun, told).fetch(entry, tree, reference));
  }

  private PullResult fetch(
      Entry entry,
      EntryVersions versions,
      EntryReference reference,
      boolean force,
      boolean dryRun) {
    Manifest target =
        new VersionResolver(versions.store(), entry.kind(), entry.id())
            .resolve(reference.selector(), versions.pin());
    console.say(
        "pull       %s version %d from %s"
            .formatted(entry.shown(), target.version(), versions.url()));
    boolean pulledBefore = Files.exists(entry.pulledMark());
    if (!dryRun) {
      if (pins(versions.pin(), reference)) { // before anything is fetched for nothing
        world.zoo().requireWritable(entry.kind(), entry.id());
      }
      entry.markPulled(true); // first: a kill must not leave a stranger's program unmarked
    }
    PullResult result = pull(entry, versions.store(), target, force, dryRun);
    // A pull reads each object once, all else was asked for by now.
    long requests = versions.requests().getAsLong() + result.counts().objects();
    tell(entry, result, requests);
    TransferJson.add(told, result, false, "fetched", "objects");
    told.addProperty("requests", requests);
    told.addProperty("verified", !dryRun);
    if (!dryRun) {
      entry.markPulled(pulledBefore || result.outcome() == PullResult.Outcome.UPDATED);
      pin(entry, versions, reference, target);
    }
    return result;
  }

  private PullResult pull(
      Entry entry, VersionStore versions, Manifest target, boolean force, boolean dryRun) {
    try (ProgressLine progress = console.progress("pull " + entry.id(), System::nanoTime)) {
      return new Pull(versions, world.workers(), progress)
          .run(
              target,
              new PullRequest(
                  entry.folder(),
                  entry.ignoreRules(),
                  entry.base(),
                  entry.hashCache(),
                  force,
                  dryRun));
    }
  }

  private void tell(Entry entry, PullResult result, long requests) {
    Manifest manifest = result.manifest();
    String version =
        "version %d, %s".formatted(manifest.version(), manifest.digest().abbreviated());
    console.say(
        switch (result.outcome()) {
          case UP_TO_DATE ->
              "up to date %s is %s, verified; 0 objects fetched".formatted(entry.shown(), version);
          case UPDATED ->
              "verified   %s %s: %s; %s fetched"
                  .formatted(entry.shown(), version, size(manifest), moved(result));
          case WOULD_UPDATE ->
              "dry run    %s would become %s; %s to fetch; %s"
                  .formatted(
                      entry.shown(), version, moved(result), Units.count(requests, "request"));
        });
  }

  /** How much a version is. */
  static String size(Manifest manifest) {
    return "%s, %s"
        .formatted(Units.count(manifest.entries().size(), "file"), Units.bytes(manifest.size()));
  }

  /** How much a pull fetches. */
  static String moved(PullResult result) {
    return "%s, %s"
        .formatted(
            Units.count(result.counts().objects(), "object"), Units.bytes(result.counts().bytes()));
  }

  /** What the card says, as a push pins it; a card that cannot be read is the check's business. */
  static Pin described(Entry entry, Pin pin) {
    if (entry.kind() != EntryKind.MODEL) {
      return pin;
    }
    try {
      ModelCard card = new ModelImage(entry.id(), entry.folder()).card();
      return pin.describedBy(Optional.of(card.language()), card.license());
    } catch (ZooException e) {
      return pin;
    }
  }

  private static boolean pins(Pin before, EntryReference reference) {
    return before.version().isEmpty()
        || reference.selector() instanceof EntryReference.Selector.Latest;
  }

  /** An unpinned entry is pinned to what was pulled; {@code @latest} moves an older pin. */
  private void pin(Entry entry, EntryVersions versions, EntryReference reference, Manifest target) {
    Pin before = versions.pin();
    if (!pins(before, reference)) {
      return;
    }
    Pin pin = described(entry, Pin.of(target).describedBy(before.language(), before.license()));
    if (!pin.equals(before)) {
      world.zoo().update(entry.kind(), entry.id(), old -> old.withUrl(versions.url()).withPin(pin));
      console.say(
          "pin        %s: version %d in zoo.yaml".formatted(entry.shown(), target.version()));
    }
  }
}
