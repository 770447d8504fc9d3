package dev.modelzoo.cli.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a site is made of.
 *
 * @param out its folder
 * @param places result folders, or folders that hold some; none for those of the zoo
 * @param notBlind whether results of runs that were not blind take part
 * @param reports whether there is a report of each result
 */
public record SiteSettings(
    Path out, List<Path> places, Optional<String> title, boolean notBlind, boolean reports) {
  public SiteSettings {
    places = List.copyOf(places);
  }
}
