package dev.modelzoo.recognizer;

import dev.modelzoo.recognizer.container.ContainerEngine;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Clears up after runs whose zoo was killed: their containers, then their folders. */
final class AbandonedContainers {
  /** Holds the scratch folder of the run. */
  static final String LABEL = "dev.modelzoo.run";

  private final ContainerEngine engine;
  private final Path scratchParent;

  /**
   * Those of one zoo.
   *
   * @param scratchParent without links in it, as it stands in the labels
   */
  AbandonedContainers(ContainerEngine engine, Path scratchParent) {
    this.engine = engine;
    this.scratchParent = scratchParent;
  }

  void remove() {
    for (Path folder : ScratchFolder.abandoned(scratchParent)) {
      engine.remove(folder.getFileName().toString());
      FolderRemoval.remove(folder);
    }
    // A run has its folder before and after its container: one without is nobody's.
    engine.labelled(LABEL).entrySet().stream()
        .filter(container -> isGone(Path.of(container.getValue())))
        .forEach(container -> engine.remove(container.getKey()));
  }

  /** Of another zoo's folders nothing is known: they may be out of our sight. */
  private boolean isGone(Path folder) {
    return scratchParent.equals(folder.getParent())
        && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
  }
}
