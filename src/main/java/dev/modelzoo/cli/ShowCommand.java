package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ListWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show where a model or test set is published, and which version is pinned.")
final class ShowCommand extends ZooCommand {
  /** One of the three ways to name an entry. */
  private static final class Subject {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "A model or test set.")
    private @Nullable EntryId id;

    @Option(
        names = {"-m", "--model"},
        paramLabel = "ID",
        description = "A model.")
    private @Nullable EntryId model;

    @Option(
        names = {"-d", "--dataset"},
        paramLabel = "ID",
        description = "A test set.")
    private @Nullable EntryId dataset;
  }

  @ArgGroup(multiplicity = "1")
  private Subject subject = new Subject();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ShowCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    ListWorkflow lists = new ListWorkflow(world);
    EntryId model = subject.model;
    EntryId dataset = subject.dataset;
    EntryId either = subject.id;
    if (model != null) {
      lists.show(Optional.of(EntryKind.MODEL), model, json);
    } else if (dataset != null) {
      lists.show(Optional.of(EntryKind.DATASET), dataset, json);
    } else if (either != null) {
      lists.show(Optional.empty(), either, json);
    }
    return ExitCode.OK;
  }
}
