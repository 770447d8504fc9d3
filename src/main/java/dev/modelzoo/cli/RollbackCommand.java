package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.VersionWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.registry.EntryReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rollback",
    description =
        "Go back to an older version: publish a new one with its files, and pin that. No byte is"
            + " sent, none is lost.")
final class RollbackCommand extends ZooCommand {
  @Mixin private final SubjectOptions subject = new SubjectOptions();

  @Option(
      names = "--single-writer",
      description = "You vouch that nobody else pushes this id now; for stores that cannot tell.")
  private boolean singleWriter;

  @Mixin private final JsonOption json = new JsonOption();

  RollbackCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    EntryReference reference = subject.reference();
    if (reference.selector() instanceof EntryReference.Selector.Pinned) {
      throw usage("name the version to go back to, such as -m " + reference.id() + "@1");
    }
    JsonReport report = json.report(world, "zoo-rollback/1");
    return report.print(
        () -> {
          new VersionWorkflow(world)
              .rollback(subject.kind(world), reference, singleWriter, report.whole());
          return ExitCode.OK;
        });
  }
}
