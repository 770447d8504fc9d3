package dev.modelzoo.store.file;

import dev.modelzoo.store.ObjectBody;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The hidden folder below a store's root where files are written before they get their name: same
 * file system, so that a rename is atomic and a hard link possible.
 */
final class TempFolder {
  private static final Duration STALE = Duration.ofDays(1);

  /** So often in a row other writers may remove the folder between its making and its use. */
  private static final int TIDIED_AWAY = 20;

  private final KeyPaths paths;
  private final Path folder;
  private final Clock clock;
  private final AtomicBoolean cleaned = new AtomicBoolean();

  TempFolder(KeyPaths paths, Clock clock) {
    this.paths = paths;
    this.folder = paths.root().resolve(KeyPaths.TEMP_FOLDER);
    this.clock = clock;
  }

  Path path() {
    return folder;
  }

  /** Writes the bytes to a new file, durably. The caller moves or deletes it. */
  Path write(ObjectBody body) throws IOException {
    prepare();
    for (int left = TIDIED_AWAY; ; left--) {
      Path file = newName();
      try {
        DurableFiles.create(file, body);
        return file;
      } catch (NoSuchFileException e) {
        if (left == 0) {
          throw e;
        }
        paths.makeFolder(folder); // somebody tidied the empty folder away
      } catch (IOException | RuntimeException e) {
        deleteQuietly(file);
        throw e;
      }
    }
  }

  /**
   * Removes the folder if this process made files in it and nothing is there now. Another writer
   * makes it again: between its files the folder is as good as absent.
   */
  void removeIfEmpty() {
    if (cleaned.get() && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      deleteQuietly(folder); // one step, which fails unless it is empty
    }
  }

  /** Whether a second hard link of the same name fails here, and a first one does not. */
  boolean linksExclude() throws IOException {
    Path file = write(ObjectBody.of("probe"));
    Path link = newName();
    try {
      Files.createLink(link, file);
    } catch (UnsupportedOperationException e) {
      return false;
    } catch (FileSystemException e) {
      if (e instanceof AccessDeniedException || isNoSpace(e)) {
        throw e;
      }
      return false;
    } finally {
      deleteQuietly(file);
    }
    try {
      Path other = write(ObjectBody.of("probe"));
      try {
        Files.createLink(link, other);
        return false;
      } catch (FileAlreadyExistsException e) {
        return true;
      } finally {
        deleteQuietly(other);
      }
    } finally {
      deleteQuietly(link);
    }
  }

  /** A file that stays behind is no error: it is not an object, and a later put cleans it. */
  static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // As said above.
    }
  }

  private void prepare() throws IOException {
    paths.makeRoot();
    paths.makeFolder(folder);
    if (cleaned.compareAndSet(false, true)) {
      cleanStale();
    }
  }

  /** Removes what processes left that were killed more than a day ago; best effort. */
  private void cleanStale() {
    Instant limit = clock.instant().minus(STALE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isDirectory()
            && attributes.lastModifiedTime().toInstant().isBefore(limit)) {
          deleteQuietly(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The next process tries again.
    }
  }

  private Path newName() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  private static boolean isNoSpace(FileSystemException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("no space") || text.contains("quota");
  }
}
