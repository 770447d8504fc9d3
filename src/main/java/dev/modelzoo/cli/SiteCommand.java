package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.SiteSettings;
import dev.modelzoo.cli.workflow.SiteWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "site",
    description = {
      "Make a leaderboard of results: a folder of pages for a browser, with models, test sets, ranks,"
          + " and any two models side by side. It works from a disk and on any web server.",
      "Texts of test sets that zoo.yaml calls private do not enter it."
    })
final class SiteCommand extends ZooCommand {
  @Parameters(
      index = "0",
      paramLabel = "OUT",
      description = "The folder to write; a site that was there is replaced.")
  private Path out = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FOLDER",
      description =
          "Result folders, or folders that hold some (default: all in results/ of the zoo).")
  private List<Path> places = new ArrayList<>();

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What stands above it (default: 'Leaderboard of' and the zoo's folder).")
  private @Nullable String title;

  @Option(
      names = "--not-blind",
      description = "Also rank results of runs that are not said to have been blind.")
  private boolean notBlind;

  @Option(
      names = "--no-reports",
      description = "Leave out the report of each result (see zoo report).")
  private boolean withoutReports;

  @Mixin private final JsonOption json = new JsonOption();

  SiteCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    JsonReport report = json.report(world, "zoo-site/1");
    return report.print(
        () -> {
          new SiteWorkflow(world)
              .make(
                  new SiteSettings(
                      out, places, Optional.ofNullable(title), notBlind, !withoutReports),
                  report.whole());
          return ExitCode.OK;
        });
  }
}
