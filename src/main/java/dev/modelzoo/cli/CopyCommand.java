package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.CopyWorkflow;
import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.RemoteUrl;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "copy",
    description = {
      "Copy published versions with their result records to another place: to a mirror, to another"
          + " service, or to a disk that is carried to a machine without a network.",
      "Every byte is verified on the way; numbers and digests stay. 'zoo init --remote URL' makes a"
          + " zoo that uses the copy."
    })
final class CopyCommand extends ZooCommand {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID[@VERSION]",
      description = "A model; more than once for several.")
  private List<EntryReference> models = List.of();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID[@VERSION]",
      description = "A test set; more than once for several.")
  private List<EntryReference> datasets = List.of();

  @Mixin private final PlainIds plain = new PlainIds();

  @Option(names = "--all", description = "All models and test sets in zoo.yaml that are pinned.")
  private boolean all;

  @Option(
      names = "--to",
      paramLabel = "URL",
      required = true,
      description = "The place, which gets models/ and datasets/: file:, s3:// or oss://.")
  private String to = "";

  @Option(
      names = "--all-versions",
      description = "All versions that are not retired, not only the pinned or named one.")
  private boolean allVersions;

  @Option(
      names = "--single-writer",
      description = "Nobody else writes there now; needed where a store cannot tell.")
  private boolean singleWriter;

  @Mixin private final TransferOptions transfer = new TransferOptions();

  @Mixin private final JsonOption json = new JsonOption();

  CopyCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (all != (models.isEmpty() && datasets.isEmpty() && plain.isEmpty())) {
      throw usage("name models (-m ID), test sets (-d ID), or --all");
    }
    transfer.apply(world);
    JsonReport report = json.report(world, "zoo-copy/1");
    return report.print(
        () -> {
          copy(
              plain.and(models, datasets, true, world),
              new CopyWorkflow(
                  world,
                  new CopyWorkflow.Settings(
                      RemoteUrl.parse(to), allVersions, singleWriter, transfer.dryRun()),
                  report));
          return ExitCode.OK;
        });
  }

  private void copy(PlainIds.Named named, CopyWorkflow workflow) {
    if (all) {
      workflow.all();
    }
    named.models().forEach(model -> workflow.copy(EntryKind.MODEL, model));
    named.datasets().forEach(dataset -> workflow.copy(EntryKind.DATASET, dataset));
  }
}
