package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ScoreWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "score",
    description = {
      "Score hypotheses against references: CER for languages written without spaces, WER for"
          + " others.",
      "Both files have lines of an id, white space, and the text."
    })
final class ScoreCommand extends ZooCommand {
  @Option(names = "--ref", paramLabel = "FILE", required = true, description = "The references.")
  private Path references = Path.of("");

  @Option(names = "--hyp", paramLabel = "FILE", required = true, description = "The hypotheses.")
  private Path hypotheses = Path.of("");

  @Option(
      names = "--lang",
      paramLabel = "CODE",
      required = true,
      description = "The language, such as en or zh: it chooses normaliser and unit.")
  private String language = "";

  @Option(
      names = "--normalized",
      description = "The texts are normalised already: take them as they are.")
  private boolean normalized;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write RESULTS.txt, DETAILS.txt and the other files of a result there.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the object of RESULTS.txt.")
  private boolean json;

  @Mixin private final ScoreDetailOptions details = new ScoreDetailOptions();

  ScoreCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    new ScoreWorkflow(world)
        .score(
            references,
            hypotheses,
            language,
            normalized,
            details.details(),
            Optional.ofNullable(out),
            json);
    return ExitCode.OK;
  }
}
