package dev.modelzoo.check;

import java.nio.file.Path;

/**
 * A file of a folder that would be pushed.
 *
 * @param path relative to the folder, parts joined by {@code /}
 * @param file where it is on this disk
 * @param size bytes; of a link, those of its target's name
 */
record ScannedFile(String path, Path file, Kind kind, long size) {
  enum Kind {
    REGULAR,
    FOLDER,
    LINK,
    /** A FIFO, socket or device: opening it may block for ever. */
    SPECIAL
  }

  boolean isRegular() {
    return kind == Kind.REGULAR;
  }

  /** The last part of the path. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of the folder that it is in; {@code .} at the top. */
  String parent() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : path.substring(0, slash);
  }
}
