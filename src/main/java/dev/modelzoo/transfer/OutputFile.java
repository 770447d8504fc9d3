package dev.modelzoo.transfer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that appears under its name when it is complete, or not at all. */
public final class OutputFile {
  /** Writes the whole content; what it throws is an error of the file. */
  @FunctionalInterface
  public interface Content<T> {
    T writeTo(OutputStream out) throws IOException;
  }

  private final Path file;
  private final Path unfinished;
  private final boolean force;

  /**
   * Prepares to write {@code file}; its folder must be there.
   *
   * @param force replace a file that is there
   * @throws ZooException of kind {@code CONFLICT} if one is there, and not to be replaced
   */
  public OutputFile(Path file, boolean force) {
    this.file = file;
    this.unfinished = file.resolveSibling("." + file.getFileName() + ".zoo-new");
    this.force = force;
    if (Files.isDirectory(file)) {
      throw new ZooException(
          ErrorKind.USAGE, file + " is a folder", "Name a file in it: -o " + file + "/NAME.");
    }
    if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw exists();
    }
  }

  /** Writes the file; on failure nothing is left behind. */
  public <T> T write(Content<T> content) {
    try {
      T result;
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS)) {
        if (channel.tryLock() == null) {
          throw new ZooException(
              ErrorKind.CONFLICT,
              "another zoo command is writing " + file,
              "Wait until it has ended, or write another file.");
        }
        result = fill(channel, content);
      }
      return result;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private <T> T fill(FileChannel channel, Content<T> content) throws IOException {
    try {
      channel.truncate(0);
      T result = content.writeTo(unclosed(channel));
      channel.force(true);
      appear();
      return result;
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  /** A link does not replace what somebody has put there meanwhile; a move would. */
  private void appear() throws IOException {
    if (!force) {
      try {
        Files.createLink(file, unfinished);
        Files.delete(unfinished);
        return;
      } catch (FileAlreadyExistsException e) {
        throw exists();
      } catch (IOException | UnsupportedOperationException e) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          throw exists();
        }
        // A file system without hard links: the look a moment ago is the best to be had.
      }
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The file must still be open when it gets its name, as closing it would drop the lock. */
  private static OutputStream unclosed(FileChannel channel) {
    OutputStream out = Channels.newOutputStream(channel);
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }
    };
  }

  /** The path of the file. */
  @Override
  public String toString() {
    return file.toString();
  }

  private ZooException exists() {
    return new ZooException(
        ErrorKind.CONFLICT,
        file + " is there already",
        "Nothing was changed. Name another file with -o, or replace this one with --force.");
  }

  private ZooException failed(IOException e) {
    ZooException failure = FileErrors.translate("write", file, e);
    return failure.kind() == ErrorKind.NO_SPACE
        ? new ZooException(
            ErrorKind.NO_SPACE,
            ZooException.reason(failure),
            "Free some space, or name a file on another disk with -o. Nothing was left behind.",
            e)
        : failure;
  }
}
