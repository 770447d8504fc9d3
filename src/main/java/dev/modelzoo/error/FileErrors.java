package dev.modelzoo.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Turns what the file system says into an error a user can act on. */
public final class FileErrors {
  private static final long MEGABYTE = 1_000_000;

  private FileErrors() {}

  /** Says what was tried: {@code action} is a verb phrase such as "write" or "list". */
  public static ZooException translate(String action, Path path, IOException cause) {
    String tried = "cannot " + action + " " + path;
    if (isNoSpace(cause)) {
      return new ZooException(
          ErrorKind.NO_SPACE,
          tried + ": no space left on the disk (or its quota)" + free(path),
          "Free some space and run the same command again: what arrived is kept and not sent twice.",
          cause);
    }
    if (cause instanceof NoSuchFileException || cause instanceof NotDirectoryException) {
      return new ZooException(
          ErrorKind.NOT_FOUND, tried + ": it does not exist", "Check the path.", cause);
    }
    if (cause instanceof AccessDeniedException || isReadOnly(cause)) {
      return denied(tried, cause);
    }
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        tried + ": " + describe(cause),
        "Check the disk, then run the same command again.",
        cause);
  }

  /** What the disk says that it has; a quota may give less. */
  private static String free(Path path) {
    for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at)) {
        try {
          FileStore disk = Files.getFileStore(at);
          return "; %d of %d MB are free"
              .formatted(disk.getUsableSpace() / MEGABYTE, disk.getTotalSpace() / MEGABYTE);
        } catch (IOException e) {
          return ""; // the error that is told is the one before
        }
      }
    }
    return "";
  }

  private static ZooException denied(String tried, IOException cause) {
    return cause instanceof AccessDeniedException
        ? new ZooException(
            ErrorKind.ACCESS_DENIED,
            tried + ": permission denied",
            "Check the owner and mode of it and of the folders above it.",
            cause)
        : new ZooException(
            ErrorKind.ACCESS_DENIED,
            tried + ": the file system is read-only",
            "Use a folder on a writable file system.",
            cause);
  }

  private static String describe(IOException cause) {
    if (cause instanceof FileAlreadyExistsException) {
      return "something is there already";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return String.valueOf(failure.getReason());
    }
    return ZooException.reason(cause);
  }

  private static boolean isNoSpace(IOException cause) {
    String text = ZooException.reason(cause).toLowerCase(Locale.ROOT);
    return text.contains("no space left") || text.contains("disk quota exceeded");
  }

  private static boolean isReadOnly(IOException cause) {
    return ZooException.reason(cause).toLowerCase(Locale.ROOT).contains("read-only file system");
  }
}
