package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelCard;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.BaseManifest;
import dev.modelzoo.transfer.EntryLock;
import dev.modelzoo.transfer.PlainTree;
import dev.modelzoo.transfer.Pull;
import dev.modelzoo.transfer.Push;
import dev.modelzoo.transfer.PushRequest;
import dev.modelzoo.transfer.PushResult;
import dev.modelzoo.transfer.VersionStore;
import java.util.Optional;

/** Check, register, sync, publish, pin: the part of a push that moves bytes. */
public final class PublishWorkflow {
  private final Workflows world;
  private final Console console;
  private final PushSettings settings;
  private final JsonObject told;

  /**
   * Prepares a push.
   *
   * @param told gets what was done
   */
  public PublishWorkflow(Workflows world, PushSettings settings, JsonObject told) {
    this.world = world;
    this.settings = settings;
    this.told = told;
    this.console = world.console();
  }

  /**
   * Publishes the folder of an entry and pins the version in the registry; in a dry run, changes
   * nothing anywhere, and says what would be done.
   */
  public PushResult publish(EntryKind kind, EntryId id) {
    Entry entry = new Entry(world.root(), kind, id);
    String kept =
        settings.dryRun()
            ? "nothing was changed"
            : "the push of %s is not finished; what was sent is kept, in whole objects of up to 16 MiB"
                .formatted(entry.shown());
    return console.interruptibly(
        kept,
        "Run the same command again: it sends only what is missing.",
        () -> EntryLock.holding(entry.lockFile(), entry.shown(), () -> publish(entry)));
  }

  private PushResult publish(Entry entry) {
    ZooFile zoo = world.zoo();
    Pull.recover(entry.folder());
    entry.requireHere(zoo);
    if (!settings.dryRun()) {
      zoo.requireWritable(entry.kind(), entry.id());
    }
    new CheckWorkflow(world).require(entry, told);
    RemoteUrl url = zoo.url(entry.kind(), entry.id());
    told.addProperty("url", url.toString());
    requireWritable(entry, url);
    try (ObjectStore store = world.open(url, zoo.root())) {
      VersionStore versions = world.versions(store);
      boolean tree = new TreePlace(world, settings).isTree(zoo, entry, versions, url);
      if (!settings.dryRun()) {
        register(zoo, entry, url, versions);
      }
      if (tree) {
        console.say("push       %s to %s, as a plain tree".formatted(entry.shown(), url));
        PushResult result =
            new TreePublishWorkflow(world, settings).push(entry, new PlainTree(versions));
        TransferJson.add(told, result, true);
        return settle(zoo, entry, result, Pin.ofTree(result.manifest()));
      }
      console.say("push       %s to %s".formatted(entry.shown(), url));
      PushResult result = push(zoo, entry, store);
      TransferJson.add(told, result, false);
      tell(entry, result);
      return settle(zoo, entry, result, Pin.of(result.manifest()));
    }
  }

  private static void requireWritable(Entry entry, RemoteUrl url) {
    if (url.isWeb()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "%s is to go to %s, but a web server is only read".formatted(entry.shown(), url),
          "Set another remote: in zoo.yaml, or the entry's url: a folder, S3 or OSS.");
    }
  }

  private PushResult settle(ZooFile zoo, Entry entry, PushResult result, Pin pin) {
    if (!settings.dryRun()) {
      BaseManifest.write(entry.base(), result.manifest());
      if (result.outcome() == PushResult.Outcome.PUBLISHED) {
        entry.markPulled(false);
      }
      pin(zoo, entry, pin);
    }
    return result;
  }

  /**
   * A place that does not answer, perhaps mistyped, must not stay in the registry: ask it first.
   */
  private void register(ZooFile zoo, Entry entry, RemoteUrl url, VersionStore versions) {
    if (zoo.find(entry.kind(), entry.id()).flatMap(ZooEntry::url).isEmpty()) {
      versions.versions();
      zoo.update(entry.kind(), entry.id(), before -> before.withUrl(url));
      console.say("register   %s at %s".formatted(entry.shown(), url));
    }
  }

  private PushResult push(ZooFile zoo, Entry entry, ObjectStore store) {
    try (ProgressLine progress = console.progress("push " + entry.id(), System::nanoTime)) {
      Push push =
          new Push(world.versions(store), world.workers(), progress, world.clock(), world.tool());
      return push.run(
          new PushRequest(
              entry.kind(),
              entry.id(),
              entry.folder(),
              entry.ignoreRules(),
              entry.hashCache(),
              entry.base(),
              zoo.find(entry.kind(), entry.id()).map(ZooEntry::pin).orElse(Pin.NONE).version(),
              settings.dryRun(),
              settings.singleWriter(),
              settings.force()));
    }
  }

  private void tell(Entry entry, PushResult result) {
    result
        .emptyFolders()
        .forEach(path -> console.warn("%s: empty folders are not kept".formatted(path)));
    Manifest manifest = result.manifest();
    String sent = sent(result);
    switch (result.outcome()) {
      case UP_TO_DATE ->
          console.say(
              "up to date %s is version %s, %s; %s"
                  .formatted(
                      entry.shown(), manifest.version(), manifest.digest().abbreviated(), sent));
      case PUBLISHED ->
          console.say(
              "published  %s version %d, %s; %s"
                  .formatted(
                      entry.shown(), manifest.version(), manifest.digest().abbreviated(), sent));
      case WOULD_PUBLISH ->
          console.say(
              "dry run    %s would become version %d, %s; %s"
                  .formatted(
                      entry.shown(),
                      manifest.version(),
                      manifest.digest().abbreviated(),
                      sent.replace(" sent", " to send")
                          + "; "
                          + Units.count(result.requests(), "request")));
    }
  }

  /** What was in place is told where something may have been: nobody asks it of a first push. */
  static String sent(PushResult result) {
    String sent = Units.count(result.counts().objects(), "object") + " sent";
    if (result.counts().objects() > 0) {
      sent += ", " + Units.bytes(result.counts().bytes());
    }
    long rest = result.manifest().size() - result.counts().bytes();
    boolean first = result.manifest().version() == 1 && result.counts().reusedBytes() == 0;
    return first || rest <= 0 || result.outcome() == PushResult.Outcome.UP_TO_DATE
        ? sent
        : sent + "; " + Units.bytes(rest) + " were in place";
  }

  private void pin(ZooFile zoo, Entry entry, Pin pin) {
    Pin described = entry.kind() == EntryKind.MODEL ? describe(entry, pin) : pin;
    boolean same =
        zoo.find(entry.kind(), entry.id()).map(ZooEntry::pin).filter(described::equals).isPresent();
    if (!same) {
      zoo.update(entry.kind(), entry.id(), before -> before.withPin(described));
      console.say(
          "pin        %s: %s in zoo.yaml"
              .formatted(
                  entry.shown(),
                  pin.version().isPresent()
                      ? "version " + pin.version().getAsInt()
                      : pin.digest().map(Digest::abbreviated).orElse("")));
    }
  }

  private static Pin describe(Entry entry, Pin pin) {
    ModelCard card = new ModelImage(entry.id(), entry.folder()).card();
    return pin.describedBy(Optional.of(card.language()), card.license());
  }
}
