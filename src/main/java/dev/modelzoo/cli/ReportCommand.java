package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ReportSettings;
import dev.modelzoo.cli.workflow.ReportWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = {
      "Make a page of a result, to look at in a browser: the rate with its interval, errors by kind,"
          + " speaker and length, what is taken for what, and every utterance aligned, to search,"
          + " sort and filter.",
      "The page is one file that needs no network. It holds the transcripts."
    })
final class ReportCommand extends ZooCommand {
  @Parameters(
      paramLabel = "RESULT_DIR",
      description =
          "A result folder, or RESULTS.txt or DETAILS.txt in one; or the id of a model, for its newest result.")
  private Path result = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The page; default: report.html in the result folder.")
  private @Nullable Path output;

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "SET",
      description =
          "The test set, by id or folder, for speakers, texts and audio; default: the one that the"
              + " result names, if this zoo has it.")
  private @Nullable String dataset;

  @Option(
      names = "--embed-audio",
      description = "Put the audio into the page, so that it plays wherever the page goes.")
  private boolean embedAudio;

  @Option(names = "--force", description = "Replace a file that is there and is no report.")
  private boolean force;

  @Option(names = "--json", description = "Print what was written as one JSON object.")
  private boolean json;

  ReportCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    new ReportWorkflow(world)
        .report(
            new ReportSettings(
                result,
                Optional.ofNullable(output),
                Optional.ofNullable(dataset),
                embedAudio,
                force,
                json));
    return ExitCode.OK;
  }
}
