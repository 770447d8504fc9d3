package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.NormalizeWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "normalize",
    description = {
      "Print texts as they are compared when scored: one line for each line.",
      "The lines are texts without ids."
    })
final class NormalizeCommand extends ZooCommand {
  @Mixin private final NormalizerOptions normalizer = new NormalizerOptions();

  @Option(names = "--explain", description = "Show the text after each rule that changes it.")
  private boolean explain;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The texts, in UTF-8; standard input if absent or '-'.")
  private @Nullable Path file;

  @Mixin private final JsonOption json = new JsonOption();

  NormalizeCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (normalizer.isLanguageMissing()) {
      throw usage("name the language of the texts: --lang CODE");
    }
    Optional<Path> source = Optional.ofNullable(file).filter(path -> !path.toString().equals("-"));
    new NormalizeWorkflow(world)
        .normalize(normalizer.normalizer(world.workingFolder()), source, explain, json.wanted());
    return ExitCode.OK;
  }
}
