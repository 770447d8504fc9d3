package dev.modelzoo.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** The execute bits of a file. */
final class ExecutePermission {
  private ExecutePermission() {}

  /** Adds or removes execute permission for all who may read. */
  static void set(Path file, boolean executable) throws IOException {
    Set<PosixFilePermission> old = Files.getPosixFilePermissions(file);
    Set<PosixFilePermission> mode = EnumSet.copyOf(old);
    if (executable) {
      grant(mode, PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE);
      grant(mode, PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE);
      grant(mode, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
    } else {
      mode.remove(PosixFilePermission.OWNER_EXECUTE);
      mode.remove(PosixFilePermission.GROUP_EXECUTE);
      mode.remove(PosixFilePermission.OTHERS_EXECUTE);
    }
    if (!mode.equals(old)) {
      Files.setPosixFilePermissions(file, mode);
    }
  }

  private static void grant(
      Set<PosixFilePermission> mode, PosixFilePermission read, PosixFilePermission execute) {
    if (mode.contains(read)) {
      mode.add(execute);
    }
  }
}
