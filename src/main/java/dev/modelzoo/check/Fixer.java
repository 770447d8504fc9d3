package dev.modelzoo.check;

import dev.modelzoo.error.FileErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Mends modes, line ends and links, and nothing else; follows no link out of the folder. A file is
 * replaced whole, so a kill leaves it as it was or as it should be.
 */
public final class Fixer {
  /** Never pushed, should a kill leave it behind. */
  private static final String TEMPORARY = ".zoo-fix-";

  /**
   * What was mended.
   *
   * @param path relative to the folder
   * @param what was done, in the past tense
   */
  public record Fix(Rule rule, String path, String what) {
    /** One line: rule, path, what was done. */
    @Override
    public String toString() {
      return "%s %s: %s".formatted(rule.id(), Printable.text(path), what);
    }
  }

  /**
   * Mends what can be mended of a report's findings; check again to see what is left.
   *
   * @param folder the one that was checked
   */
  public List<Fix> fix(CheckReport report, Path folder) {
    Path root = FolderScan.realFolder(folder);
    List<Fix> fixes = new ArrayList<>();
    for (Finding finding : report.findings()) {
      if (!finding.rule().isFixable()) {
        continue;
      }
      try {
        if (mend(finding, root)) {
          fixes.add(new Fix(finding.rule(), finding.path(), done(finding.rule())));
        }
      } catch (IOException e) {
        throw FileErrors.translate("mend", root.resolve(finding.path()), e);
      }
    }
    return List.copyOf(fixes);
  }

  private static boolean mend(Finding finding, Path root) throws IOException {
    Rule rule = finding.rule();
    if (rule.equals(LinkRules.ABSOLUTE)) {
      return makeRelative(root, finding.path());
    }
    LinkTarget target = LinkTarget.resolve(root, finding.path());
    if (!target.isFile()) {
      return false;
    }
    Path file = root.resolve(target.path());
    if (rule.equals(SbiRules.NOT_EXECUTABLE)) {
      return makeExecutable(file);
    }
    return rule.equals(SbiRules.CARRIAGE_RETURNS)
        ? replace(file, withoutCarriageReturns(Files.readAllBytes(file)))
        : replace(file, withoutByteOrderMark(Files.readAllBytes(file)));
  }

  private static String done(Rule rule) {
    if (rule.equals(LinkRules.ABSOLUTE)) {
      return "made the link relative";
    }
    if (rule.equals(SbiRules.NOT_EXECUTABLE)) {
      return "made it executable";
    }
    return rule.equals(SbiRules.CARRIAGE_RETURNS)
        ? "changed its line ends from CRLF to LF"
        : "took off its byte order mark";
  }

  /** Who may read it may then run it, as {@code chmod +x} under a usual umask does. */
  private static boolean makeExecutable(Path file) throws IOException {
    Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    mode.add(PosixFilePermission.OWNER_EXECUTE);
    if (mode.contains(PosixFilePermission.GROUP_READ)) {
      mode.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (mode.contains(PosixFilePermission.OTHERS_READ)) {
      mode.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(file, mode);
    return true;
  }

  private static boolean makeRelative(Path root, String path) throws IOException {
    Path link = root.resolve(path);
    if (!Files.isSymbolicLink(link)) {
      return false;
    }
    Path target = Files.readSymbolicLink(link).normalize();
    if (!target.isAbsolute() || !target.startsWith(root)) {
      return false;
    }
    Path relative = parent(link).relativize(target);
    Path made = relative.toString().isEmpty() ? Path.of(".") : relative;
    Path temporary = link.resolveSibling(TEMPORARY + System.nanoTime());
    Files.createSymbolicLink(temporary, made);
    return moveOver(temporary, link);
  }

  private static boolean replace(Path file, byte[] bytes) throws IOException {
    Path temporary = Files.createTempFile(parent(file), TEMPORARY, null);
    Files.write(temporary, bytes);
    Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
    return moveOver(temporary, file);
  }

  private static boolean moveOver(Path temporary, Path file) throws IOException {
    try {
      Files.move(
          temporary,
          file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING,
          LinkOption.NOFOLLOW_LINKS);
      return true;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("Has no parent: " + file);
    }
    return parent;
  }

  /** Up to the first NUL: what follows is the payload of a self-extracting script. */
  private static byte[] withoutCarriageReturns(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    boolean text = true;
    for (int i = 0; i < bytes.length; i++) {
      text = text && bytes[i] != 0;
      boolean lineEnd = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
      if (!text || !lineEnd) {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  private static byte[] withoutByteOrderMark(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    int start = SbiRules.startsWithByteOrderMark(bytes) ? 3 : 0;
    out.write(bytes, start, bytes.length - start);
    return out.toByteArray();
  }
}
