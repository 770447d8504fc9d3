package dev.modelzoo.check;

import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;

/** Checks a test set against all rules in one run. */
public final class TestSetCheck {
  private final SecretFreeFiles free;

  /** Prepares to check all of a folder. */
  public TestSetCheck() {
    this(SecretFreeFiles.forgetful());
  }

  /** As above, without searching again for secrets where {@code free} knows that there is none. */
  public TestSetCheck(SecretFreeFiles free) {
    this.free = free;
  }

  /**
   * Reads what a push would send of the folder, and finds all that is wrong with it.
   *
   * @throws ZooException if the folder does not exist or cannot be listed
   */
  public CheckReport check(Path folder) {
    Findings findings = new Findings();
    FolderScan scan = FolderScan.of(folder, IgnoreRules.read(folder));
    TestSetRules.check(scan, findings)
        .ifPresent(table -> new AudioRules(scan, findings).check(table));
    AnyFolderRules.check(scan, findings, free);
    return scan.report(findings);
  }
}
