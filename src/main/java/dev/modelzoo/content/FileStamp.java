package dev.modelzoo.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file without reading it. An equal stamp means equal bytes: the
 * change time cannot be set back by a program, which the modification time can.
 *
 * @param size bytes
 * @param modified nanoseconds since 1970
 * @param changed nanoseconds since 1970: bytes, mode or name changed
 * @param inode number of the file on its disk
 * @param mode POSIX file type and permission bits
 */
public record FileStamp(long size, long modified, long changed, long inode, int mode) {
  private static final int EXECUTE_BITS = 0111;
  private static final int TYPE_MASK = 0170000;
  private static final int REGULAR = 0100000;
  private static final int LINK = 0120000;
  private static final int FOLDER = 0040000;

  /** Reads the stamp of the file itself, of a link and not of what it points to. */
  public static FileStamp of(Path file) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(
            file, "unix:size,lastModifiedTime,ctime,ino,mode", LinkOption.NOFOLLOW_LINKS);
    return new FileStamp(
        (Long) value(attributes, "size"),
        nanos(value(attributes, "lastModifiedTime")),
        nanos(value(attributes, "ctime")),
        ((Number) value(attributes, "ino")).longValue(),
        (Integer) value(attributes, "mode"));
  }

  public boolean isFile() {
    return (mode & TYPE_MASK) == REGULAR;
  }

  public boolean isLink() {
    return (mode & TYPE_MASK) == LINK;
  }

  public boolean isFolder() {
    return (mode & TYPE_MASK) == FOLDER;
  }

  public boolean hasExecuteBit() {
    return (mode & EXECUTE_BITS) != 0;
  }

  // Written out: what the JDK makes of a record at first use takes 10 ms of a short command.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileStamp that
        && size == that.size
        && modified == that.modified
        && changed == that.changed
        && inode == that.inode
        && mode == that.mode;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(inode) * 31 + Long.hashCode(changed);
  }

  /** Whether all but the change time is equal, which a new or removed hard link moves, too. */
  public boolean equalsButForNames(FileStamp other) {
    return equals(new FileStamp(other.size, other.modified, changed, other.inode, other.mode));
  }

  private static Object value(Map<String, Object> attributes, String name) {
    Object value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException("The file system does not tell " + name);
    }
    return value;
  }

  private static long nanos(Object time) {
    return ((FileTime) time).to(TimeUnit.NANOSECONDS);
  }
}
