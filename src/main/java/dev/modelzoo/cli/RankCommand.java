package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.RankSettings;
import dev.modelzoo.cli.workflow.RankWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rank",
    description = {
      "Rank models by their results: a table for each test set, and for groups of sets. A model's rank"
          + " is 1 + the number of models that are significantly better.",
      "Of each model the version counts that zoo.yaml pins, else the one that was run last. Results"
          + " of a set that were scored by other rules, or on other utterances, are told and not"
          + " ranked; those of the leaderboard's old rule are only listed."
    })
final class RankCommand extends ZooCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "FOLDER",
      description =
          "Result folders, or folders that hold some (default: all in results/ of the zoo).")
  private List<Path> places = new ArrayList<>();

  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID",
      description = "Rank only these models.")
  private List<EntryId> models = new ArrayList<>();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID",
      description = "Rank on this test set; on several together if named more than once.")
  private List<EntryId> sets = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "Rank on a group of test sets, as 'groups:' in zoo.yaml has it.")
  private @Nullable String group;

  @Option(
      names = "--not-blind",
      description = "Also rank results of runs that are not said to have been blind.")
  private boolean notBlind;

  @Option(
      names = "--all-versions",
      description = "Rank every version of a model that has results, by its digest.")
  private boolean allVersions;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How to print: text, markdown, csv or json (default: text).")
  private String format = "text";

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  RankCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (group != null && !sets.isEmpty()) {
      throw usage("--group names the sets already: leave out -d");
    }
    new RankWorkflow(world)
        .rank(
            new RankSettings(
                places,
                models,
                sets,
                Optional.ofNullable(group),
                notBlind,
                allVersions,
                chosenFormat()));
    return ExitCode.OK;
  }

  private RankSettings.Format chosenFormat() {
    if (json) {
      return RankSettings.Format.JSON;
    }
    for (RankSettings.Format known : RankSettings.Format.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(format)) {
        return known;
      }
    }
    throw usage("--format %s is none of text, markdown, csv, json".formatted(format));
  }
}
