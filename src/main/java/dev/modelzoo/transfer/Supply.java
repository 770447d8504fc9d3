package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import java.util.List;

/** Where the bytes of a version come from: a store, or an archive. */
interface Supply {
  /** What {@link #fill} would move, as {@code staged} and {@code local} are; changes nothing. */
  TransferCounts plan(Manifest target, StagedFolder staged, LocalBytes local);

  /**
   * Brings the bytes of {@code missing}, verified, to their places in {@code staged}.
   *
   * @param missing those entries of {@code target} that are not there yet, links among them
   */
  TransferCounts fill(
      Manifest target, List<ManifestEntry> missing, StagedFolder staged, LocalBytes local);
}
