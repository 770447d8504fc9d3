package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.PullWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "pull",
    description = {
      "Fetch the pinned version of a model-image, verify every byte, swap it in, and run its"
          + " benchmark again beside the published score.",
      "ID@3, ID@latest and ID@sha256:HEX name other versions. With -d alone: fetch a test set."
    })
final class PullCommand extends ZooCommand {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID",
      description = "The model to pull; more than once for several.")
  private List<EntryReference> models = List.of();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID",
      description = "The test set to pull; with -m also the one to benchmark on.")
  private List<EntryReference> datasets = List.of();

  @Mixin private final PlainIds plain = new PlainIds();

  @Option(names = "--no-benchmark", description = "Do not run the model afterwards.")
  private boolean noBenchmark;

  @Option(names = "--force", description = "Replace files that were changed here.")
  private boolean force;

  @Mixin private final RunOptions runOptions = new RunOptions();

  @Mixin private final TransferOptions transfer = new TransferOptions();

  @Mixin private final JsonOption json = new JsonOption();

  PullCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (models.isEmpty() && datasets.isEmpty() && plain.isEmpty()) {
      throw usage("name a model (-m ID) or a test set (-d ID) to pull");
    }
    transfer.apply(world);
    JsonReport report = json.report(world, "zoo-pull/1");
    return report.print(() -> pull(world, report));
  }

  private int pull(Workflows world, JsonReport report) {
    PlainIds.Named named = plain.and(models, datasets, true, world);
    PullWorkflow pull = new PullWorkflow(world, force, transfer.dryRun(), report);
    if (named.models().isEmpty()) {
      named.datasets().forEach(pull::dataset);
      return ExitCode.OK;
    }
    Optional<ZooException> incomplete = Optional.empty();
    for (EntryReference model : named.models()) {
      Optional<ZooException> ended =
          pull.model(model, named.datasets(), runOptions.settings(), !noBenchmark);
      incomplete = incomplete.or(() -> ended);
    }
    if (noBenchmark || transfer.dryRun()) { // a benchmark fetches what it runs on
      named.datasets().forEach(pull::dataset);
    }
    return end(incomplete);
  }
}
