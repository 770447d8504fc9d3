package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.PushSettings;
import dev.modelzoo.cli.workflow.PushWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ZooException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "push",
    description = {
      "Check a model-image, register it, send it to its store, publish it as the next version, pin"
          + " that in zoo.yaml, and benchmark it on the MINI set of its language. That set is"
          + " published, too, where its place has none yet, unless it is private.",
      "With -d alone: the same for a test set, without a benchmark."
    })
final class PushCommand extends ZooCommand {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID",
      description = "A folder below models/; more than once for several.")
  private List<EntryId> models = List.of();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID",
      description =
          "A folder below datasets/: the set to push; with -m the set to benchmark on, which is"
              + " published as the MINI set is.")
  private List<EntryId> datasets = List.of();

  @Mixin private final PlainIds plain = new PlainIds();

  @Option(names = "--no-benchmark", description = "Do not run the model afterwards.")
  private boolean noBenchmark;

  @Option(
      names = "--single-writer",
      description = "You vouch that nobody else pushes this id now; for stores that cannot tell.")
  private boolean singleWriter;

  @Option(
      names = "--force",
      description =
          "Supersede also a version that is newer than the one this folder comes from, and begin"
              + " anew in a store that lacks the pinned one.")
  private boolean force;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description =
          "How the files are kept: 'store' (versions) or 'tree' (objects of the files' names, for"
              + " readers without zoo). Default: as it is there, and a store where nothing is.")
  private @Nullable String layout;

  @Option(
      names = "--delete",
      description = "Remove from a plain tree what the folder does not have.")
  private boolean delete;

  @Mixin private final RunOptions runOptions = new RunOptions();

  @Mixin private final TransferOptions transfer = new TransferOptions();

  @Mixin private final JsonOption json = new JsonOption();

  PushCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (models.isEmpty() && datasets.isEmpty() && plain.isEmpty()) {
      throw usage("name a model (-m ID) or a test set (-d ID) to push");
    }
    transfer.apply(world);
    JsonReport report = json.report(world, "zoo-push/1");
    return report.print(() -> push(world, report));
  }

  private int push(Workflows world, JsonReport report) {
    PlainIds.Folders named = plain.andFolders(models, datasets, world);
    PushWorkflow push =
        new PushWorkflow(
            world,
            new PushSettings(
                transfer.dryRun(),
                singleWriter,
                force,
                Optional.ofNullable(layout).map(PushSettings.Layout::parse),
                delete),
            report);
    if (named.models().isEmpty()) {
      named.datasets().forEach(push::dataset);
      return ExitCode.OK;
    }
    Optional<ZooException> incomplete = Optional.empty();
    for (EntryId model : named.models()) {
      Optional<ZooException> ended =
          push.model(model, named.datasets(), runOptions.settings(), !noBenchmark);
      incomplete = incomplete.or(() -> ended);
    }
    return end(incomplete);
  }
}
