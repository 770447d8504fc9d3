package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.CheckWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = "Check model-images and test sets by every rule; changes and sends nothing.")
final class CheckCommand extends ZooCommand {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID",
      description = "A folder below models/.")
  private List<EntryId> models = List.of();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID",
      description = "A folder below datasets/.")
  private List<EntryId> datasets = List.of();

  @Mixin private final PlainIds plain = new PlainIds();

  @Option(names = "--fix", description = "Mend modes, line ends and links first.")
  private boolean fix;

  @Option(names = "--strict", description = "Let every warning count as an error.")
  private boolean strict;

  @Option(names = "--json", description = "Print the findings as one JSON object.")
  private boolean json;

  CheckCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (models.isEmpty() && datasets.isEmpty() && plain.isEmpty()) {
      throw usage("name a model (-m ID) or a test set (-d ID) to check");
    }
    PlainIds.Folders named = plain.andFolders(models, datasets, world);
    List<CheckWorkflow.Subject> subjects = new ArrayList<>();
    named.models().forEach(id -> subjects.add(new CheckWorkflow.Subject(EntryKind.MODEL, id)));
    named.datasets().forEach(id -> subjects.add(new CheckWorkflow.Subject(EntryKind.DATASET, id)));
    new CheckWorkflow(world).run(subjects, fix, strict, json);
    return ExitCode.OK;
  }
}
