package dev.modelzoo.cli.workflow;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.transfer.BaseManifest;
import dev.modelzoo.transfer.Export;
import dev.modelzoo.transfer.FolderHasher;
import dev.modelzoo.transfer.LocalBytes;
import dev.modelzoo.transfer.OutputFile;
import dev.modelzoo.transfer.Pull;
import dev.modelzoo.transfer.TransferCounts;
import dev.modelzoo.transfer.VersionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code zoo export}: a version as one file. */
public final class ExportWorkflow {
  private static final String STDOUT = "-";

  /** Hex digits; fewer may begin the digest of another version, too. */
  private static final int FULL_DIGEST = 64;

  private final Workflows world;
  private final Console console;
  private final boolean force;
  private final boolean dryRun;
  private final JsonObject told;

  /**
   * Prepares an export.
   *
   * @param force replace a file that is there
   * @param told gets what was done
   */
  public ExportWorkflow(Workflows world, boolean force, boolean dryRun, JsonObject told) {
    this.told = told;
    this.world = world;
    this.console = world.console();
    this.force = force;
    this.dryRun = dryRun;
  }

  /**
   * Exports a version.
   *
   * @param output the file, a folder for it, or {@code -}; empty for the usual name here
   */
  public void export(EntryKind kind, EntryReference reference, Optional<String> output) {
    Entry entry = new Entry(world.root(), kind, reference.id());
    told.addProperty("kind", kind.label());
    told.addProperty("id", reference.id().value());
    told.addProperty("dry_run", dryRun);
    Pull.recover(entry.folder(), entry.lockFile());
    LocalBytes local = local(entry);
    Optional<Manifest> here = versionHere(entry, reference).filter(local::hasAll);
    if (here.isPresent()) {
      write(entry, here.get(), local, Optional.empty(), "the folder here", output);
      return;
    }
    EntryVersions.with(
        world,
        entry,
        versions -> {
          Manifest version =
              new VersionResolver(versions.store(), kind, entry.id())
                  .resolve(reference.selector(), versions.pin());
          String from = versions.url().toString();
          write(entry, version, local, Optional.of(versions.store()), from, output);
          return version;
        });
  }

  private LocalBytes local(Entry entry) {
    try (ProgressLine progress = console.progress("read " + entry.id(), System::nanoTime)) {
      return LocalBytes.of(
          entry.folder(),
          entry.ignoreRules(),
          entry.hashCache(),
          new FolderHasher(world.layout(), world.workers(), progress),
          world.layout());
    }
  }

  /**
   * The version that was last pulled or pushed here, if it is surely the one that is meant: named
   * by its digest, or by the number that zoo.yaml pins together with that digest.
   */
  private Optional<Manifest> versionHere(Entry entry, EntryReference reference) {
    Pin pin = world.zoo().find(entry.kind(), entry.id()).map(ZooEntry::pin).orElse(Pin.NONE);
    return BaseManifest.read(entry.base(), world.layout())
        .filter(base -> base.kind() == entry.kind() && base.id().equals(entry.id()))
        .filter(base -> isMeant(base, reference.selector(), pin));
  }

  private static boolean isMeant(Manifest base, EntryReference.Selector selector, Pin pin) {
    boolean pinned =
        pin.version().orElse(0) == base.version()
            && pin.digest().equals(Optional.of(base.digest()));
    if (selector instanceof EntryReference.Selector.ByDigest digest) {
      return digest.hexPrefix().length() == FULL_DIGEST && digest.matches(base.digest());
    }
    if (selector instanceof EntryReference.Selector.Version number) {
      return pinned && number.number() == base.version();
    }
    return pinned && selector instanceof EntryReference.Selector.Pinned;
  }

  private void write(
      Entry entry,
      Manifest version,
      LocalBytes local,
      Optional<VersionStore> store,
      String from,
      Optional<String> output) {
    console.say(
        "export     %s version %d from %s".formatted(entry.shown(), version.version(), from));
    Optional<OutputFile> file =
        output.filter(STDOUT::equals).isPresent()
            ? Optional.empty()
            : Optional.of(new OutputFile(path(version, output), force));
    try (ProgressLine progress = console.progress("export " + entry.id(), System::nanoTime)) {
      Export export = new Export(version, world.layout(), local, store, world.workers(), progress);
      if (dryRun) {
        tell("dry run    %s would be written to %s: %s", entry, version, file, export.plan());
        return;
      }
      TransferCounts counts =
          file.isPresent() ? file.get().write(export::run) : toStandardOutput(export);
      tell("exported   %s to %s: %s", entry, version, file, counts);
    }
  }

  private TransferCounts toStandardOutput(Export export) {
    try {
      return export.run(console.bytes());
    } catch (IOException e) {
      throw FileErrors.translate("write", Path.of("standard output"), e);
    }
  }

  private Path path(Manifest version, Optional<String> output) {
    String usual = "%s-v%d.tar.zst".formatted(version.id(), version.version());
    Path path = world.workingFolder().resolve(output.orElse(usual)).normalize();
    return Files.isDirectory(path) ? path.resolve(usual) : path;
  }

  private void tell(
      String form,
      Entry entry,
      Manifest version,
      Optional<OutputFile> file,
      TransferCounts counts) {
    String subject =
        "%s version %d, %s"
            .formatted(entry.shown(), version.version(), version.digest().abbreviated());
    String content =
        "%s, %s; %s, %s %s"
            .formatted(
                Units.count(version.entries().size(), "file"),
                Units.bytes(version.size()),
                Units.count(counts.objects(), "object"),
                Units.bytes(counts.bytes()),
                dryRun ? "to fetch" : "fetched");
    addTo(version, file.map(OutputFile::toString), counts);
    String place = file.map(OutputFile::toString).orElse("standard output");
    console.say(form.formatted(subject, place, content));
  }

  private void addTo(Manifest version, Optional<String> file, TransferCounts counts) {
    TransferJson.add(told, version, false);
    told.add("fetched", TransferJson.moved("objects", counts.objects(), counts.bytes()));
    told.add("archive", file.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
    told.add(
        "archive_bytes",
        file.filter(name -> !dryRun)
            .<JsonElement>map(name -> new JsonPrimitive(size(Path.of(name))))
            .orElse(JsonNull.INSTANCE));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw FileErrors.translate("look at", file, e);
    }
  }
}
