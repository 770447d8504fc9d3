package dev.modelzoo.recognizer;

import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The private folder that an SBI gets: a copy of the list, an empty result folder and one for
 * temporary files; nothing of the run folder, where the references are. Removed on closing.
 */
final class ScratchFolder implements AutoCloseable {
  private static final int REMOVAL_PASSES = 10;
  private static final String HYPOTHESES = "raw_rec.txt";
  private static final String WRITE_IT =
      "Let the SBI write its hypotheses into a plain file raw_rec.txt in the folder that is its"
          + " second argument.";

  private final Path folder;

  private ScratchFolder(Path folder) {
    this.folder = folder;
  }

  static ScratchFolder create(Path parent, Path audioList) {
    try {
      // The SBI works in another folder: a relative path would mislead it.
      ScratchFolder scratch =
          new ScratchFolder(Files.createTempDirectory(parent.toAbsolutePath(), "zoo-sbi-"));
      Files.copy(audioList, scratch.list());
      Files.createDirectory(scratch.result());
      Files.createDirectory(scratch.temporary());
      return scratch;
    } catch (IOException e) {
      throw FileErrors.translate("prepare a folder for the SBI in", parent, e);
    }
  }

  Path list() {
    return folder.resolve("wav.scp");
  }

  Path result() {
    return folder.resolve("result");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  Path hypotheses() {
    return result().resolve(HYPOTHESES);
  }

  /**
   * Copies {@code raw_rec.txt} out if it is what it should be. Called when the SBI's processes have
   * ended: what is looked at here cannot turn into something else before it is opened.
   */
  void takeHypotheses(String sbi, long limit, Path target) {
    if (!Files.isDirectory(result(), LinkOption.NOFOLLOW_LINKS)) {
      throw SbiFailure.of(sbi + " removed or replaced its result folder", WRITE_IT);
    }
    if (!Files.exists(hypotheses(), LinkOption.NOFOLLOW_LINKS)) {
      throw SbiFailure.of(sbi + " wrote no raw_rec.txt" + othersThere(), WRITE_IT);
    }
    BasicFileAttributes attributes = attributes(sbi);
    if (!attributes.isRegularFile()) {
      throw SbiFailure.of(
          sbi + " left " + kind(attributes) + " as raw_rec.txt, which is not followed or opened",
          WRITE_IT);
    }
    if (attributes.size() == 0) {
      throw SbiFailure.of(sbi + " wrote an empty raw_rec.txt", WRITE_IT);
    }
    if (attributes.size() > limit) {
      throw SbiFailure.of(
          "%s wrote a raw_rec.txt of %,d bytes; the limit is %,d"
              .formatted(sbi, attributes.size(), limit),
          "Let it write only a line per utterance into raw_rec.txt; other output belongs elsewhere.");
    }
    copy(sbi, limit, target);
  }

  private BasicFileAttributes attributes(String sbi) {
    try {
      return Files.readAttributes(
          hypotheses(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw unreadable(sbi, e);
    }
  }

  private static String kind(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return "a symbolic link";
    }
    return attributes.isDirectory() ? "a folder" : "a pipe, socket or device";
  }

  private void copy(String sbi, long limit, Path target) {
    try (InputStream in = Files.newInputStream(hypotheses(), LinkOption.NOFOLLOW_LINKS)) {
      write(in, limit, target);
    } catch (IOException e) {
      throw unreadable(sbi, e);
    }
  }

  /** Appears whole or not at all: a later stage may start from it. */
  private static void write(InputStream in, long limit, Path target) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        copy(in, limit, out);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.translate("write", target, e);
    }
  }

  private static void copy(InputStream in, long limit, OutputStream out) throws IOException {
    byte[] buffer = new byte[64 << 10];
    long left = limit;
    for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
      out.write(buffer, 0, (int) Math.min(read, left));
      left -= read;
    }
  }

  private static ZooException unreadable(String sbi, IOException cause) {
    String reason =
        cause instanceof AccessDeniedException ? "permission denied" : ZooException.reason(cause);
    return SbiFailure.of(sbi + " left a raw_rec.txt that cannot be read: " + reason, WRITE_IT);
  }

  private String othersThere() {
    try (Stream<Path> files = Files.list(result())) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return names.isEmpty()
          ? "; its result folder is empty"
          : "; its result folder holds "
              + String.join(", ", names.subList(0, Math.min(5, names.size())))
                  .replaceAll("\\p{C}", "?");
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * As well as it can be done: an SBI may leave folders that resist. Each pass makes another level
   * of them accessible; in the end the system's own cleaning of temporary files has to do.
   */
  @Override
  public void close() {
    for (int pass = 0; pass < REMOVAL_PASSES && Files.exists(folder); pass++) {
      remove();
    }
  }

  private void remove() {
    try {
      Files.walkFileTree(folder, new Remover());
    } catch (IOException e) {
      return;
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      makeAccessible(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        makeAccessible(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      delete(folder);
      return FileVisitResult.CONTINUE;
    }

    private static void makeAccessible(Path folder) {
      try {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      } catch (IOException e) {
        // Then deleting will fail too, and is tolerated there.
        return;
      }
    }

    private static void delete(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // What stays keeps its folder, which close() notices.
        return;
      }
    }
  }
}
