package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.CountingObjectStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a folder to what a plain tree holds. Beside a manifest, that says what every byte is to
 * be; else the files are fetched into the hidden folder first, checked by what the store says of
 * each, and so made known. From there on it is a pull like any other.
 */
public final class TreePull {
  private final PlainTree tree;
  private final Workers workers;
  private final TransferListener listener;
  private final ChunkLayout layout;

  /** Prepares to pull {@code tree}. */
  public TreePull(PlainTree tree, Workers workers, TransferListener listener) {
    this.tree = tree;
    this.workers = workers;
    this.listener = listener;
    this.layout = tree.place().layout();
  }

  /**
   * Pulls; the caller holds the id's lock.
   *
   * @throws ZooException of kind {@code CONFLICT} if local changes would be lost or the tree
   *     changes meanwhile, {@code CORRUPT} if bytes or names are wrong
   */
  public TreePullResult run(TreePullRequest request) {
    CountingObjectStore counted = new CountingObjectStore(tree.objects());
    PlainTree here = new PlainTree(new VersionStore(counted, layout));
    TreePullResult result = new TreePull(here, workers, listener).go(request);
    return result.with(result.requests() + counted.requests());
  }

  /** As {@link #run}, with those requests only that a dry run did not make. */
  private TreePullResult go(TreePullRequest request) {
    new FolderSwap(request.pull().folder()).recover();
    Optional<Manifest> manifest = tree.manifest();
    if (manifest.isPresent()) {
      requireSameEntry(manifest.get(), request);
      request.accept().accept(manifest.get());
      PullResult result = pull(manifest.get(), request);
      boolean planned = result.outcome() == PullResult.Outcome.WOULD_UPDATE;
      long unmade = planned ? result.counts().objects() : 0;
      return new TreePullResult(result, true, true, 0, 0, unmade, List.of());
    }
    TreeListing listing = tree.list();
    requireFiles(listing, request);
    try (TreeMemory memory = TreeMemory.open(request.memory(), layout, request.pull().dryRun())) {
      return run(request, new TreeDigests(tree.objects(), listing, memory));
    }
  }

  private TreePullResult run(TreePullRequest request, TreeDigests digests) {
    FileTree here = Pull.scan(request.pull());
    Map<String, HashedFile> local = hash(here, request);
    workers.forEach(
        digests.unknown(),
        object ->
            Optional.ofNullable(local.get(object.path()))
                .ifPresent(file -> digests.compare(object, file)));
    TransferCounts fetched = new TransferCounts(0, 0, 0);
    if (!digests.unknown().isEmpty()) {
      refuseLocalChanges(request, digests, here, local);
      if (request.pull().dryRun()) {
        return plan(request, digests);
      }
      fetched = fetch(request, digests);
    }
    Manifest target = digests.manifest(request.kind(), request.id(), Map.of());
    request.accept().accept(target);
    PullResult pulled = pull(target, request);
    if (pulled.outcome() == PullResult.Outcome.UP_TO_DATE && fetched.objects() > 0) {
      new FolderSwap(request.pull().folder()).discardFresh(); // it was fetched to be compared
    }
    if (!request.pull().dryRun()) {
      digests.memory().keepOnly(digests.listing().objects());
    }
    boolean planned = pulled.outcome() == PullResult.Outcome.WOULD_UPDATE;
    long unmade = planned ? pulled.counts().objects() : 0;
    return result(digests, withFetched(pulled, fetched), true).with(unmade);
  }

  private TreePullResult result(TreeDigests digests, PullResult result, boolean known) {
    List<TreeObject> unchecked = digests.unchecked();
    return new TreePullResult(
        result,
        known,
        false,
        unchecked.size(),
        unchecked.stream().mapToLong(TreeObject::size).sum(),
        0,
        digests.listing().leftOut());
  }

  private PullResult pull(Manifest target, TreePullRequest request) {
    return new Pull(
            layout,
            workers,
            listener,
            new StoreSupply(tree.place(), workers, listener, ChunkPlaces.inFiles(target, layout)))
        .run(target, request.pull());
  }

  private Map<String, HashedFile> hash(FileTree here, TreePullRequest request) {
    HashCache cache = HashCache.open(request.pull().hashCache(), layout);
    Map<String, HashedFile> local = new HashMap<>();
    for (HashedFile file : new FolderHasher(layout, workers, listener).hash(here, cache)) {
      local.put(file.path(), file);
    }
    return local;
  }

  /**
   * Before anything is fetched. A file of the same size may turn out to be the same, so it is taken
   * for such here; the pull itself looks again once all is known.
   */
  private void refuseLocalChanges(
      TreePullRequest request, TreeDigests digests, FileTree here, Map<String, HashedFile> local) {
    if (request.pull().force()) {
      return;
    }
    Map<String, TreeMemory.Known> assumed = new HashMap<>();
    for (TreeObject object : digests.unknown()) {
      HashedFile file = local.get(object.path());
      if (file != null && file.size() == object.size() && digests.checksums(object).isEmpty()) {
        assumed.put(object.path(), new TreeMemory.Known(file.chunks(), false, false));
      }
    }
    LocalChanges.refuse(
        List.copyOf(local.values()),
        here,
        BaseManifest.candidates(request.pull().base(), layout),
        digests.manifest(request.kind(), request.id(), assumed));
  }

  private TransferCounts fetch(TreePullRequest request, TreeDigests digests) {
    Manifest shape = digests.manifest(request.kind(), request.id(), Map.of());
    FolderSwap swap = new FolderSwap(request.pull().folder());
    StagedFolder staged = new StagedFolder(swap.fresh(), shape, layout);
    staged.prepare();
    staged.requireNoTwins();
    long needed = digests.unknown().stream().mapToLong(TreeObject::size).sum();
    staged.requireSpace(needed - staged.leftOverBytes());
    TransferCounts counts = new TreeFetch(tree, digests, staged, workers, listener).run();
    Optional<String> changed = tree.list().difference(digests.listing());
    if (changed.isPresent()) {
      throw TreeFetch.changed(tree, changed.get());
    }
    return counts;
  }

  private TreePullResult plan(TreePullRequest request, TreeDigests digests) {
    long objects = 0;
    long bytes = 0;
    for (TreeObject object : digests.unknown()) {
      objects += layout.chunkCount(object.size());
      bytes += object.size();
    }
    Manifest shape = digests.manifest(request.kind(), request.id(), Map.of());
    TransferCounts counts = new TransferCounts(objects, bytes, shape.size() - bytes);
    PullResult planned = new PullResult(PullResult.Outcome.WOULD_UPDATE, shape, counts);
    return result(digests, planned, false)
        .with(objects + digests.toAsk() + digests.listing().requests());
  }

  private static PullResult withFetched(PullResult result, TransferCounts fetched) {
    TransferCounts rest = result.counts();
    return new PullResult(
        result.outcome(),
        result.manifest(),
        new TransferCounts(
            rest.objects() + fetched.objects(),
            rest.bytes() + fetched.bytes(),
            Math.max(0, rest.reusedBytes() - fetched.bytes())));
  }

  private void requireSameEntry(Manifest manifest, TreePullRequest request) {
    if (manifest.kind() != request.kind() || !manifest.id().equals(request.id())) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          "%s is of %s %s, not of %s %s"
              .formatted(
                  tree.objects().location(PlainTree.MANIFEST),
                  manifest.kind().label(),
                  manifest.id(),
                  request.kind().label(),
                  request.id()),
          "Check the url in zoo.yaml.");
    }
  }

  private void requireFiles(TreeListing listing, TreePullRequest request) {
    if (listing.objects().isEmpty()) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "no file of %s is there".formatted(request.id()),
          "Check the url in zoo.yaml.");
    }
  }
}
