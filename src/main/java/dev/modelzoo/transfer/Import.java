package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;

/** Brings a folder to the version in an archive, with all the care of a {@link Pull}. */
public final class Import {
  private final ChunkLayout layout;
  private final Workers workers;
  private final TransferListener listener;

  /** Prepares to import archives of one layout. */
  public Import(ChunkLayout layout, Workers workers, TransferListener listener) {
    this.layout = layout;
    this.workers = workers;
    this.listener = listener;
  }

  /**
   * Imports a version; the caller holds the id's lock. The archive is read to its end and verified
   * in any case, also by a dry run and where the folder has all of it already.
   *
   * @throws dev.modelzoo.error.ZooException of kind {@code CORRUPT} if the archive is damaged or
   *     hostile, {@code CONFLICT} if local changes would be lost, {@code NO_SPACE} if the disk is
   *     too small; the folder is then as it was
   */
  public PullResult run(ArchiveReader archive, PullRequest request) {
    PullResult result =
        new Pull(layout, workers, listener, new ArchiveSupply(archive, listener))
            .run(archive.manifest(), request);
    if (!archive.isVerified()) {
      archive.readAll(ArchiveReader.Sink.NONE, listener);
    }
    return result;
  }
}
