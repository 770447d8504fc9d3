package dev.modelzoo.check;

import dev.modelzoo.check.ScannedFile.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Left-overs that were hardly meant to be published. */
final class JunkRules {
  static final Rule JUNK =
      Rule.warning(
          "IMG040",
          "There is junk",
          "Core dumps, caches and object files cost every pull, and may hold what was in memory.");

  static final List<Rule> ALL = List.of(JUNK);

  private static final int NAMES_SHOWN = 3;

  /** Folders that are junk with all that is in them. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "__pycache__", "Python's cache",
          ".ipynb_checkpoints", "notebook checkpoints",
          ".pytest_cache", "a test cache",
          ".mypy_cache", "a type checker's cache",
          "__MACOSX", "left by a Mac's archive",
          ".svn", "a version control folder",
          ".hg", "a version control folder");

  /** A name that tells junk; the first that fits counts. */
  private record Sort(String label, Pattern name) {
    Sort(String label, String name) {
      this(label, Pattern.compile(name));
    }
  }

  private static final List<Sort> SORTS =
      List.of(
          new Sort(
              "core dump",
              // The kernel's names carry a process number; core.py does not.
              "(vg)?core[.][0-9]+|core[.][^.]+([.][^.]+)*[.][0-9]{2,}([.][^.]+)*"),
          new Sort("desktop file", "[.]DS_Store|Thumbs[.]db|desktop[.]ini|[.]_.*"),
          new Sort("object file", ".*[.]o"),
          new Sort("compiled Python file", ".*[.]py[co]"),
          new Sort("editor backup", ".*~|[.].*[.]sw[op]|#.*#"),
          new Sort("unfinished download", ".*[.](part|crdownload|aria2)"),
          new Sort("log of nohup", "nohup[.]out"));

  private final FolderScan scan;
  private final Findings findings;

  /** Per folder and sort of junk, the names. */
  private final Map<String, Map<String, List<String>>> junk = new TreeMap<>();

  JunkRules(FolderScan scan, Findings findings) {
    this.scan = scan;
    this.findings = findings;
  }

  void check() {
    for (ScannedFile file : scan.files()) {
      if (isInJunkFolder(file)) {
        continue;
      }
      if (file.kind() == Kind.FOLDER) {
        String sort = FOLDERS.get(file.name());
        if (sort != null) {
          report(file.path(), "the folder is " + sort);
        }
      } else if (file.isRegular()) {
        sortOf(file).ifPresent(sort -> note(file, sort));
      }
    }
    junk.forEach((folder, sorts) -> sorts.forEach((sort, names) -> report(folder, sort, names)));
  }

  private static boolean isInJunkFolder(ScannedFile file) {
    for (String part : file.parent().split("/", -1)) {
      if (FOLDERS.containsKey(part)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> sortOf(ScannedFile file) {
    for (Sort sort : SORTS) {
      if (sort.name().matcher(file.name()).matches()) {
        return Optional.of(sort.label());
      }
    }
    boolean core = file.name().equals("core") || file.name().startsWith("core.");
    return core && isElfCore(file) ? Optional.of("core dump") : Optional.empty();
  }

  private static boolean isElfCore(ScannedFile file) {
    try (InputStream in = Files.newInputStream(file.file())) {
      byte[] head = in.readNBytes(18);
      boolean elf = head.length == 18 && head[0] == 0x7F && head[1] == 'E' && head[2] == 'L';
      // e_type is ET_CORE, in either byte order.
      return elf && head[16] + head[17] == 4;
    } catch (IOException e) {
      return false;
    }
  }

  private void note(ScannedFile file, String sort) {
    junk.computeIfAbsent(file.parent(), folder -> new TreeMap<>())
        .computeIfAbsent(sort, s -> new ArrayList<>())
        .add(file.name());
  }

  /** One finding for a folder full of them. */
  private void report(String folder, String sort, List<String> names) {
    if (names.size() == 1) {
      String path = folder.equals(".") ? names.get(0) : folder + "/" + names.get(0);
      report(path, "this is a" + ("aeiou".indexOf(sort.charAt(0)) < 0 ? " " : "n ") + sort);
      return;
    }
    String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    String more = names.size() > NAMES_SHOWN ? ", …" : "";
    report(folder, "%d files of the sort '%s': %s%s".formatted(names.size(), sort, shown, more));
  }

  private void report(String path, String what) {
    findings.add(JUNK, path, what, "Delete it, or name it in .zooignore.");
  }
}
