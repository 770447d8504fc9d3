package dev.modelzoo.check;

/** The rules that hold for whatever is pushed. */
final class AnyFolderRules {
  private AnyFolderRules() {}

  static void check(FolderScan scan, Findings findings, SecretFreeFiles free) {
    FileRules.check(scan, findings);
    LinkRules.check(scan, findings);
    NameRules.check(scan.files(), findings);
    new SecretRules(scan, findings, free).check();
  }
}
