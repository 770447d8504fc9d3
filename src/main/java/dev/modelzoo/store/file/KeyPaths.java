package dev.modelzoo.store.file;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where the file of a key is. A key cannot leave the root: its parts are checked by {@link
 * ObjectKey}, and no symbolic link below the root is followed, neither as a folder on the way nor
 * as the file itself. Only the root may be a link. This guards against links that are there, not
 * against a person who may write to the folder and swaps one in between the check and the use.
 */
final class KeyPaths {
  /** Holds files that are being written; never an object. */
  static final String TEMP_FOLDER = ".zoo-tmp";

  private static final int MAX_NAME_BYTES = 255;

  private final Path root;

  KeyPaths(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** Whether the first part of a key is the folder of temporary files, on any file system. */
  static boolean isReserved(String firstPart) {
    return firstPart.equalsIgnoreCase(TEMP_FOLDER);
  }

  /** The attributes of the object's file; empty if it is absent or a folder. */
  Optional<BasicFileAttributes> find(ObjectKey key) throws IOException {
    Path path = resolve(key);
    if (isReserved(key.value().split("/", 2)[0])) {
      return Optional.empty();
    }
    Path current = root;
    for (Path part : root.relativize(path)) {
      current = current.resolve(part);
      Optional<BasicFileAttributes> attributes = attributes(current);
      if (attributes.isEmpty()) {
        requireFolder();
        return Optional.empty();
      }
      if (current.equals(path)) {
        return attributes.filter(BasicFileAttributes::isRegularFile);
      }
      if (!attributes.get().isDirectory()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Makes the folders of the object's file, durably, and returns the file's path. */
  Path prepare(ObjectKey key) throws IOException {
    if (isReserved(key.value().split("/", 2)[0])) {
      throw new ZooException(
          ErrorKind.USAGE,
          "cannot store " + key + ": " + TEMP_FOLDER + " is reserved in a file store",
          "Use another name.");
    }
    Path path = resolve(key);
    makeRoot();
    Path current = root;
    for (Path part : root.relativize(path)) {
      current = current.resolve(part);
      if (current.equals(path)) {
        refuseOccupied(path);
      } else {
        makeFolder(current);
      }
    }
    return path;
  }

  /** Makes a folder below an existing one. */
  void makeFolder(Path folder) throws IOException {
    Optional<BasicFileAttributes> attributes = attributes(folder);
    if (attributes.isEmpty()) {
      try {
        Files.createDirectory(folder);
        DurableFiles.syncFolder(DurableFiles.parent(folder));
      } catch (FileAlreadyExistsException e) {
        attributes = attributes(folder); // another writer was faster
      }
    }
    if (attributes.isPresent() && !attributes.get().isDirectory()) {
      throw inTheWay(folder, "a file");
    }
  }

  void makeRoot() throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root);
      DurableFiles.syncFolder(DurableFiles.parent(root));
    }
  }

  private static void refuseOccupied(Path path) throws IOException {
    Optional<BasicFileAttributes> attributes = attributes(path);
    if (attributes.isPresent() && !attributes.get().isRegularFile()) {
      throw inTheWay(path, attributes.get().isDirectory() ? "a folder" : "a special file");
    }
  }

  /** Says so if the root is no folder; a root that does not exist is fine. */
  void requireFolder() {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new ZooException(
          ErrorKind.USAGE, root + " is not a folder", "Name a folder as the store.");
    }
  }

  /** As {@link FileErrors#translate}, for an object of this store. */
  ZooException failed(String action, Path path, IOException cause) {
    requireFolder();
    return FileErrors.translate(action, path, cause);
  }

  private Path resolve(ObjectKey key) {
    for (String part : key.value().split("/", -1)) {
      if (part.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
        throw new ZooException(
            ErrorKind.USAGE,
            "a file name may have 255 bytes, but this has more: " + part,
            "Use a shorter name.");
      }
    }
    Path path;
    try {
      path = root.resolve(key.value());
    } catch (InvalidPathException e) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'" + key + "' cannot be a file name below " + root + " in this locale",
          "Set a UTF-8 locale (export LC_ALL=C.UTF-8) and run the same command again.",
          e);
    }
    // A system with further separators (backslash, drive letters) could read more into a part.
    if (!path.startsWith(root) || !path.equals(path.normalize())) {
      throw new ZooException(
          ErrorKind.USAGE, "'" + key + "' is not a path below " + root, "Use another name.");
    }
    return path;
  }

  private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        throw linkRefused(path);
      }
      return Optional.of(attributes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static ZooException linkRefused(Path path) {
    return new ZooException(
        ErrorKind.ACCESS_DENIED,
        path + " is a symbolic link, and a file store follows none below its root",
        "Replace the link by the file or folder itself, or name the real folder as the store.");
  }

  private static ZooException inTheWay(Path path, String what) {
    return new ZooException(
        ErrorKind.CONFLICT,
        "cannot write below or at " + path + ": " + what + " is in the way",
        "Move it away, or use another name.");
  }
}
