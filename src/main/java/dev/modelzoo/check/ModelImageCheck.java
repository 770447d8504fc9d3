package dev.modelzoo.check;

import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelCardReading;
import dev.modelzoo.image.ModelImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks a model-image against all rules in one run. */
public final class ModelImageCheck {
  private final SecretFreeFiles free;

  /** Prepares to check all of a folder. */
  public ModelImageCheck() {
    this(SecretFreeFiles.forgetful());
  }

  /** As above, without searching again for secrets where {@code free} knows that there is none. */
  public ModelImageCheck(SecretFreeFiles free) {
    this.free = free;
  }

  /**
   * Reads what a push would send of the folder, and finds all that is wrong with it.
   *
   * @throws ZooException if the folder does not exist or cannot be listed
   */
  public CheckReport check(Path folder) {
    Findings findings = new Findings();
    IgnoreRules ignoreRules = IgnoreRules.read(folder);
    Path root = FolderScan.realFolder(folder);
    Optional<ModelCardReading> reading = readCard(root);
    List<String> provided = reading.map(ModelCardReading::provided).orElse(List.of());
    FolderScan scan = FolderScan.of(root, ignoreRules.withProvided(provided));

    reading.ifPresent(r -> ModelCardRules.check(r, findings));
    new ModelImageRules(scan, findings).check(reading);
    new SbiRules(scan, findings).check();
    DockerfileRules.check(scan, findings);
    new JunkRules(scan, findings).check();
    AnyFolderRules.check(scan, findings, free);
    return scan.report(findings);
  }

  private static Optional<ModelCardReading> readCard(Path root) {
    LinkTarget target = LinkTarget.resolve(root, ModelImage.CARD);
    if (!target.isFile()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelCardReading.of(target.file()));
    } catch (ZooException e) {
      // FileRules reports what cannot be read.
      return Optional.empty();
    }
  }
}
