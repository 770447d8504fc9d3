package dev.modelzoo.check;

import dev.modelzoo.check.ScannedFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where symbolic links lead. */
final class LinkRules {
  static final Rule OUTSIDE =
      Rule.error(
          "LNK001",
          "A link leaves the folder",
          "Its target is not pushed; and a pull that followed it would touch other people's files.");
  static final Rule DANGLING =
      Rule.error(
          "LNK002", "A link leads nowhere", "Its target is absent, or it leads back to itself.");
  static final Rule ABSOLUTE =
      Rule.error(
              "LNK003",
              "A link inside the folder is absolute",
              "It breaks wherever the folder has another path, as in the container.")
          .fixable();
  static final Rule NOT_PUSHED =
      Rule.error(
          "LNK004",
          "A link leads to what is never pushed",
          "It works here, and dangles wherever the folder is pulled.");

  static final List<Rule> ALL = List.of(OUTSIDE, DANGLING, ABSOLUTE, NOT_PUSHED);

  private LinkRules() {}

  static void check(FolderScan scan, Findings findings) {
    for (ScannedFile file : scan.files()) {
      if (file.kind() == Kind.LINK) {
        checkLink(scan, file, findings);
      }
    }
  }

  private static void checkLink(FolderScan scan, ScannedFile link, Findings findings) {
    String path = link.path();
    LinkTarget target = LinkTarget.resolve(scan.root(), path);
    boolean provided = scan.ignoreRules().isProvided(target.path());
    switch (target.end()) {
      case OUTSIDE ->
          findings.add(
              OUTSIDE,
              path,
              "the link leads out of the folder, to " + text(link),
              "Put a copy of its target in its place, or remove it.");
      case DANGLING -> {
        if (!provided) {
          findings.add(
              DANGLING,
              path,
              "the link leads to " + text(link) + ", which does not exist",
              "Correct its target, or remove it.");
        }
      }
      case LOOP ->
          findings.add(DANGLING, path, "the link leads back to itself", "Correct its target.");
      default -> checkInside(scan, link, target, findings);
    }
  }

  private static void checkInside(
      FolderScan scan, ScannedFile link, LinkTarget target, Findings findings) {
    String path = link.path();
    boolean folder = target.end() == LinkTarget.End.FOLDER;
    if (!target.path().isEmpty()
        && scan.ignoreRules().ignores(target.path(), folder)
        && !scan.ignoreRules().isProvided(target.path())) {
      findings.add(
          NOT_PUSHED,
          path,
          "the link leads to " + target.path() + ", which is never pushed",
          "Take the target out of .zooignore, or remove the link.");
    }
    if (text(link).startsWith("/")) {
      findings.add(
          ABSOLUTE,
          path,
          "the link has the absolute target " + text(link),
          "Make it relative with 'ln -sfn', or check with --fix.");
    }
  }

  private static String text(ScannedFile link) {
    try {
      Path target = Files.readSymbolicLink(link.file());
      return target.toString();
    } catch (IOException e) {
      return "an unreadable target";
    }
  }
}
