package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.VerifyWorkflow;
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

  @Mixin private final JsonOption json = new JsonOption();

  VerifyCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    load.apply(world);
    JsonReport report = json.report(world, "zoo-verify/1");
    return report.print(
        () -> {
          new VerifyWorkflow(world, report.whole())
              .verify(subject.kind(world), subject.reference(), quick);
          return ExitCode.OK;
        });
  }
}
