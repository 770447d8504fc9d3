package dev.modelzoo.transfer;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a folder by another one that was made beside it, so that nobody ever sees half of
 * either.
 *
 * <p>Beside {@code NAME} stand, while a pull is at work: {@code .NAME.zoo-new}, which is being
 * filled; {@code .NAME.zoo-swap}, written when that is complete and verified, with the ignored
 * paths to carry over; and {@code .NAME.zoo-old}, the folder before. Once the old folder has moved,
 * the swap will be finished, by the next command if need be. The caller holds the id's lock.
 */
final class FolderSwap {
  private static final int MAX_LINKS = 40;

  private final Path folder;
  private final Path fresh;
  private final Path previous;
  private final Path marker;

  /** Prepares for {@code folder}; if that is a link, its target is what gets replaced. */
  FolderSwap(Path folder) {
    try {
      Path real = resolve(folder);
      Path parent = real.getParent();
      Path name = real.getFileName();
      if (parent == null || name == null) {
        throw new IllegalArgumentException("A file system's root cannot be replaced: " + folder);
      }
      this.folder = real;
      this.fresh = parent.resolve("." + name + ".zoo-new");
      this.previous = parent.resolve("." + name + ".zoo-old");
      this.marker = parent.resolve("." + name + ".zoo-swap");
    } catch (IOException e) {
      throw FileErrors.translate("resolve", folder, e);
    }
  }

  /** Follows links by hand, too: between the two moves of a swap, a link leads nowhere. */
  private static Path resolve(Path folder) throws IOException {
    if (Files.exists(folder)) {
      return folder.toRealPath();
    }
    Path path = folder.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(path); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemLoopException(folder.toString());
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    Path normal = path.normalize();
    Path parent = path.getParent();
    return parent != null && Files.exists(parent) && path.endsWith(normal.getFileName())
        ? parent.toRealPath().resolve(normal.getFileName())
        : normal;
  }

  /** The folder that is being filled. */
  Path fresh() {
    return fresh;
  }

  /** The folder before the swap. */
  Path previous() {
    return previous;
  }

  /** Whether a swap was noted down, so that it may have begun. */
  boolean isNoted() {
    return exists(marker);
  }

  /** Whether {@link #recover} would finish a swap, and not call it off. */
  boolean isUnderWay() {
    return isNoted() && !(exists(fresh) && exists(folder) && !exists(previous));
  }

  /** Removes what a killed pull left, once nobody will go on with it. */
  void discardFresh() {
    try {
      delete(fresh);
      Files.deleteIfExists(temporary());
    } catch (IOException e) {
      throw FileErrors.translate("delete", fresh, e);
    }
  }

  /**
   * Finishes a swap that was interrupted; does nothing otherwise. One that had not moved anything
   * yet is called off: what stands in the old folder may have been edited since, and the next pull
   * looks at that again, with all that was fetched still in place.
   */
  void recover() {
    try {
      if (!isNoted()) {
        return;
      }
      List<String> carryOver = readMarker();
      if (isUnderWay()) {
        finish(carryOver);
      } else {
        Files.delete(marker);
      }
    } catch (IOException e) {
      throw FileErrors.translate("finish the interrupted swap of", folder, e);
    }
  }

  /**
   * Puts the fresh folder in the place of the old one.
   *
   * @param carryOver relative paths in the old folder that move into the new one
   */
  void commit(List<String> carryOver) {
    try {
      Path temporary = temporary();
      Files.writeString(temporary, new Gson().toJson(carryOver), StandardCharsets.UTF_8);
      force(temporary);
      Files.move(temporary, marker, StandardCopyOption.ATOMIC_MOVE);
      finish(carryOver);
    } catch (IOException e) {
      throw FileErrors.translate("swap in", folder, e);
    }
  }

  private Path temporary() {
    return marker.resolveSibling(marker.getFileName() + ".tmp");
  }

  private List<String> readMarker() throws IOException {
    try {
      String text = Files.readString(marker, StandardCharsets.UTF_8);
      String[] paths = Objects.requireNonNull(new Gson().fromJson(text, String[].class));
      return List.copyOf(Arrays.asList(paths));
    } catch (JsonParseException | NullPointerException | CharacterCodingException e) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          marker + ", the note of an interrupted pull, is damaged",
          "See that %s is there (it was %s before), then delete the note and %s."
              .formatted(folder, previous, fresh),
          e);
    }
  }

  private void finish(List<String> carryOver) throws IOException {
    if (exists(fresh)) {
      if (exists(folder)) {
        moveAway();
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    if (exists(previous)) {
      for (String path : carryOver) {
        carry(path);
      }
      delete(previous);
    }
    Files.deleteIfExists(marker);
  }

  private void moveAway() throws IOException {
    if (exists(previous)) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "%s is left over from an interrupted pull, but %s is there, too"
              .formatted(previous, folder),
          "Move away what you do not need of the two, then run the same command again.");
    }
    try {
      Files.move(folder, previous, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(marker); // nothing has moved, so there is nothing to finish later
      throw e;
    }
  }

  private void carry(String path) throws IOException {
    Path from = previous.resolve(path);
    Path to = folder.resolve(path);
    if (exists(from) && !exists(to) && makeFolders(folder.relativize(to).getParent())) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** False if the version has a file or link where a folder is needed; it was told and forced. */
  private boolean makeFolders(@Nullable Path relative) throws IOException {
    Path path = folder;
    for (Path part : relative == null ? List.<Path>of() : relative) {
      path = path.resolve(part);
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        if (exists(path)) {
          return false;
        }
        Files.createDirectory(path);
      }
    }
    return true;
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Deletes a file, link or whole folder; links are not followed; absent is fine. */
  static void delete(Path root) throws IOException {
    if (!exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
              throws IOException {
            if (!Files.isWritable(visited)) { // its owner may have protected what is in it
              Files.setPosixFilePermissions(visited, PosixFilePermissions.fromString("rwx------"));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
