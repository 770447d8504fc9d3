package dev.modelzoo.dataset;

import dev.modelzoo.content.EntryId;
import java.nio.file.Path;
import java.util.List;

/** A test set on disk, in the order of its {@code metadata.tsv}. */
public record TestSet(EntryId id, Path folder, List<Utterance> utterances) {
  public TestSet {
    utterances = List.copyOf(utterances);
  }

  public Path audioPath(Utterance utterance) {
    return folder.resolve(utterance.audio());
  }
}
