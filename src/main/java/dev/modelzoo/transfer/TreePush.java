package dev.modelzoo.transfer;

import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.ManifestWriter;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.CountingObjectStore;
import dev.modelzoo.store.DryRunObjectStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes a plain tree equal to a folder: files that are missing or different, then the manifest. It
 * overwrites in place: a reader meanwhile may meet a mixture, which the manifest shows, and of two
 * writers at once the last wins.
 */
public final class TreePush {
  private final PlainTree tree;
  private final Workers workers;
  private final TransferListener listener;
  private final Clock clock;
  private final String tool;

  /**
   * Prepares to push into {@code tree}.
   *
   * @param tool name and version of this program, for the manifest
   */
  public TreePush(
      PlainTree tree, Workers workers, TransferListener listener, Clock clock, String tool) {
    this.tree = tree;
    this.workers = workers;
    this.listener = listener;
    this.clock = clock;
    this.tool = tool;
  }

  /**
   * Pushes, or says what a push would do.
   *
   * @throws ZooException of kind {@code CONFLICT} if another entry has its tree there, or a file
   *     changes meanwhile
   */
  public TreePushResult run(TreePushRequest request) {
    ObjectStore store = tree.objects();
    CountingObjectStore counted =
        new CountingObjectStore(request.dryRun() ? new DryRunObjectStore(store, clock) : store);
    PlainTree here = new PlainTree(new VersionStore(counted, tree.place().layout()));
    TreePushResult result =
        SpaceReport.telling(
            listener, heard -> new TreePush(here, workers, heard, clock, tool).go(request));
    return result.with(counted.requests());
  }

  private TreePushResult go(TreePushRequest request) {
    FileTree folder = FileTree.scan(request.folder(), request.rules());
    HashCache cache = HashCache.open(request.hashCache(), tree.place().layout());
    List<HashedFile> files =
        new FolderHasher(tree.place().layout(), workers, listener).hash(folder, cache);
    Optional<Manifest> previous = previous(request);
    Manifest next = manifest(request, files);
    try (TreeMemory memory =
        TreeMemory.open(request.memory(), tree.place().layout(), request.dryRun())) {
      Map<ObjectKey, ObjectMetadata> there = list();
      requireFilesOrFolders(files, there);
      TreeUpload upload = new TreeUpload(tree, workers, listener);
      List<HashedFile> missing =
          new TreeComparison(tree.objects(), memory, previous, workers).different(files, there);
      upload.run(missing);
      TransferCounts sent = upload.counts(next.size());
      List<ObjectKey> extra = extra(files, there);
      boolean same = missing.isEmpty() && previous.filter(p -> sameContent(p, next)).isPresent();
      settle(request, files, memory, same ? Optional.empty() : Optional.of(next), extra);
      PushResult.Outcome outcome =
          same
              ? PushResult.Outcome.UP_TO_DATE
              : request.dryRun() ? PushResult.Outcome.WOULD_PUBLISH : PushResult.Outcome.PUBLISHED;
      return new TreePushResult(
          new PushResult(outcome, next, sent, 0, folder.emptyFolders()),
          files.stream().filter(f -> f.target().isPresent()).map(HashedFile::path).toList(),
          extra.stream().map(ObjectKey::value).toList());
    }
  }

  /** Looks at the whole once more, then says by the manifest that it is complete. */
  private void settle(
      TreePushRequest request,
      List<HashedFile> files,
      TreeMemory memory,
      Optional<Manifest> manifest,
      List<ObjectKey> extra) {
    Map<ObjectKey, ObjectMetadata> there = list();
    List<TreeObject> objects = new ArrayList<>();
    for (HashedFile file : files) {
      if (file.target().isPresent()) {
        continue;
      }
      ObjectMetadata object = there.get(new ObjectKey(file.path()));
      if (object == null || object.size() != file.size()) {
        throw changed(file);
      }
      TreeObject sent = new TreeObject(object);
      objects.add(sent);
      TreeMemory.Known known =
          new TreeMemory.Known(file.chunks(), FolderHasher.startsAsProgram(file.file()), true);
      if (!memory.whole(sent).equals(Optional.of(known))) {
        memory.remember(sent, known);
      }
    }
    manifest.ifPresent(
        next ->
            tree.objects()
                .put(PlainTree.MANIFEST, ObjectBody.of(ManifestWriter.toPlainBytes(next))));
    memory.keepOnly(objects);
    if (request.deleteExtra()) {
      workers.forEach(extra, key -> tree.objects().delete(key));
    }
  }

  /** A damaged one is replaced. */
  private Optional<Manifest> previous(TreePushRequest request) {
    Optional<Manifest> found;
    try {
      found = tree.manifest();
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.CORRUPT) {
        throw e;
      }
      return Optional.empty();
    }
    found.ifPresent(
        manifest -> {
          if (manifest.kind() != request.kind() || !manifest.id().equals(request.id())) {
            throw new ZooException(
                ErrorKind.CONFLICT,
                "%s is of %s %s, not of %s %s"
                    .formatted(
                        tree.objects().location(PlainTree.MANIFEST),
                        manifest.kind().label(),
                        manifest.id(),
                        request.kind().label(),
                        request.id()),
                "Give the entry a url of its own in zoo.yaml.");
          }
        });
    return found;
  }

  private Map<ObjectKey, ObjectMetadata> list() {
    Map<ObjectKey, ObjectMetadata> there = new HashMap<>();
    tree.objects().list("", object -> there.put(object.key(), object));
    there.remove(PlainTree.MANIFEST);
    return there;
  }

  private static List<ObjectKey> extra(
      List<HashedFile> files, Map<ObjectKey, ObjectMetadata> there) {
    Map<ObjectKey, ObjectMetadata> rest = new HashMap<>(there);
    files.stream()
        .filter(file -> file.target().isEmpty())
        .forEach(file -> rest.remove(new ObjectKey(file.path())));
    return rest.keySet().stream().sorted().toList();
  }

  private Manifest manifest(TreePushRequest request, List<HashedFile> files) {
    List<ManifestEntry> entries = new ArrayList<>();
    for (HashedFile file : files) {
      entries.add(
          file.toEntry(
              file.chunks().isEmpty() ? Location.NOWHERE : new Location.Chunks(file.chunks())));
    }
    Manifest manifest =
        new Manifest(
            request.kind(),
            request.id(),
            1,
            OptionalInt.empty(),
            Push.randomId(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            tool,
            ContentDigest.of(entries),
            entries,
            Map.of());
    Push.requireReadable(
        manifest, tree.objects().location(PlainTree.MANIFEST), tree.place().layout());
    return manifest;
  }

  private static boolean sameContent(Manifest previous, Manifest next) {
    return previous.digest().equals(next.digest()) && previous.entries().equals(next.entries());
  }

  /** What could not be pulled any more without the manifest, and not be at all on a disk. */
  private void requireFilesOrFolders(List<HashedFile> files, Map<ObjectKey, ObjectMetadata> there) {
    for (HashedFile file : files) {
      String path = file.path();
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        ObjectKey above = new ObjectKey(path.substring(0, slash));
        if (there.containsKey(above)) {
          throw new ZooException(
              ErrorKind.CONFLICT,
              "%s is a file there and a folder here".formatted(tree.objects().location(above)),
              "Delete that object with the store's own tool, then push again.");
        }
      }
    }
  }

  private ZooException changed(HashedFile file) {
    return new ZooException(
        ErrorKind.CONFLICT,
        tree.objects().location(new ObjectKey(file.path()))
            + " is not what this push sent: somebody else writes there",
        "The manifest was not written. Push again when nobody else does.");
  }
}
