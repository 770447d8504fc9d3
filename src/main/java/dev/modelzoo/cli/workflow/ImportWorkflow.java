package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.transfer.ArchiveReader;
import dev.modelzoo.transfer.EntryLock;
import dev.modelzoo.transfer.Import;
import dev.modelzoo.transfer.PullRequest;
import dev.modelzoo.transfer.PullResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code zoo import}: as a pull, from a file instead of a store. The file says nothing of stores,
 * and would not be believed: an entry that is new here gets a pin, and no url.
 */
public final class ImportWorkflow {
  /** What the user says is in the file. */
  public record Expected(EntryKind kind, EntryReference reference) {}

  private static final String STDIN = "-";

  private final Workflows world;
  private final Console console;
  private final boolean force;
  private final boolean dryRun;
  private final JsonObject told;

  /**
   * Prepares an import.
   *
   * @param force give up files that were changed here
   * @param told gets what was done
   */
  public ImportWorkflow(Workflows world, boolean force, boolean dryRun, JsonObject told) {
    this.told = told;
    this.world = world;
    this.console = world.console();
    this.force = force;
    this.dryRun = dryRun;
  }

  /** Imports what is in {@code file}, or in standard input where that is {@code -}. */
  public void run(String file, Optional<Expected> expected) {
    world.root(); // without a zoo there is nothing to import into
    told.addProperty("archive", file);
    told.addProperty("dry_run", dryRun);
    String name = file.equals(STDIN) ? "standard input" : file;
    try (ArchiveReader archive = ArchiveReader.open(open(file), name, world.layout())) {
      Manifest version = archive.manifest();
      expected.ifPresent(wanted -> requireExpected(wanted, version, name));
      Entry entry = new Entry(world.root(), version.kind(), version.id());
      told.addProperty("kind", version.kind().label());
      told.addProperty("id", version.id().value());
      told.addProperty("folder", entry.folder().toString());
      EntryLock.holding(
          entry.lockFile(), entry.shown(), () -> run(entry, archive, name, selector(expected)));
      if (!dryRun && entry.kind() == EntryKind.MODEL) {
        new CheckWorkflow(world).requirePulled(entry, told);
        console.say(
            "not run    an imported model is a stranger's program; to run it with your own rights:"
                + " zoo benchmark -m %s --engine local".formatted(entry.id()));
      }
    }
  }

  private InputStream open(String file) {
    if (file.equals(STDIN)) {
      return world.input();
    }
    Path path = world.workingFolder().resolve(file);
    try {
      if (Files.isDirectory(path)) {
        throw new ZooException(
            ErrorKind.USAGE, file + " is a folder", "Name a file that zoo export wrote.");
      }
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw FileErrors.translate("read", path, e);
    }
  }

  private static EntryReference.Selector selector(Optional<Expected> expected) {
    return expected
        .map(wanted -> wanted.reference().selector())
        .orElse(new EntryReference.Selector.Pinned());
  }

  private PullResult run(
      Entry entry, ArchiveReader archive, String name, EntryReference.Selector selector) {
    Manifest version = archive.manifest();
    Pin pin = world.zoo().find(entry.kind(), entry.id()).map(ZooEntry::pin).orElse(Pin.NONE);
    requirePinned(entry, version, pin, selector, name);
    console.say(
        "import     %s version %d from %s".formatted(entry.shown(), version.version(), name));
    boolean pulledBefore = Files.exists(entry.pulledMark());
    if (!dryRun) {
      entry.markPulled(true); // first: a kill must not leave a stranger's program unmarked
    }
    PullResult result = unpack(entry, archive);
    tell(entry, result);
    TransferJson.add(told, result, false, "unpacked", "files");
    if (!dryRun) {
      entry.markPulled(pulledBefore || result.outcome() == PullResult.Outcome.UPDATED);
      pin(entry, version, pin, selector);
    }
    return result;
  }

  private PullResult unpack(Entry entry, ArchiveReader archive) {
    try (ProgressLine progress = console.progress("import " + entry.id(), System::nanoTime)) {
      return new Import(world.layout(), world.workers(), progress)
          .run(
              archive,
              new PullRequest(
                  entry.folder(),
                  entry.ignoreRules(),
                  entry.base(),
                  entry.hashCache(),
                  force,
                  dryRun));
    }
  }

  private static void requireExpected(Expected wanted, Manifest version, String name) {
    EntryReference.Selector selector = wanted.reference().selector();
    boolean right = wanted.kind() == version.kind() && wanted.reference().id().equals(version.id());
    if (selector instanceof EntryReference.Selector.Version number) {
      right &= number.number() == version.version();
    } else if (selector instanceof EntryReference.Selector.ByDigest digest) {
      right &= digest.matches(version.digest());
    }
    if (!right) {
      throw new ZooException(
          ErrorKind.USAGE,
          "%s holds the %s %s version %d, %s, not %s %s"
              .formatted(
                  name,
                  version.kind().label(),
                  version.id(),
                  version.version(),
                  version.digest().abbreviated(),
                  wanted.kind().option(),
                  wanted.reference()),
          "Name another file, or what is in this one.");
    }
  }

  /** The registry's word goes before that of a file; but a version may be named in spite of it. */
  private static void requirePinned(
      Entry entry, Manifest version, Pin pin, EntryReference.Selector selector, String name) {
    boolean sameNumber = pin.version().orElse(0) == version.version();
    boolean sameDigest = pin.digest().filter(version.digest()::equals).isPresent();
    if (sameNumber && pin.digest().isPresent() && !sameDigest) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          "version %d of %s in %s is %s, but zoo.yaml pins %s"
              .formatted(
                  version.version(), entry.shown(), name, version.digest(), pin.digest().get()),
          "Nothing was changed. Ask whoever made the file which of the two is right.");
    }
    boolean pinned = pin.version().isPresent() || pin.digest().isPresent();
    if (pinned
        && !sameNumber
        && !sameDigest
        && selector instanceof EntryReference.Selector.Pinned) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "%s holds version %d of %s, but zoo.yaml pins %s"
              .formatted(
                  name,
                  version.version(),
                  entry.shown(),
                  pin.version().isPresent()
                      ? "version " + pin.version().getAsInt()
                      : "another digest"),
          "Nothing was changed. To take it all the same: zoo import %s %s %s@%d; with @latest the pin moves along."
              .formatted(name, entry.kind().option(), entry.id(), version.version()));
    }
  }

  private void tell(Entry entry, PullResult result) {
    Manifest manifest = result.manifest();
    String version =
        "%s %s version %d, %s"
            .formatted(
                entry.shown(),
                result.outcome() == PullResult.Outcome.WOULD_UPDATE ? "would become" : "is",
                manifest.version(),
                manifest.digest().abbreviated());
    String unpacked =
        "%s, %s"
            .formatted(
                Units.count(result.counts().objects(), "file"),
                Units.bytes(result.counts().bytes()));
    switch (result.outcome()) {
      case UP_TO_DATE -> console.say("up to date " + version + "; the archive holds the same");
      case UPDATED -> console.say("verified   %s; %s unpacked".formatted(version, unpacked));
      case WOULD_UPDATE ->
          console.say(
              "dry run    %s; the archive is whole, %s to unpack".formatted(version, unpacked));
    }
  }

  /** As a pull: an unpinned entry is pinned, {@code @latest} moves an older pin. */
  private void pin(Entry entry, Manifest version, Pin before, EntryReference.Selector selector) {
    boolean moves = selector instanceof EntryReference.Selector.Latest;
    if (before.version().isPresent() && !moves) {
      return;
    }
    Pin pin =
        FetchWorkflow.described(
            entry, Pin.of(version).describedBy(before.language(), before.license()));
    if (!pin.equals(before)) {
      world.zoo().update(entry.kind(), entry.id(), old -> old.withPin(pin));
      console.say(
          "pin        %s: version %d in zoo.yaml".formatted(entry.shown(), version.version()));
    }
  }
}
