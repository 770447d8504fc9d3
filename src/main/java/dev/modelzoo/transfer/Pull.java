package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.FileMode;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Brings a folder to a version: fetched beside it, verified whole, swapped in as one step. Killed
 * at any moment, it leaves the old folder or the new one, and the next pull goes on where it
 * stopped.
 */
public final class Pull {
  private final ChunkLayout layout;
  private final Workers workers;
  private final TransferListener listener;
  private final Supply supply;

  /** Prepares to pull from {@code versions}. */
  public Pull(VersionStore versions, Workers workers, TransferListener listener) {
    this(
        versions.layout(),
        workers,
        listener,
        new StoreSupply(versions, workers, listener, ChunkPlaces.OBJECTS));
  }

  Pull(ChunkLayout layout, Workers workers, TransferListener listener, Supply supply) {
    this.layout = layout;
    this.workers = workers;
    this.listener = listener;
    this.supply = supply;
  }

  /** Finishes the swap of an interrupted pull into {@code folder}; the caller holds the lock. */
  public static void recover(Path folder) {
    new FolderSwap(folder).recover();
  }

  /**
   * As above, for a caller without the lock. If another command holds it, there is nothing to
   * finish: what is at work there ends by itself.
   */
  public static void recover(Path folder, Path lockFile) {
    EntryLock.tryHolding(
        lockFile,
        () -> {
          recover(folder);
          return folder;
        });
  }

  /**
   * Pulls {@code target}; the caller holds the id's lock.
   *
   * @throws ZooException of kind {@code CONFLICT} if local changes would be lost, {@code CORRUPT}
   *     if bytes differ from the manifest, {@code NO_SPACE} if the disk is too small
   */
  public PullResult run(Manifest target, PullRequest request) {
    FolderSwap swap = new FolderSwap(request.folder());
    swap.recover();
    FileTree tree = scan(request);
    HashCache cache = HashCache.open(request.hashCache(), layout);
    List<HashedFile> local = new FolderHasher(layout, workers, listener).hash(tree, cache);
    if (Files.exists(request.folder()) && isTarget(local, target)) {
      if (!request.dryRun()) {
        restoreModes(request.folder(), target);
        swap.discardFresh();
        BaseManifest.write(request.base(), target);
      }
      return new PullResult(
          PullResult.Outcome.UP_TO_DATE, target, new TransferCounts(0, 0, target.size()));
    }
    if (!request.force()) {
      LocalChanges.refuse(local, tree, BaseManifest.candidates(request.base(), layout), target);
    }
    Assembly assembly =
        new Assembly(
            supply,
            workers,
            new StagedFolder(swap.fresh(), target, layout),
            target,
            local,
            layout,
            request.dryRun());
    TransferCounts counts = assembly.run();
    if (request.dryRun()) {
      return new PullResult(PullResult.Outcome.WOULD_UPDATE, target, counts);
    }
    swapIn(swap, tree, target, request);
    assembly.remember(request.folder(), cache);
    return new PullResult(PullResult.Outcome.UPDATED, target, counts);
  }

  /** Looks at the old folder once more first: fetching takes its time, and people work on. */
  private static void swapIn(
      FolderSwap swap, FileTree before, Manifest target, PullRequest request) {
    FileTree now = scan(request);
    if (!request.force()) {
      LocalChanges.refuseNew(before, now, target);
    }
    BaseManifest.announce(request.base(), target);
    swap.commit(now.ignored());
    BaseManifest.write(request.base(), target);
  }

  static FileTree scan(PullRequest request) {
    if (Files.isDirectory(request.folder())) {
      return FileTree.scan(request.folder(), request.rules());
    }
    if (Files.exists(request.folder())) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          request.folder() + " is a file, where a folder is to be",
          "Move it away, then pull again.");
    }
    return new FileTree(List.of(), List.of(), List.of());
  }

  private static boolean isTarget(List<HashedFile> local, Manifest target) {
    List<ManifestEntry> entries = local.stream().map(f -> f.toEntry(Location.NOWHERE)).toList();
    return ContentDigest.of(entries).equals(target.digest());
  }

  /** Modes are part of a version, but a folder may have lost them: a copy, a checkout. */
  private static void restoreModes(Path folder, Manifest target) {
    for (ManifestEntry entry : target.entries()) {
      Path file = folder.resolve(entry.path());
      if (entry.mode() == FileMode.EXECUTABLE
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && !Files.isExecutable(file)) {
        try {
          ExecutePermission.set(file, true);
        } catch (IOException e) {
          throw FileErrors.translate("set the mode of", file, e);
        }
      }
    }
  }
}
