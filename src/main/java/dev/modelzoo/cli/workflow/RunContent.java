package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.transfer.VersionDiff;
import dev.modelzoo.transfer.VersionDiff.Change;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files that a score is told of, as they were before the run. A file that somebody replaces
 * while the SBI reads the folder would give a score to a digest that did not run.
 */
record RunContent(Entry entry, List<ManifestEntry> before) {
  private static final int NAMED = 3;

  RunContent {
    before = List.copyOf(before);
  }

  /** Hashes a folder as it is now. */
  static RunContent of(Workflows world, Entry entry) {
    return new RunContent(entry, entry.hash(world.layout(), world.workers()));
  }

  Digest digest() {
    return ContentDigest.of(before);
  }

  /**
   * Hashes the folder again: what was not touched costs no reading. New files are told and no more,
   * as an SBI may keep some of its own, which nobody else gets.
   *
   * @throws ZooException of kind CONFLICT if a file is another one now, or has gone
   */
  void requireUnchanged(Workflows world) {
    List<Change> changes =
        VersionDiff.between(before, entry.hash(world.layout(), world.workers())).changes();
    List<Change> lost =
        changes.stream().filter(change -> change.kind() != VersionDiff.Kind.ADDED).toList();
    if (!lost.isEmpty()) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "%s changed while it was run (%s), so there is no score: it would be of files that nobody has"
              .formatted(entry.shown(), paths(lost)),
          "Leave the folder alone until the run has ended, and run the same command again. An SBI"
              + " that changes its own files must keep them elsewhere, such as in $TMPDIR.");
    }
    if (!changes.isEmpty()) {
      warn(world.console(), changes);
    }
  }

  private void warn(Console console, List<Change> added) {
    console.warn(
        "%s has new files since the run began (%s): whoever pulls what was run has none of them"
            .formatted(entry.shown(), paths(added)));
  }

  private static String paths(List<Change> changes) {
    String named =
        changes.stream().limit(NAMED).map(Change::path).collect(Collectors.joining(", "));
    return changes.size() > NAMED
        ? "%s and %d more".formatted(named, changes.size() - NAMED)
        : named;
  }
}
