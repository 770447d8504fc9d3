package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ExportWorkflow;
import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.Workflows;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = {
      "Write a version as one .tar.zst file, to be carried to a machine without a network and brought"
          + " in by 'zoo import'.",
      "What the folder here has is not fetched; a pinned version that is whole here needs no network."
    })
final class ExportCommand extends ZooCommand {
  @Mixin private final SubjectOptions subject = new SubjectOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file, its folder, or - for standard output; default: ID-vN.tar.zst.")
  private @Nullable String output;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Mixin private final TransferOptions transfer = new TransferOptions();

  @Mixin private final JsonOption json = new JsonOption();

  ExportCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (json.wanted() && "-".equals(output)) {
      throw usage("standard output is for the archive (-o -) or for --json, not for both");
    }
    transfer.apply(world);
    JsonReport report = json.report(world, "zoo-export/1");
    return report.print(
        () -> {
          new ExportWorkflow(world, force, transfer.dryRun(), report.whole())
              .export(subject.kind(world), subject.reference(), Optional.ofNullable(output));
          return ExitCode.OK;
        });
  }
}
