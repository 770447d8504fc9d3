package dev.modelzoo.cli;

import dev.modelzoo.testing.TemporaryMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** An empty folder that nobody may write into until this is closed. */
final class UnwritableFolder implements AutoCloseable {
  private final Path folder;
  private final Optional<TemporaryMount> mount;

  private UnwritableFolder(Path folder, Optional<TemporaryMount> mount) {
    this.folder = folder;
    this.mount = mount;
  }

  /** Modes do not stop root, but a disk that is read-only does. */
  static UnwritableFolder make(Path folder) throws IOException {
    if (TemporaryMount.isRoot()) {
      return new UnwritableFolder(folder, Optional.of(TemporaryMount.tmpfs(folder, "ro")));
    }
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    return new UnwritableFolder(folder, Optional.empty());
  }

  @Override
  public void close() throws IOException {
    if (mount.isPresent()) {
      mount.get().close();
    } else {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
