package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ListWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Ids without {@code -m} or {@code -d} before them, each of the only thing that it names. */
final class PlainIds {
  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "Models and test sets, as with -m and -d, where an id is only one of them.")
  private List<EntryReference> ids = List.of();

  boolean isEmpty() {
    return ids.isEmpty();
  }

  int size() {
    return ids.size();
  }

  /** What was named, by option or plainly, as far as it is of a kind. */
  record Named(List<EntryReference> models, List<EntryReference> datasets) {}

  /**
   * Adds the plain ids to those that options named.
   *
   * @param remote whether the zoo's place may be asked what an unknown id is
   * @throws ZooException of kind USAGE if one is both, NOT_FOUND if it is neither
   */
  Named and(
      List<EntryReference> models, List<EntryReference> datasets, boolean remote, Workflows world) {
    if (ids.isEmpty()) {
      return new Named(models, datasets);
    }
    List<EntryReference> allModels = new ArrayList<>(models);
    List<EntryReference> allDatasets = new ArrayList<>(datasets);
    ListWorkflow lists = new ListWorkflow(world);
    for (EntryReference id : ids) {
      EntryKind kind = remote ? lists.kind(id) : lists.kindHere(id);
      (kind == EntryKind.MODEL ? allModels : allDatasets).add(id);
    }
    return new Named(allModels, allDatasets);
  }

  /** As above, for commands that work on folders, which have no versions. */
  Folders andFolders(List<EntryId> models, List<EntryId> datasets, Workflows world) {
    Named named = and(references(models), references(datasets), false, world);
    return new Folders(folders(named.models()), folders(named.datasets()));
  }

  /** Ids of folders. */
  record Folders(List<EntryId> models, List<EntryId> datasets) {}

  private static List<EntryReference> references(List<EntryId> ids) {
    return ids.stream().map(EntryReference::pinned).toList();
  }

  private static List<EntryId> folders(List<EntryReference> references) {
    for (EntryReference reference : references) {
      if (!(reference.selector() instanceof EntryReference.Selector.Pinned)) {
        throw new ZooException(
            ErrorKind.USAGE,
            "'%s' names a version, but the folder here is meant".formatted(reference),
            "Leave the version out: " + reference.id());
      }
    }
    return references.stream().map(EntryReference::id).toList();
  }
}
