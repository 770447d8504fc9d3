package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.LogWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.registry.EntryReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "log", description = "List the versions of a model or test set, newest first.")
final class LogCommand extends ZooCommand {
  @Mixin private final SubjectOptions subject = new SubjectOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  LogCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (!(subject.reference().selector() instanceof EntryReference.Selector.Pinned)) {
      throw usage("log takes an id without a version, as it lists them all");
    }
    new LogWorkflow(world).log(subject.kind(world), subject.reference().id(), json);
    return ExitCode.OK;
  }
}
