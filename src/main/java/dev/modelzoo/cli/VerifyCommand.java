package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.VersionWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description =
        "Read every object of a version in its store and compare it with its digest; changes"
            + " nothing.")
final class VerifyCommand extends ZooCommand {
  @Mixin private final SubjectOptions subject = new SubjectOptions();

  @Option(names = "--quick", description = "Ask for sizes only, without reading.")
  private boolean quick;

  @Mixin private final LoadOptions load = new LoadOptions();

  VerifyCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    load.apply(world);
    new VersionWorkflow(world).verify(subject.kind(), subject.reference(), quick);
    return ExitCode.OK;
  }
}
