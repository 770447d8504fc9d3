package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.report.result.ReportFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The test set of a result.
 *
 * @param folder where it is, if it is here
 * @param confidential whether the zoo says that its texts are not for others
 */
record ReportedSet(Optional<Path> folder, boolean confidential) {

  /** The one that was named, by id or folder; else the one that the result names. */
  static ReportedSet find(Workflows world, Optional<String> named, Path result) {
    Optional<EntryId> id =
        named.or(() -> ReportFolder.setOf(result)).filter(EntryId::isValid).map(EntryId::new);
    Optional<ZooFile> zoo = zoo(world);
    boolean confidential =
        id.isPresent()
            && zoo.flatMap(file -> file.find(EntryKind.DATASET, id.get()))
                .map(ZooEntry::confidential)
                .orElse(false);
    Optional<Path> inZoo =
        id.flatMap(set -> zoo.map(file -> file.root().folder(EntryKind.DATASET, set)))
            .filter(ReportedSet::isSet);
    return new ReportedSet(
        named.isEmpty() ? inZoo : Optional.of(folder(world, named.get(), inZoo)), confidential);
  }

  private static Path folder(Workflows world, String named, Optional<Path> inZoo) {
    Path path = world.workingFolder().resolve(named);
    return Optional.of(path)
        .filter(ReportedSet::isSet)
        .or(() -> inZoo)
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.NOT_FOUND,
                    "there is no test set '%s' here".formatted(named),
                    "Name a folder with a metadata.tsv, or an id below datasets/ of this zoo."));
  }

  /** A report can be made without a zoo; then nothing is known but what the result holds. */
  private static Optional<ZooFile> zoo(Workflows world) {
    try {
      return Optional.of(world.zoo());
    } catch (ZooException e) {
      if (e.kind() == ErrorKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isSet(Path folder) {
    return Files.isRegularFile(folder.resolve(TestSetReader.METADATA));
  }
}
