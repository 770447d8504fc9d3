package dev.modelzoo.transfer;

import com.google.gson.Gson;
import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a folder by another one that was made beside it, so that nobody ever sees half of
 * either.
 *
 * <p>Beside {@code NAME} stand, while a pull is at work: {@code .NAME.zoo-new}, which is being
 * filled; {@code .NAME.zoo-swap}, written when that is complete and verified (from then on the swap
 * will be finished, by the next command if need be), with the ignored paths to carry over; and
 * {@code .NAME.zoo-old}, the folder before. The caller holds the id's lock.
 */
final class FolderSwap {
  private final Path folder;
  private final Path fresh;
  private final Path previous;
  private final Path marker;

  /** Prepares for {@code folder}; if that is a link, its target is what gets replaced. */
  FolderSwap(Path folder) {
    try {
      Path real = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
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

  /** The folder that is being filled. */
  Path fresh() {
    return fresh;
  }

  /** Finishes a swap that was interrupted after its decision; does nothing otherwise. */
  void recover() {
    try {
      if (Files.exists(marker, LinkOption.NOFOLLOW_LINKS)) {
        String text = Files.readString(marker, StandardCharsets.UTF_8);
        finish(List.of(new Gson().fromJson(text, String[].class)));
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
      Path temporary = marker.resolveSibling(marker.getFileName() + ".tmp");
      Files.writeString(temporary, new Gson().toJson(carryOver), StandardCharsets.UTF_8);
      force(temporary);
      Files.move(temporary, marker, StandardCopyOption.ATOMIC_MOVE);
      finish(carryOver);
    } catch (IOException e) {
      throw FileErrors.translate("swap in", folder, e);
    }
  }

  private void finish(List<String> carryOver) throws IOException {
    if (Files.exists(fresh, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(folder, previous, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    if (Files.exists(previous, LinkOption.NOFOLLOW_LINKS)) {
      for (String path : carryOver) {
        carry(path);
      }
      delete(previous);
    }
    Files.deleteIfExists(marker);
  }

  private void carry(String path) throws IOException {
    Path from = previous.resolve(path);
    Path to = folder.resolve(path);
    if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      Path parent = to.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Deletes a file, link or whole folder; links are not followed; absent is fine. */
  static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
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
