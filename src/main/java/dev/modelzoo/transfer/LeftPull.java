package dev.modelzoo.transfer;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a pull that did not end left beside its target. The next pull would go on from there. */
public final class LeftPull {
  private static final Pattern HIDDEN = Pattern.compile("\\.(.+)\\.zoo-(?:new|swap|old)");

  private final FolderSwap swap;

  private LeftPull(FolderSwap swap) {
    this.swap = swap;
  }

  /** What is beside {@code folder}, which need not exist; it may be a link to another place. */
  public static LeftPull beside(Path folder) {
    return new LeftPull(new FolderSwap(folder));
  }

  /**
   * The names of folders in {@code parent} that pulls may have left something beside, in order:
   * those that a hidden name there has in it, and links, as theirs would stand elsewhere.
   */
  public static List<String> names(Path parent) {
    TreeSet<String> names = new TreeSet<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> paths = Files.newDirectoryStream(parent)) {
        for (Path path : paths) {
          String name = String.valueOf(path.getFileName());
          Matcher hidden = HIDDEN.matcher(name);
          if (hidden.matches()) {
            names.add(hidden.group(1));
          } else if (Files.isSymbolicLink(path)) {
            names.add(name);
          }
        }
      } catch (IOException e) {
        throw FileErrors.translate("list", parent, e);
      }
    }
    return List.copyOf(names);
  }

  /** Where the folder that was being filled is, or would be. */
  public Path place() {
    return swap.fresh();
  }

  /** The folder that was being filled; empty if there is none. */
  public Optional<Path> unfinished() {
    return Optional.of(swap.fresh()).filter(LeftPull::isFolder);
  }

  /** Whether it was complete and on its way into place; {@link Pull#recover} brings it there. */
  public boolean isBeingSwapped() {
    return swap.isUnderWay();
  }

  /** The folder before, where nothing says any more what it is; only its owner can tell. */
  public Optional<Path> unexplained() {
    return Optional.of(swap.previous()).filter(old -> isFolder(old) && !swap.isNoted());
  }

  /** Removes what was being filled; the caller holds the id's lock, and no swap is under way. */
  public void discard() {
    swap.discardFresh();
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
