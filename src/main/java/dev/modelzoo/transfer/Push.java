package dev.modelzoo.transfer;

import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.ManifestValidator;
import dev.modelzoo.content.PackPlan;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Publishes a folder as the next version of its entry: objects first, the manifest last. Killed at
 * any moment, it leaves the versions that were there, and the next push goes on where it stopped.
 */
public final class Push {
  /** More than one collection of old objects in the middle of a push is not chance. */
  private static final int MAX_ROUNDS = 3;

  private final VersionStore versions;
  private final Workers workers;
  private final TransferListener listener;
  private final Clock clock;
  private final String tool;

  /**
   * Prepares to push into {@code versions}.
   *
   * @param tool name and version of this program, for the manifest
   */
  public Push(
      VersionStore versions, Workers workers, TransferListener listener, Clock clock, String tool) {
    this.versions = versions;
    this.workers = workers;
    this.listener = listener;
    this.clock = clock;
    this.tool = tool;
  }

  /**
   * Pushes, or says what a push would do.
   *
   * @throws ZooException of kind {@code CONFLICT} if somebody else published meanwhile
   */
  public PushResult run(PushRequest request) {
    if (!request.dryRun()) {
      versions.prepare();
    }
    Optional<Manifest> parent =
        request.dryRun() && !versions.exists() ? Optional.empty() : versions.latest();
    Uploader uploader = new Uploader(versions.objects(), request.dryRun(), listener);
    parent.ifPresent(manifest -> assumePresent(manifest, uploader));

    FileTree tree = FileTree.scan(request.folder(), request.rules());
    FolderHasher hasher = new FolderHasher(versions.layout(), workers, listener);
    List<HashedFile> files =
        hasher.hash(
            tree,
            HashCache.open(request.hashCache(), versions.layout()),
            (buffer, length, sha256) ->
                uploader.upload(
                    StoreKeys.chunk(sha256), new ObjectBody(buffer, 0, length, sha256)));
    Digest digest = contentDigest(files);
    if (parent.isPresent() && parent.get().digest().equals(digest)) {
      return new PushResult(
          PushResult.Outcome.UP_TO_DATE, parent.get(), uploader.counts(), tree.emptyFolders());
    }
    Manifest manifest = send(request, files, parent, uploader);
    PushResult.Outcome outcome = PushResult.Outcome.WOULD_PUBLISH;
    if (!request.dryRun()) {
      publish(manifest, request.singleWriter());
      outcome = PushResult.Outcome.PUBLISHED;
    }
    return new PushResult(outcome, manifest, uploader.counts(), tree.emptyFolders());
  }

  private static void assumePresent(Manifest parent, Uploader uploader) {
    parent.chunks().forEach(chunk -> uploader.assumePresent(StoreKeys.chunk(chunk)));
  }

  private static Digest contentDigest(List<HashedFile> files) {
    return ContentDigest.of(files.stream().map(f -> f.toEntry(Location.NOWHERE)).toList());
  }

  /** Sends what is missing, and again what turns out to have gone from the store meanwhile. */
  private Manifest send(
      PushRequest request, List<HashedFile> files, Optional<Manifest> parent, Uploader uploader) {
    MissingObjects missing = new MissingObjects(versions.objects(), workers);
    Optional<Manifest> source = parent;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      ChunkUpload.run(versions.layout(), workers, files, uploader, listener);
      Map<String, Location.InPack> packed = new HashMap<>();
      Map<String, Long> packSizes = new TreeMap<>();
      sendPacks(files, source, uploader, packed, packSizes);
      Manifest manifest = manifest(request, files, parent, packed, packSizes);
      if (request.dryRun() || source.isEmpty()) {
        return manifest;
      }
      MissingObjects.Lost lost = missing.amongReused(manifest, source.get());
      if (lost.isEmpty()) {
        return manifest;
      }
      lost.keys().forEach(uploader::forget);
      if (lost.hasPacks()) {
        source = Optional.empty();
      }
    }
    throw new ZooException(
        ErrorKind.UNAVAILABLE,
        "objects vanish from %s as fast as they are sent"
            .formatted(versions.objects().location(StoreKeys.MARKER)),
        "Make sure that no gc runs on this store, then push again.");
  }

  private void sendPacks(
      List<HashedFile> files,
      Optional<Manifest> source,
      Uploader uploader,
      Map<String, Location.InPack> packed,
      Map<String, Long> packSizes) {
    Map<String, Location.InPack> inParent = new HashMap<>();
    source.ifPresent(manifest -> addPacked(manifest, inParent));
    Map<String, Long> parentSizes = source.map(Manifest::packs).orElse(Map.of());
    List<HashedFile> small =
        files.stream()
            .filter(f -> !f.file().isLink() && f.size() > 0)
            .filter(f -> versions.layout().isPacked(f.size()))
            .toList();
    PackPlan plan = PackPlan.of(small, inParent, parentSizes, versions.layout());
    plan.kept()
        .forEach(
            (digest, place) -> {
              packed.put(digest, place);
              packSizes.put(place.pack(), parentSizes.getOrDefault(place.pack(), 0L));
            });
    new PackUpload(versions.layout(), workers, uploader).run(plan.fresh(), packed, packSizes);
  }

  private static void addPacked(Manifest manifest, Map<String, Location.InPack> places) {
    for (ManifestEntry entry : manifest.entries()) {
      if (entry.location() instanceof Location.InPack place) {
        places.put(entry.digest().hex(), place);
      }
    }
  }

  private Manifest manifest(
      PushRequest request,
      List<HashedFile> files,
      Optional<Manifest> parent,
      Map<String, Location.InPack> packed,
      Map<String, Long> packSizes) {
    List<ManifestEntry> entries = new ArrayList<>();
    for (HashedFile file : files) {
      entries.add(file.toEntry(location(file, packed)));
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
            packSizes);
    // What a pull would refuse is refused here, before anybody depends on it.
    String source = versions.objects().location(StoreKeys.version(version));
    return new ManifestValidator(source, versions.layout()).validated(manifest);
  }

  private Location location(HashedFile file, Map<String, Location.InPack> packed) {
    if (file.file().isLink() || file.size() == 0) {
      return Location.NOWHERE;
    }
    Location.InPack place = packed.get(file.digest().hex());
    if (versions.layout().isPacked(file.size()) && place != null) {
      return place;
    }
    return new Location.Chunks(file.chunks());
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
        "Look at it (zoo log -m %s, zoo diff), then push again: nothing is sent twice."
            .formatted(manifest.id()));
  }

  static String randomId() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
