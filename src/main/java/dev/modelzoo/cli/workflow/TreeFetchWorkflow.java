package dev.modelzoo.cli.workflow;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.transfer.PullRequest;
import dev.modelzoo.transfer.PullResult;
import dev.modelzoo.transfer.TreePull;
import dev.modelzoo.transfer.TreePullRequest;
import dev.modelzoo.transfer.TreePullResult;
import java.nio.file.Files;

/** The part of a pull that moves bytes, from a plain tree. */
final class TreeFetchWorkflow {
  private final Workflows world;
  private final Console console;
  private final boolean force;
  private final boolean dryRun;
  private final JsonObject told;

  TreeFetchWorkflow(Workflows world, boolean force, boolean dryRun, JsonObject told) {
    this.told = told;
    this.world = world;
    this.console = world.console();
    this.force = force;
    this.dryRun = dryRun;
  }

  /** Brings an entry's folder to what the tree holds; the caller holds the id's lock. */
  PullResult fetch(Entry entry, EntryTree tree, EntryReference reference) {
    if (reference.selector() instanceof EntryReference.Selector.Version version) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "%s is a plain tree at %s: there is no version %d"
              .formatted(entry.shown(), tree.url(), version.number()),
          "Pull what is there: zoo pull %s %s".formatted(entry.kind().option(), entry.id()));
    }
    console.say("pull       %s, a plain tree, from %s".formatted(entry.shown(), tree.url()));
    boolean pulledBefore = Files.exists(entry.pulledMark());
    if (!dryRun) {
      entry.markPulled(true); // first: a kill must not leave a stranger's program unmarked
    }
    TreePullResult result = pull(entry, tree, reference);
    tell(entry, result, expectsPin(reference, tree.pin()));
    addTo(result, expectsPin(reference, tree.pin()));
    if (!dryRun) {
      entry.markPulled(pulledBefore || result.pull().outcome() == PullResult.Outcome.UPDATED);
      pin(entry, tree, reference, result.pull().manifest());
    }
    return result.pull();
  }

  private void addTo(TreePullResult result, boolean pinned) {
    TransferJson.add(told, result.pull(), true, "fetched", "objects");
    if (!result.known()) {
      told.add("digest", JsonNull.INSTANCE);
    }
    told.addProperty("requests", result.requests());
    told.addProperty("verified", !dryRun && (pinned || result.uncheckedFiles() == 0));
  }

  private TreePullResult pull(Entry entry, EntryTree tree, EntryReference reference) {
    try (ProgressLine progress = console.progress("pull " + entry.id(), System::nanoTime)) {
      return new TreePull(tree.tree(), world.workers(), progress)
          .run(
              new TreePullRequest(
                  entry.kind(),
                  entry.id(),
                  new PullRequest(
                      entry.folder(),
                      entry.ignoreRules(),
                      entry.base(),
                      entry.hashCache(),
                      force,
                      dryRun),
                  entry.treeMemory(),
                  manifest -> requireWanted(reference, tree.pin(), manifest)));
    }
  }

  private static boolean expectsPin(EntryReference reference, Pin pin) {
    return reference.selector() instanceof EntryReference.Selector.Pinned
        && pin.digest().isPresent();
  }

  private static void requireWanted(EntryReference reference, Pin pin, Manifest manifest) {
    Digest actual = manifest.digest();
    if (reference.selector() instanceof EntryReference.Selector.ByDigest wanted
        && !wanted.matches(actual)) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "the tree of %s is %s, not sha256:%s"
              .formatted(reference.id(), actual, wanted.hexPrefix()),
          "A plain tree keeps no earlier versions. Ask its owner for the files.");
    }
    if (expectsPin(reference, pin) && !pin.digest().get().equals(actual)) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          "the tree of %s is %s, but zoo.yaml pins %s"
              .formatted(reference.id(), actual, pin.digest().get()),
          "Nothing was changed. Ask its owner which is right; %s@latest takes what is there."
              .formatted(reference.id()));
    }
  }

  private void tell(Entry entry, TreePullResult result, boolean pinned) {
    boolean checked = result.uncheckedFiles() == 0 || pinned;
    console.say(outcome(entry, result, checked));
    if (!checked) {
      console.warn(
          "%s, %s: only the size was compared, as the store has no checksum of the content"
              .formatted(
                  Units.count(result.uncheckedFiles(), "file"),
                  Units.bytes(result.uncheckedBytes())));
    }
    if (!result.leftOut().isEmpty()) {
      console.say(
          "left out   %s that no version has, such as %s"
              .formatted(Units.count(result.leftOut().size(), "object"), result.leftOut().get(0)));
    }
  }

  private static String outcome(Entry entry, TreePullResult result, boolean checked) {
    Manifest manifest = result.pull().manifest();
    String digest = manifest.digest().abbreviated();
    String size = FetchWorkflow.size(manifest);
    String moved = FetchWorkflow.moved(result.pull());
    return switch (result.pull().outcome()) {
      case UP_TO_DATE -> "up to date %s is %s; %s fetched".formatted(entry.shown(), digest, moved);
      case UPDATED ->
          "%s %s, %s: %s; %s fetched"
              .formatted(checked ? "verified  " : "pulled    ", entry.shown(), digest, size, moved);
      case WOULD_UPDATE ->
          "dry run    %s would become %s: %s; %s to fetch; %s"
              .formatted(
                  entry.shown(),
                  result.known() ? digest : "what the tree holds",
                  size,
                  moved,
                  Units.count(result.requests(), "request"));
    };
  }

  /** An unpinned entry is pinned to what was pulled; {@code @latest} moves an older pin. */
  private void pin(Entry entry, EntryTree tree, EntryReference reference, Manifest manifest) {
    Pin before = tree.pin();
    boolean moves = reference.selector() instanceof EntryReference.Selector.Latest;
    if (before.digest().isPresent() && !moves) {
      return;
    }
    ZooFile zoo = world.zoo();
    if (zoo.isLegacy(entry.kind(), entry.id())) {
      console.say(
          "not pinned %s/zoo.yaml is the leaderboard's and stays as it is; %s is what came"
              .formatted(entry.kind().folder(), manifest.digest()));
      return;
    }
    Pin pin =
        FetchWorkflow.described(
            entry, Pin.ofTree(manifest).describedBy(before.language(), before.license()));
    if (!pin.equals(before)) {
      zoo.update(entry.kind(), entry.id(), old -> old.withUrl(tree.url()).withPin(pin));
      console.say(
          "pin        %s: %s in zoo.yaml"
              .formatted(entry.shown(), manifest.digest().abbreviated()));
    }
  }
}
