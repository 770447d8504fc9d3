package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.CompareWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    description = {
      "Hold two results of the same test set against each other: both rates, their difference with"
          + " its interval, two significance tests, and the utterances on which they differ most.",
      "Results that were scored by other rules, or on other utterances, are refused."
    })
final class CompareCommand extends ZooCommand {
  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "A result folder, or RESULTS.txt or DETAILS.txt in one; or the id of a model, for its newest result.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The other one.")
  private Path second = Path.of("");

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      description = "Also compare by the values of this column of the set's metadata.")
  private @Nullable String by;

  @Option(
      names = "--metadata",
      paramLabel = "FILE",
      description = "A table with a column ID, instead of the columns that the results know.")
  private @Nullable Path metadata;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most so many utterances (default: 10).")
  private int limit = 10;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  CompareCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    new CompareWorkflow(world)
        .compare(
            first, second, Optional.ofNullable(by), Optional.ofNullable(metadata), limit, json);
    return ExitCode.OK;
  }
}
