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
import java.util.ArrayList;
import java.util.List;
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
    replace(file, manifest);
    try {
      Files.deleteIfExists(next(file));
    } catch (IOException e) {
      throw FileErrors.translate("delete", next(file), e);
    }
  }

  /**
   * Notes what the folder is about to become. Killed before {@link #write}, a pull leaves a folder
   * that equals this one and not what {@link #read} returns.
   */
  static void announce(Path file, Manifest manifest) {
    replace(next(file), manifest);
  }

  /** What the folder may be equal to if nobody changed it since. */
  static List<Manifest> candidates(Path file, ChunkLayout layout) {
    List<Manifest> found = new ArrayList<>();
    read(file, layout).ifPresent(found::add);
    read(next(file), layout).ifPresent(found::add);
    return found;
  }

  private static Path next(Path file) {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  private static void replace(Path file, Manifest manifest) {
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
