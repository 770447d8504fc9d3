package dev.modelzoo.transfer;

import dev.modelzoo.content.BadManifestException;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestReader;
import dev.modelzoo.content.ManifestWriter;
import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

  /** Replaces the file as one step, unless it has that manifest already. */
  public static void write(Path file, Manifest manifest) {
    if (!holds(file, manifest)) {
      replace(file, manifest);
    }
    try {
      Files.deleteIfExists(next(file));
    } catch (IOException e) {
      throw FileErrors.translate("delete", next(file), e);
    }
  }

  private static boolean holds(Path file, Manifest manifest) {
    try (InputStream in = Files.newInputStream(file)) {
      return ManifestReader.isOf(in, manifest);
    } catch (IOException e) {
      return false; // absent or damaged: it is written anew
    }
  }

  /**
   * Notes what the folder is about to become. Killed before {@link #write}, a pull leaves a folder
   * that equals this one and not what {@link #read} returns.
   */
  static void announce(Path file, Manifest manifest) {
    replace(next(file), manifest);
  }

  /**
   * Notes the version that is about to be published from here. Killed before {@link #write}, a push
   * leaves a version in the store that is newer than what {@link #read} returns, but our own. Kept
   * apart from {@link #announce}: it may never be published, so a pull must not take it for saved.
   */
  static void announcePush(Path file, Manifest manifest) {
    Path note = pushed(file);
    try {
      makeFolder(note);
      Files.writeString(note, manifest.pushId(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileErrors.translate("write", note, e);
    }
  }

  /** Whether a version is the one that was last announced here as about to be published. */
  static boolean isOwnPush(Path file, Manifest manifest) {
    Path note = pushed(file);
    try {
      return Files.exists(note)
          && new String(Files.readAllBytes(note), StandardCharsets.UTF_8).equals(manifest.pushId());
    } catch (IOException e) {
      throw FileErrors.translate("read", note, e);
    }
  }

  private static Path pushed(Path file) {
    return file.resolveSibling(file.getFileName() + ".push");
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
      makeFolder(file);
      Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
      Files.write(temporary, ManifestWriter.toBytes(manifest));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }

  private static void makeFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }
}
