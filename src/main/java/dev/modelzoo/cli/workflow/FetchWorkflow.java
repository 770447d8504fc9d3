package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.Suggestions;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.EntryLock;
import dev.modelzoo.transfer.Pull;
import dev.modelzoo.transfer.PullRequest;
import dev.modelzoo.transfer.PullResult;
import dev.modelzoo.transfer.VersionStore;

/** Resolve, fetch, verify, swap in, pin: the part of a pull that moves bytes. */
public final class FetchWorkflow {
  private final Workflows world;
  private final Console console;

  public FetchWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Brings an entry's folder to a version.
   *
   * @param force give up files that were changed here
   */
  public PullResult fetch(EntryKind kind, EntryReference reference, boolean force, boolean dryRun) {
    ZooFile zoo = world.zoo();
    Entry entry = new Entry(zoo.root(), kind, reference.id());
    return EntryLock.holding(
        entry.lockFile(), entry.shown(), () -> fetch(zoo, entry, reference, force, dryRun));
  }

  private PullResult fetch(
      ZooFile zoo, Entry entry, EntryReference reference, boolean force, boolean dryRun) {
    RemoteUrl url = url(zoo, entry);
    try (ObjectStore store = world.open(url, zoo.root())) {
      VersionStore versions = world.versions(store);
      if (!versions.exists()) {
        throw absent(zoo, entry, url);
      }
      Pin pin = zoo.find(entry.kind(), entry.id()).map(ZooEntry::pin).orElse(Pin.NONE);
      Manifest target =
          new VersionResolver(versions, entry.kind(), entry.id())
              .resolve(reference.selector(), pin);
      console.say(
          "pull       %s version %d from %s".formatted(entry.shown(), target.version(), url));
      PullResult result = pull(entry, versions, target, force, dryRun);
      tell(entry, result);
      if (!dryRun) {
        pin(zoo, entry, url, reference, target);
      }
      return result;
    }
  }

  private RemoteUrl url(ZooFile zoo, Entry entry) {
    return zoo.find(entry.kind(), entry.id())
        .flatMap(ZooEntry::url)
        .orElseGet(() -> zoo.defaultUrl(entry.kind(), entry.id()));
  }

  private static dev.modelzoo.error.ZooException absent(ZooFile zoo, Entry entry, RemoteUrl url) {
    if (zoo.find(entry.kind(), entry.id()).isEmpty()) {
      return Suggestions.unknown(zoo, entry.kind(), entry.id());
    }
    return new dev.modelzoo.error.ZooException(
        dev.modelzoo.error.ErrorKind.NOT_FOUND,
        "%s is registered at %s, but nothing has been published there (or this place denies it)"
            .formatted(entry.shown(), url),
        "Ask its owner to push it, or check the url in zoo.yaml.");
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

  private void tell(Entry entry, PullResult result) {
    Manifest manifest = result.manifest();
    String moved =
        "%s, %s"
            .formatted(
                Units.count(result.counts().objects(), "object"),
                Units.bytes(result.counts().bytes()));
    switch (result.outcome()) {
      case UP_TO_DATE ->
          console.say(
              "up to date %s is version %d, %s, verified; 0 objects fetched"
                  .formatted(entry.shown(), manifest.version(), manifest.digest().abbreviated()));
      case UPDATED ->
          console.say(
              "verified   %s version %d, %s: %s, %s; %s fetched"
                  .formatted(
                      entry.shown(),
                      manifest.version(),
                      manifest.digest().abbreviated(),
                      Units.count(manifest.entries().size(), "file"),
                      Units.bytes(manifest.size()),
                      moved));
      case WOULD_UPDATE ->
          console.say(
              "dry run    %s would become version %d, %s; %s to fetch"
                  .formatted(
                      entry.shown(), manifest.version(), manifest.digest().abbreviated(), moved));
    }
  }

  /** An unpinned entry is pinned to what was pulled; {@code @latest} moves an older pin. */
  private void pin(
      ZooFile zoo, Entry entry, RemoteUrl url, EntryReference reference, Manifest target) {
    Pin before = zoo.find(entry.kind(), entry.id()).map(ZooEntry::pin).orElse(Pin.NONE);
    boolean moves = reference.selector() instanceof EntryReference.Selector.Latest;
    if (before.version().isPresent() && !moves) {
      return;
    }
    Pin pin =
        Pin.of(target.version(), target.digest(), target.size(), target.entries().size())
            .describedBy(before.language(), before.license());
    if (!pin.equals(before)) {
      zoo.update(entry.kind(), entry.id(), old -> old.withUrl(url).withPin(pin));
      console.say(
          "pin        %s: version %d in zoo.yaml".formatted(entry.shown(), target.version()));
    }
  }
}
