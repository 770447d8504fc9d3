package dev.modelzoo.recognizer.dispatch;

import dev.modelzoo.error.FileErrors;
import dev.modelzoo.recognizer.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One attempt at a shard, in a hidden folder of its own that gets the shard's name when all is in
 * it. Two attempts at once, on two machines, do not meet; the first to end well counts.
 */
final class Attempt implements AutoCloseable {
  private final Shard shard;
  private final Path folder;

  private Attempt(Shard shard, Path folder) {
    this.shard = shard;
    this.folder = folder;
  }

  static Attempt at(Shard shard) {
    Path folder = shard.home().resolve(shard.attemptPrefix() + UUID.randomUUID());
    try {
      return new Attempt(shard, Files.createDirectory(folder));
    } catch (IOException e) {
      throw FileErrors.translate("make", folder, e);
    }
  }

  /** The newest one at the shard, whoever made it; or a new one. */
  static Attempt taken(Shard shard) {
    return newest(shard).map(folder -> new Attempt(shard, folder)).orElseGet(() -> at(shard));
  }

  static Optional<Path> newest(Shard shard) {
    return under(shard.home(), shard.attemptPrefix()).stream()
        .max(Comparator.comparing(Attempt::changed));
  }

  private static FileTime changed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // It has just become something else.
    }
  }

  /** Those under way or left by a zoo that was killed, of one shard or, for "", of all. */
  static List<Path> under(Path home, String prefix) {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().matches("\\.[0-9]{5}\\..*"))
          .toList();
    } catch (IOException e) {
      throw FileErrors.translate("list", home, e);
    }
  }

  Path folder() {
    return folder;
  }

  Path hypotheses() {
    return folder.resolve(Shard.HYPOTHESES);
  }

  /** For those who look from another machine. */
  void progress(int lines) {
    Path file = folder.resolve(Shard.PROGRESS);
    try {
      Files.writeString(file, lines + "\n");
    } catch (IOException e) {
      return; // Progress is a courtesy.
    }
  }

  /** Becomes the finished shard, unless another attempt has. */
  void finish() {
    try {
      Files.move(folder, shard.folder(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!shard.isFinished()) {
        throw FileErrors.translate("write", shard.folder(), e);
      }
    }
    FolderRemoval.remove(shard.failedFolder());
  }

  /** Becomes the failed shard, unless another attempt has finished it. */
  void fail(ShardFailure why) {
    FolderRemoval.remove(shard.failedFolder());
    try {
      if (Files.exists(hypotheses())) {
        Files.move(hypotheses(), folder.resolve(Shard.REJECTED));
      }
      why.moved(folder, shard.failedFolder()).write(folder);
      Files.move(folder, shard.failedFolder(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.translate("write", shard.failedFolder(), e);
    }
  }

  /** Removes what did not become anything. */
  @Override
  public void close() {
    FolderRemoval.remove(folder);
  }
}
