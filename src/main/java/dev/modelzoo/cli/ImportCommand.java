package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ImportWorkflow;
import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.registry.EntryReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Bring in a version from a file that 'zoo export' wrote: every byte is verified, then it is"
          + " swapped in as by 'zoo pull'. Needs no network.",
      "With -m or -d, refuse any other id or version; ID@latest moves the pin to what comes in."
    })
final class ImportCommand extends ZooCommand {
  private static final class Expected {
    @Option(
        names = {"-m", "--model"},
        paramLabel = "ID[@VERSION]",
        description = "The model that must be in the file.")
    private @Nullable EntryReference model;

    @Option(
        names = {"-d", "--dataset"},
        paramLabel = "ID[@VERSION]",
        description = "The test set that must be in the file.")
    private @Nullable EntryReference dataset;
  }

  @Parameters(paramLabel = "FILE", description = "The archive, or - for standard input.")
  private String file = "";

  @ArgGroup(multiplicity = "0..1")
  private Expected expected = new Expected();

  @Option(names = "--force", description = "Replace files that were changed here.")
  private boolean force;

  @Mixin private final TransferOptions transfer = new TransferOptions();

  @Mixin private final JsonOption json = new JsonOption();

  ImportCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    transfer.apply(world);
    EntryKind kind = expected.dataset != null ? EntryKind.DATASET : EntryKind.MODEL;
    EntryReference reference = expected.dataset != null ? expected.dataset : expected.model;
    JsonReport report = json.report(world, "zoo-import/1");
    return report.print(
        () -> {
          new ImportWorkflow(world, force, transfer.dryRun(), report.whole())
              .run(
                  file,
                  Optional.ofNullable(reference)
                      .map(named -> new ImportWorkflow.Expected(kind, named)));
          return ExitCode.OK;
        });
  }
}
