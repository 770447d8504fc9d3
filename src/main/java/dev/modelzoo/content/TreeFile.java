package dev.modelzoo.content;

import java.nio.file.Path;

/**
 * A file or link found on disk.
 *
 * @param path relative to the folder that was scanned, parts joined by {@code /}
 * @param file where it is
 */
public record TreeFile(String path, Path file, FileStamp stamp) {
  public boolean isLink() {
    return stamp.isLink();
  }

  public long size() {
    return stamp.size();
  }
}
