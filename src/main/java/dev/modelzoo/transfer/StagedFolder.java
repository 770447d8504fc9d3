package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.FileMode;
import dev.modelzoo.content.FileStamp;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.ManifestValidator;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.content.TreeFile;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The hidden folder that a pull fills. It may hold what a killed pull left; each chunk of that
 * counts only if its digest is right.
 */
final class StagedFolder {
  /** From so many files on, one sync of the file system takes less time than one of each. */
  private static final int MANY = 500;

  private final Path folder;
  private final Manifest target;
  private final ChunkLayout layout;
  private final LeftOvers leftOvers;
  private final FileWrites writes = new FileWrites();

  StagedFolder(Path folder, Manifest target, ChunkLayout layout) {
    this.folder = folder;
    this.target = target;
    this.layout = layout;
    this.leftOvers = new LeftOvers(folder);
  }

  Path path(ManifestEntry entry) {
    return folder.resolve(entry.path());
  }

  Path folder() {
    return folder;
  }

  /** Makes the folder and those in it, and removes what the target does not have. */
  void prepare() {
    try {
      Files.createDirectories(folder);
      Set<Path> folders = new HashSet<>();
      for (ManifestEntry entry : target.entries()) {
        for (Path p = path(entry).getParent(); p != null && folders.add(p); p = p.getParent()) {
          if (p.equals(folder)) {
            break;
          }
        }
      }
      folders.add(folder);
      leftOvers.clean(target.byPath(), folders);
      for (Path wanted : folders) {
        Files.createDirectories(wanted);
      }
    } catch (IOException e) {
      throw FileErrors.translate("prepare", folder, e);
    }
  }

  /** Finds what a killed pull left, as {@link #prepare} does, but changes nothing. */
  void look() {
    leftOvers.look(target.byPath());
  }

  /** Bytes that are there already, right or wrong. */
  long leftOverBytes() {
    return leftOvers.bytes();
  }

  /** On a file system that folds case or Unicode forms, one of two twins would be lost. */
  void requireNoTwins() {
    Optional<List<String>> twins = ManifestValidator.twins(target);
    if (twins.isEmpty()) {
      return;
    }
    Path probe = folder.resolve(".zoo-case-probe");
    try {
      Files.createFile(probe);
      boolean folds = Files.exists(folder.resolve(".ZOO-CASE-PROBE"));
      Files.delete(probe);
      if (folds) {
        throw new ZooException(
            ErrorKind.CORRUPT,
            "'%s' and '%s' are one file on this file system"
                .formatted(twins.get().get(0), twins.get().get(1)),
            "Pull to a file system that tells upper from lower case.");
      }
    } catch (IOException e) {
      throw FileErrors.translate("write", probe, e);
    }
  }

  /**
   * Throws {@code NO_SPACE} if the disk has less than {@code needed} bytes free. A disk that does
   * not say how large it is passes. The table of mounts is not asked: a chroot is not in it.
   */
  void requireSpace(long needed) {
    File disk = folder.toFile();
    long free = disk.getUsableSpace();
    if (needed > free && disk.getTotalSpace() > 0) {
      throw new ZooException(
          ErrorKind.NO_SPACE,
          String.format(
              Locale.ROOT,
              "the disk of %s has %,d bytes free, and this pull needs %,d",
              folder.getParent(),
              free,
              needed),
          "Free some space, or make %s a link to a folder on a larger disk."
              .formatted(target.kind().folder() + "/" + target.id()));
    }
  }

  /** Whether a killed pull left the right bytes of a chunk; reads them into {@code buffer}. */
  boolean holdsChunk(ManifestEntry entry, int index, String sha256, byte[] buffer) {
    if (!leftOvers.contains(entry.path())) {
      return false;
    }
    int length = layout.chunkLength(entry.size(), index);
    try (FileChannel channel = FileChannel.open(path(entry), StandardOpenOption.READ)) {
      long offset = (long) index * layout.chunk();
      for (int done = 0; done < length; ) {
        int count = channel.read(FileWrites.piece(buffer, done, length - done), offset + done);
        if (count < 0) {
          return false;
        }
        done += count;
      }
      return Sha256.hex(buffer, 0, length).equals(sha256);
    } catch (IOException e) {
      throw FileErrors.translate("read", path(entry), e);
    }
  }

  /** Writes bytes of a file at their place, making the file if need be. */
  void write(ManifestEntry entry, long offset, byte[] bytes, int start, int length) {
    try {
      writes.write(entry, path(entry), offset, bytes, start, length);
    } catch (IOException e) {
      throw FileErrors.translate("write", path(entry), e);
    }
  }

  /** Uses a file of the present folder as it is, without copying its bytes. */
  boolean adopt(ManifestEntry entry, Path local) {
    try {
      Files.deleteIfExists(path(entry));
      leftOvers.forget(entry.path());
      Files.createLink(path(entry), local);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // another disk, or a file system without hard links: it is copied instead
    }
  }

  /** Gives a file its length and mode; {@link #force} sees it to the disk. */
  void finish(ManifestEntry entry) {
    Path file = path(entry);
    try {
      if (entry.isLink()) {
        Files.createSymbolicLink(file, file.getFileSystem().getPath(entry.target().orElse("")));
        return;
      }
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS)) {
        channel.truncate(entry.size());
      }
      ExecutePermission.set(file, entry.mode() == FileMode.EXECUTABLE);
    } catch (IOException e) {
      throw FileErrors.translate("finish", file, e);
    }
  }

  /** Sees the bytes of files to the disk: of many at once where the system can, else of each. */
  void force(List<ManifestEntry> files, Workers workers) {
    if (files.size() < MANY || !FileSystemSync.run(folder)) {
      workers.forEach(files, this::force);
    }
  }

  private void force(ManifestEntry entry) {
    try (FileChannel channel =
        FileChannel.open(path(entry), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.force(true);
    } catch (IOException e) {
      throw FileErrors.translate("finish", path(entry), e);
    }
  }

  /**
   * Looks once more at the whole: the right files, sizes and kinds, and nothing else.
   *
   * @return what was looked at
   */
  FileTree requireComplete() {
    FileTree tree = FileTree.scan(folder, IgnoreRules.NONE);
    boolean right = tree.files().size() == target.entries().size() && tree.ignored().isEmpty();
    for (int i = 0; right && i < tree.files().size(); i++) {
      TreeFile file = tree.files().get(i);
      ManifestEntry entry = target.entries().get(i);
      right =
          file.path().equals(entry.path())
              && file.size() == entry.size()
              && file.isLink() == entry.isLink();
    }
    if (!right) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          "the files in " + folder + " are not those of the version",
          "Something else writes there, or the disk fails. The old folder is untouched; pull again.");
    }
    return tree;
  }

  /** What the file system says of a file of this or any folder. */
  static FileStamp stamp(Path file) {
    try {
      return FileStamp.of(file);
    } catch (IOException e) {
      throw FileErrors.translate("read the metadata of", file, e);
    }
  }
}
