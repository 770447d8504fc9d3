package dev.modelzoo.store.file;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.AbsentObjectException;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Objects as files below a root folder, the key being the path. A put writes a temporary file in
 * {@code .zoo-tmp}, forces it to the disk and renames it, so that a kill or a power cut leaves the
 * old object or the new one, never a part. A root that does not exist is an empty store; the first
 * put makes it.
 *
 * <p>Limits: {@code a} and {@code a/b} cannot both be objects; where the file system folds case,
 * two keys that differ only in case are one. Symbolic links below the root are refused, not
 * followed ({@link KeyPaths}). Folders that become empty stay, but for {@code .zoo-tmp}, which goes
 * when the store is closed.
 */
public final class FileObjectStore implements ObjectStore {
  private final Path root;
  private final KeyPaths paths;
  private final TempFolder temp;
  private final Clock clock;
  private volatile @Nullable Boolean exclusive;

  public FileObjectStore(Path root) {
    this(root, Clock.systemUTC());
  }

  FileObjectStore(Path root, Clock clock) {
    this.root = root.toAbsolutePath().normalize();
    this.paths = new KeyPaths(this.root);
    this.temp = new TempFolder(paths, clock);
    this.clock = clock;
  }

  @Override
  public Optional<ObjectMetadata> head(ObjectKey key) {
    try {
      return paths.find(key).map(attributes -> metadata(key, attributes));
    } catch (IOException e) {
      throw paths.failed("look at", shown(key), e);
    }
  }

  @Override
  public InputStream read(ObjectKey key) {
    return read(key, 0, Long.MAX_VALUE);
  }

  @Override
  public InputStream read(ObjectKey key, long offset, long length) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("Not a range: " + offset + "+" + length);
    }
    try {
      if (paths.find(key).isEmpty()) {
        throw absent(key);
      }
      SeekableByteChannel channel =
          Files.newByteChannel(
              root.resolve(key.value()),
              Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
      try {
        return new RangeInputStream(channel, offset, length);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw absent(key);
    } catch (IOException e) {
      throw paths.failed("read", shown(key), e);
    }
  }

  @Override
  public void put(ObjectKey key, ObjectBody body) {
    try {
      Path target = paths.prepare(key);
      Path file = temp.write(body);
      try {
        Files.move(
            file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        TempFolder.deleteQuietly(file);
        throw e;
      }
      DurableFiles.syncFolder(DurableFiles.parent(target));
    } catch (IOException e) {
      throw paths.failed("write", shown(key), e);
    }
  }

  /**
   * A hard link is the one way to give a name to a file that is already whole and to fail if the
   * name is taken; a file created under its final name would be seen half-written after a kill.
   */
  @Override
  public boolean putIfAbsent(ObjectKey key, ObjectBody body) {
    try {
      if (!linksExclude()) {
        throw new ZooException(
            ErrorKind.USAGE,
            "the file system of "
                + root
                + " has no hard links, so it cannot keep two writers apart",
            "Make sure that nobody else pushes, and say so with --single-writer.");
      }
      Path target = paths.prepare(key);
      Path file = temp.write(body);
      try {
        return link(target, file);
      } finally {
        TempFolder.deleteQuietly(file);
      }
    } catch (IOException e) {
      throw paths.failed("write", shown(key), e);
    }
  }

  @Override
  public void list(String prefix, Consumer<ObjectMetadata> visitor) {
    paths.requireFolder();
    new FolderWalk(prefix, visitor).visit(root, "");
  }

  @Override
  public List<String> folders(String prefix) {
    paths.requireFolder();
    return FolderWalk.folders(root.resolve(prefix));
  }

  @Override
  public void delete(ObjectKey key) {
    try {
      if (paths.find(key).isPresent()) {
        Path path = root.resolve(key.value());
        Files.deleteIfExists(path);
        DurableFiles.syncFolder(DurableFiles.parent(path));
      }
    } catch (IOException e) {
      throw paths.failed("delete", shown(key), e);
    }
  }

  @Override
  public boolean supportsExclusivePut() {
    try {
      return linksExclude();
    } catch (IOException e) {
      throw paths.failed("write in", temp.path(), e);
    }
  }

  @Override
  public Optional<MultipartStore> multipart() {
    return Optional.of(new FileMultipart(paths, temp, clock));
  }

  @Override
  public String location(ObjectKey key) {
    return "file:" + root + "/" + key;
  }

  @Override
  public void close() {
    temp.removeIfEmpty();
  }

  private boolean linksExclude() throws IOException {
    Boolean known = exclusive;
    if (known == null) {
      known = temp.linksExclude(); // two threads may probe at once: harmless
      exclusive = known;
    }
    return known;
  }

  private static boolean link(Path target, Path file) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (FileAlreadyExistsException e) {
      // NFS repeats a request whose answer was lost, and then reports our own link as foreign.
      if (DurableFiles.linkCount(file) != 2) {
        return false;
      }
    }
    DurableFiles.syncFolder(DurableFiles.parent(target));
    return true;
  }

  private ZooException absent(ObjectKey key) {
    return new AbsentObjectException(location(key), null);
  }

  /** The path for a message; one that this locale cannot express is reported before. */
  private Path shown(ObjectKey key) {
    return root.resolve(key.value());
  }

  private static ObjectMetadata metadata(ObjectKey key, BasicFileAttributes attributes) {
    return new ObjectMetadata(key, attributes.size(), attributes.lastModifiedTime().toInstant());
  }
}
