package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.ZooRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code zoo doctor} finds of folders: whether they may be written. */
final class FolderDiagnosis {
  private FolderDiagnosis() {}

  /** The zoo itself. One that may only be read is of use, too. */
  static Diagnosis ofZoo(ZooRoot root) {
    List<String> denied = new ArrayList<>();
    if (isDenied(root.registryFile())) {
      denied.add(root.registryFile().getFileName().toString());
    }
    for (EntryKind kind : EntryKind.values()) {
      Path folder = root.folder(kind);
      if (Files.isDirectory(folder) && isDeniedIn(folder)) {
        denied.add(kind.folder() + "/");
      }
    }
    return denied.isEmpty()
        ? Diagnosis.ok("folder", root.folder().toString())
        : Diagnosis.warn(
            "folder",
            "%s is not writable (%s): what is here can be used, but nothing pulled or registered"
                .formatted(root.folder(), String.join(", ", denied)),
            "Have its owner let you write there; or make a zoo of your own elsewhere: zoo init");
  }

  /** Any other folder that zoo writes to. */
  static Diagnosis writable(String name, Path folder) {
    return failure(folder)
        .map(failure -> Diagnosis.fail(name, failure))
        .orElseGet(() -> Diagnosis.ok(name, folder + " may be written"));
  }

  /** The registry is replaced by a file that is written beside it, behind links. */
  private static boolean isDenied(Path registry) {
    try {
      Path file = Files.exists(registry) ? registry.toRealPath() : registry;
      Path folder = file.getParent();
      return (Files.exists(file) && !Files.isWritable(file))
          || (folder != null && isDeniedIn(folder));
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean isDeniedIn(Path folder) {
    return failure(folder).filter(e -> e.kind() == ErrorKind.ACCESS_DENIED).isPresent();
  }

  /** Tries it, as the mode of a folder does not tell of read-only disks. */
  private static Optional<ZooException> failure(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".zoo-doctor", ""));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(FileErrors.translate("write", folder, e));
    }
  }
}
