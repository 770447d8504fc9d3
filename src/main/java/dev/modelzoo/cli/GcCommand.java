package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.GcWorkflow;
import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.registry.EntryReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "gc",
    description = {
      "Free space in a store: retire all but the newest versions, and remove the objects that none"
          + " of the others needs and that are older than 7 days.",
      "Says what it would do; does it with --yes. The pinned version always stays."
    })
final class GcCommand extends ZooCommand {
  @Mixin private final SubjectOptions subject = new SubjectOptions();

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Versions to keep, from the newest (default: all; only stray objects go).")
  private int keep = Integer.MAX_VALUE;

  @Option(names = "--yes", description = "Do it.")
  private boolean yes;

  @Mixin private final JsonOption json = new JsonOption();

  GcCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (keep < 1) {
      throw usage("--keep must be at least 1: the latest version always stays");
    }
    EntryReference reference = subject.reference();
    if (!(reference.selector() instanceof EntryReference.Selector.Pinned)) {
      throw usage("gc takes an id without a version; --keep N says which versions stay");
    }
    JsonReport report = json.report(world, "zoo-gc/1");
    return report.print(
        () -> {
          new GcWorkflow(world).run(subject.kind(world), reference.id(), keep, yes, report.whole());
          return ExitCode.OK;
        });
  }
}
