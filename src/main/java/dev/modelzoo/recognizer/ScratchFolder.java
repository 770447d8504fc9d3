package dev.modelzoo.recognizer;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The private folder of one run of an SBI: the list, an empty result folder, one for temporary
 * files, and what an engine adds; nothing of the run folder, where the references are. Removed on
 * closing, or by the next run if zoo was killed.
 */
final class ScratchFolder implements AutoCloseable {
  private static final String PREFIX = "zoo-sbi-";

  private final Path folder;
  private final ScratchLock lock;

  private ScratchFolder(Path folder, ScratchLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Below {@code parent}, which is made if it is missing. */
  static ScratchFolder create(Path parent) {
    try {
      // The SBI works in another folder: a relative path would mislead it.
      Path folder = realParent(parent).resolve(PREFIX + UUID.randomUUID());
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      ScratchFolder scratch = new ScratchFolder(folder, ScratchLock.hold(folder));
      Files.createDirectory(scratch.result());
      Files.createDirectory(scratch.temporary());
      return scratch;
    } catch (IOException e) {
      throw FileErrors.translate("prepare a folder for the SBI in", parent, e);
    }
  }

  /** Makes the parent of scratch folders if it is missing; returns it without links in its path. */
  static Path realParent(Path parent) {
    try {
      // Java 17 takes a link to a folder for something in the way.
      return (Files.isDirectory(parent) ? parent : Files.createDirectories(parent)).toRealPath();
    } catch (IOException e) {
      throw FileErrors.translate("make", parent, e);
    }
  }

  /** The folders below {@code parent} whose zoo was killed. */
  static List<Path> abandoned(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent.toRealPath())) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
          .filter(ScratchLock::isAbandoned)
          .toList();
    } catch (IOException e) {
      return List.of(); // Clearing up after another run is no reason to fail this one.
    }
  }

  /** Unique on this machine: what an engine calls the run. */
  String name() {
    return folder.getFileName().toString();
  }

  Path folder() {
    return folder;
  }

  Path list() {
    return folder.resolve("wav.scp");
  }

  Path result() {
    return folder.resolve("result");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  /** Where audio is put that an SBI cannot get where it lies; made by whoever puts it there. */
  Path audio() {
    return folder.resolve("audio");
  }

  /** The model-image as the SBI may change it; made by whoever copies it. */
  Path image() {
    return folder.resolve("image");
  }

  Path hypotheses() {
    return result().resolve("raw_rec.txt");
  }

  /** A new empty folder for the SBI to write to. */
  Path newVolume() {
    try {
      return Files.createTempDirectory(Files.createDirectories(folder.resolve("volumes")), "v");
    } catch (IOException e) {
      throw FileErrors.translate("prepare a folder for the SBI in", folder, e);
    }
  }

  /** The folders that are there and that an SBI may write to. */
  List<Path> writable() {
    return Stream.of(result(), temporary(), image(), folder.resolve("volumes"))
        .filter(Files::isDirectory)
        .toList();
  }

  /** Moves a sound {@code raw_rec.txt} to the run's folder. Nothing of the SBI may run any more. */
  Path takeHypotheses(RecognitionRequest request, Optional<OpaqueIds> ids) {
    Path target = request.resultFolder().resolve(hypotheses().getFileName());
    Path log = request.resultFolder().resolve("log.SBI");
    new HypothesesFile(SbiFailure.sbi(request), hypotheses(), log)
        .take(request.limits().hypothesisBytes(), target);
    ids.ifPresent(names -> names.restore(target));
    return target;
  }

  @Override
  public void close() {
    FolderRemoval.remove(folder);
    lock.close();
  }
}
