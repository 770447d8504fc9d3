package dev.modelzoo.check;

import dev.modelzoo.check.ScannedFile.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** What cannot be pushed, whatever its name. */
final class FileRules {
  static final Rule SPECIAL =
      Rule.error(
          "FIL001",
          "There is a FIFO, a socket or a device",
          "It has no content that could be pushed; reading it may block for ever.");
  static final Rule UNREADABLE =
      Rule.error(
          "FIL002", "A file or folder cannot be read", "What cannot be read cannot be pushed.");
  static final Rule EMPTY_FOLDER =
      Rule.warning(
          "FIL003",
          "A folder is empty",
          "Only files are pushed, so the folder is absent where the image is pulled.");

  static final List<Rule> ALL = List.of(SPECIAL, UNREADABLE, EMPTY_FOLDER);

  private FileRules() {}

  static void check(FolderScan scan, Findings findings) {
    check(scan, Files::isReadable, findings);
  }

  static void check(FolderScan scan, Predicate<Path> isReadable, Findings findings) {
    for (ScannedFile file : scan.files()) {
      if (file.kind() == Kind.SPECIAL) {
        findings.add(
            SPECIAL,
            file.path(),
            "this is a FIFO, a socket or a device",
            "Remove it, or name it in .zooignore; what needs it can make it when it runs.");
      } else if (file.isRegular() && !isReadable.test(file.file())) {
        unreadable(file.path(), findings);
      }
    }
    scan.unreadable().forEach(path -> unreadable(path, findings));
    for (String path : scan.emptyFolders()) {
      findings.add(
          EMPTY_FOLDER,
          path,
          "the folder is empty and will not be pushed",
          "Put a file such as .keep in it, or let SBI make it.");
    }
  }

  private static void unreadable(String path, Findings findings) {
    findings.add(UNREADABLE, path, "permission denied", "Make it readable: 'chmod u+r'.");
  }
}
