package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.EntryId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be ranked, and how it is shown.
 *
 * @param places result folders, or folders that hold some; none for those of the zoo
 * @param models only these; all if there is none
 * @param sets on these, together if there are several
 * @param group of sets, by its name in zoo.yaml
 * @param notBlind whether results of runs that were not blind take part
 * @param allVersions whether every version of a model is ranked, not only one
 */
public record RankSettings(
    List<Path> places,
    List<EntryId> models,
    List<EntryId> sets,
    Optional<String> group,
    boolean notBlind,
    boolean allVersions,
    Format format) {
  /** How tables are written. */
  public enum Format {
    TEXT,
    MARKDOWN,
    CSV,
    JSON
  }

  public RankSettings {
    places = List.copyOf(places);
    models = List.copyOf(models);
    sets = List.copyOf(sets);
  }
}
