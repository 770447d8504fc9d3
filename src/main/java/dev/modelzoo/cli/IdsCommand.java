package dev.modelzoo.cli;

import dev.modelzoo.cli.completion.Completion;
import dev.modelzoo.cli.workflow.ListWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryKind;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = Completion.COMMAND,
    hidden = true,
    description = "Print the ids of a zoo, a line each; called by the scripts of 'zoo completion'.")
final class IdsCommand extends ZooCommand {
  private enum Subject {
    ALL,
    MODELS,
    DATASETS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "all|models|datasets", description = "Which.")
  private Subject subject = Subject.ALL;

  IdsCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    new ListWorkflow(world)
        .ids(
            switch (subject) {
              case ALL -> Optional.empty();
              case MODELS -> Optional.of(EntryKind.MODEL);
              case DATASETS -> Optional.of(EntryKind.DATASET);
            });
    return ExitCode.OK;
  }
}
