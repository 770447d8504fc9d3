package dev.modelzoo.dataset;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads the {@code metadata.tsv} of a test set. */
public final class TestSetReader {
  /** A tab-separated table with the columns ID, AUDIO, DURATION, TEXT, and others as wanted. */
  public static final String METADATA = "metadata.tsv";

  private static final int PROBLEMS_NAMED = 3;

  private TestSetReader() {}

  /**
   * Reads a test set that is in order.
   *
   * @throws ZooException that names the first problems of one that is not
   */
  public static TestSet read(EntryId id, Path folder) {
    MetadataTable table = table(folder);
    if (table.problems().isEmpty()) {
      return new TestSet(id, folder, table.utterances());
    }
    int count = table.problems().size();
    String first =
        table.problems().stream()
            .limit(PROBLEMS_NAMED)
            .map(MetadataProblem::toString)
            .collect(Collectors.joining("; "));
    String more = count > PROBLEMS_NAMED ? "; and " + (count - PROBLEMS_NAMED) + " more" : "";
    throw new ZooException(
        ErrorKind.CHECK_FAILED,
        folder.resolve(METADATA) + ": " + first + more,
        "Mend these lines; 'zoo check' lists all that is wrong.");
  }

  /** Reads what can be read, and says what is wrong with the rest. */
  public static MetadataTable table(Path folder) {
    Path file = folder.resolve(METADATA);
    try {
      return MetadataTable.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }
}
