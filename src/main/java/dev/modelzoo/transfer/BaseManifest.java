package dev.modelzoo.transfer;

import dev.modelzoo.content.BadManifestException;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestReader;
import dev.modelzoo.content.ManifestWriter;
import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The manifest that a folder was last equal to: what tells local changes from old versions. */
public final class BaseManifest {
  private BaseManifest() {}

  /** Empty if there is none; a damaged one is none, which only makes a pull more careful. */
  public static Optional<Manifest> read(Path file, ChunkLayout layout) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new ManifestReader(file.toString(), layout).read(in));
    } catch (NoSuchFileException | BadManifestException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  /** Replaces the file as one step. */
  public static void write(Path file, Manifest manifest) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
      Files.write(temporary, ManifestWriter.toBytes(manifest));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }
}
