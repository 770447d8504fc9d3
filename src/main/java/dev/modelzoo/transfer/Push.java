package dev.modelzoo.transfer;

import dev.modelzoo.content.BadManifestException;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.ManifestReader;
import dev.modelzoo.content.ManifestWriter;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.CountingObjectStore;
import dev.modelzoo.store.DryRunObjectStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Publishes a folder as the next version of its entry: objects first, the manifest last. Killed at
 * any moment, it leaves the versions that were there, and the next push goes on where it stopped.
 */
public final class Push {
  /** More than one collection of old objects in the middle of a push is not chance. */
  private static final int MAX_ROUNDS = 3;

  private final VersionStore versions;
  private final MissingObjects missing;
  private final Workers workers;
  private final TransferListener listener;
  private final Clock clock;
  private final String tool;

  /** Prepares to push into {@code versions}; the manifest names {@code tool} and its version. */
  public Push(
      VersionStore versions, Workers workers, TransferListener listener, Clock clock, String tool) {
    this.versions = versions;
    this.missing = new MissingObjects(versions);
    this.workers = workers;
    this.listener = listener;
    this.clock = clock;
    this.tool = tool;
  }

  /**
   * Pushes, or says what a push would do. What the store has lost of the latest version is sent
   * again, even if the content is the same.
   *
   * @throws ZooException of kind {@code CONFLICT} if somebody else published meanwhile or since the
   *     folder's base, or another id has its versions there, or the pinned version is not there
   */
  public PushResult run(PushRequest request) {
    ObjectStore store = versions.objects();
    CountingObjectStore counted =
        new CountingObjectStore(request.dryRun() ? new DryRunObjectStore(store, clock) : store);
    VersionStore here = new VersionStore(counted, versions.layout());
    PushResult result =
        SpaceReport.telling(
            listener, heard -> new Push(here, workers, heard, clock, tool).go(request));
    return result.with(counted.requests());
  }

  private PushResult go(PushRequest request) {
    versions.prepare();
    Optional<Manifest> parent = versions.latest();
    parent.ifPresent(manifest -> requireSameEntry(manifest, request));
    requirePinned(parent, request);
    Uploader uploader = new Uploader(versions.objects(), listener, clock.instant());
    parent.ifPresent(manifest -> assumePresent(manifest, uploader));

    FileTree tree = FileTree.scan(request.folder(), request.rules());
    List<HashedFile> files = hash(tree, request, uploader);
    Optional<Manifest> same = parent.filter(p -> p.digest().equals(contentDigest(files)));
    Set<ObjectKey> lost =
        same.map(manifest -> missing.of(manifest, uploader.sent())).orElse(Set.of());
    if (same.isPresent() && lost.isEmpty()) {
      return result(PushResult.Outcome.UP_TO_DATE, same.get(), uploader, tree);
    }
    if (same.isEmpty()) {
      parent.ifPresent(latest -> requireBase(latest, request));
    }
    Manifest next = send(request, files, parent, lost, uploader);
    if (same.isPresent() && next.entries().equals(same.get().entries())) {
      return result(PushResult.Outcome.UP_TO_DATE, same.get(), uploader, tree);
    }
    if (!request.dryRun()) {
      BaseManifest.announcePush(request.base(), next);
    }
    publish(next, request.singleWriter());
    return result(
        request.dryRun() ? PushResult.Outcome.WOULD_PUBLISH : PushResult.Outcome.PUBLISHED,
        next,
        uploader,
        tree);
  }

  private static PushResult result(
      PushResult.Outcome outcome, Manifest manifest, Uploader uploader, FileTree tree) {
    return new PushResult(outcome, manifest, uploader.counts(), 0, tree.emptyFolders());
  }

  /** A pull would refuse the versions of one id under the url of another. */
  private void requireSameEntry(Manifest latest, PushRequest request) {
    if (latest.kind() != request.kind() || !latest.id().equals(request.id())) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "%s holds versions of %s %s, not of %s %s"
              .formatted(
                  versions.objects().location(StoreKeys.MARKER),
                  latest.kind().label(),
                  latest.id(),
                  request.kind().label(),
                  request.id()),
          "Give the entry a url of its own in zoo.yaml.");
    }
  }

  /**
   * A store that lacks what the registry pins was lost, or is another one: a version 1 there would
   * stand in for the one that everybody knows, without a word.
   */
  private void requirePinned(Optional<Manifest> latest, PushRequest request) {
    int last = latest.map(Manifest::version).orElse(0);
    if (request.force() || request.pinned().orElse(0) <= last) {
      return;
    }
    throw new ZooException(
        ErrorKind.CONFLICT,
        "zoo.yaml pins version %d of %s %s, but %s has %s"
            .formatted(
                request.pinned().getAsInt(),
                request.kind().label(),
                request.id(),
                versions.objects().location(StoreKeys.MARKER),
                last == 0 ? "no versions" : "only versions up to " + last),
        "Correct 'remote' or 'url' in zoo.yaml, or bring the lost versions back. With --force,"
            + " this push becomes version %d there.".formatted(last + 1));
  }

  /**
   * What somebody else published since this folder was last pulled or pushed would vanish from the
   * latest version without a word. A folder that never was equal to a version may become one.
   */
  private void requireBase(Manifest latest, PushRequest request) {
    List<Manifest> bases = BaseManifest.candidates(request.base(), versions.layout());
    boolean known =
        BaseManifest.isOwnPush(request.base(), latest)
            || bases.stream().anyMatch(base -> base.pushId().equals(latest.pushId()));
    if (request.force() || bases.isEmpty() || known) {
      return;
    }
    throw new ZooException(
        ErrorKind.CONFLICT,
        "%s %s has version %d at %s, and this folder comes from version %d"
            .formatted(
                latest.kind().label(),
                latest.id(),
                latest.version(),
                versions.objects().location(StoreKeys.version(latest.version())),
                bases.get(0).version()),
        "See what differs: zoo diff %1$s %2$s@latest. To supersede it, push with --force."
            .formatted(latest.kind().option(), latest.id()));
  }

  private static void assumePresent(Manifest parent, Uploader uploader) {
    parent.chunks().forEach(chunk -> uploader.assumePresent(StoreKeys.chunk(chunk)));
  }

  private List<HashedFile> hash(FileTree tree, PushRequest request, Uploader uploader) {
    HashCache cache = HashCache.open(request.hashCache(), versions.layout());
    return new FolderHasher(versions.layout(), workers, listener)
        .hash(
            tree,
            cache,
            (buffer, length, sha256, progress) ->
                uploader.upload(
                    StoreKeys.chunk(sha256), new ObjectBody(buffer, 0, length, sha256), progress));
  }

  private static Digest contentDigest(List<HashedFile> files) {
    return ContentDigest.of(files.stream().map(f -> f.toEntry(Location.NOWHERE)).toList());
  }

  /** Sends what is missing, and again what turns out to have gone from the store meanwhile. */
  private Manifest send(
      PushRequest request,
      List<HashedFile> files,
      Optional<Manifest> parent,
      Set<ObjectKey> knownLost,
      Uploader uploader) {
    Set<ObjectKey> lost = new HashSet<>(knownLost);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      lost.forEach(uploader::forget);
      ChunkUpload.run(versions.layout(), workers, files, uploader);
      Packing packing = Packing.send(files, parent, lost, versions.layout(), workers, uploader);
      Manifest manifest = manifest(request, files, parent, packing);
      Set<ObjectKey> lostSince = missing.of(manifest, uploader.sent());
      if (lostSince.isEmpty()) {
        return manifest;
      }
      lost.addAll(lostSince);
    }
    throw vanishing(versions);
  }

  static ZooException vanishing(VersionStore versions) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        "objects vanish from %s as fast as they are sent"
            .formatted(versions.objects().location(StoreKeys.MARKER)),
        "Make sure that no gc runs on this store, then run the same command again.");
  }

  private Manifest manifest(
      PushRequest request, List<HashedFile> files, Optional<Manifest> parent, Packing packing) {
    List<ManifestEntry> entries = new ArrayList<>();
    for (HashedFile file : files) {
      entries.add(file.toEntry(packing.locate(file, versions.layout())));
    }
    int version = parent.map(Manifest::version).orElse(0) + 1;
    Manifest manifest =
        new Manifest(
            request.kind(),
            request.id(),
            version,
            parent.map(p -> OptionalInt.of(p.version())).orElse(OptionalInt.empty()),
            randomId(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            tool,
            ContentDigest.of(entries),
            entries,
            packing.sizes());
    requireReadable(
        manifest,
        versions.objects().location(StoreKeys.version(manifest.version())),
        versions.layout());
    return manifest;
  }

  /** What a pull would refuse is refused here, before anybody depends on it. */
  static void requireReadable(Manifest manifest, String source, ChunkLayout layout) {
    try {
      byte[] bytes = ManifestWriter.toBytes(manifest);
      Manifest readBack = new ManifestReader(source, layout).read(new ByteArrayInputStream(bytes));
      if (!readBack.equals(manifest)) {
        throw new BadManifestException(source, "it does not read as it was written");
      }
    } catch (BadManifestException e) {
      throw new ZooException(
          ErrorKind.CHECK_FAILED,
          "nobody could pull this folder: " + ZooException.reason(e),
          "Rename or remove what it names, then push again.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // from memory
    }
  }

  private void publish(Manifest manifest, boolean singleWriter) {
    if (!versions.publish(manifest, singleWriter)) {
      throw conflict(manifest);
    }
  }

  static ZooException conflict(Manifest manifest) {
    return new ZooException(
        ErrorKind.CONFLICT,
        "somebody else published version %d of %s meanwhile"
            .formatted(manifest.version(), manifest.id()),
        ("Look at it (zoo log %s %s, zoo diff). To supersede it, run the same command again, a push"
                + " with --force: nothing is sent twice.")
            .formatted(manifest.kind().option(), manifest.id()));
  }

  static String randomId() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
