package dev.modelzoo.cli;

import dev.modelzoo.benchmark.BenchmarkResult;
import dev.modelzoo.benchmark.Stage;
import dev.modelzoo.cli.workflow.BenchmarkWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RequestFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "benchmark",
    description = {
      "Run models on test sets that are here, score them, and keep each result in results/.",
      "Without -d: on the MINI set of the model's language."
    })
final class BenchmarkCommand extends ZooCommand {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID",
      description = "A folder below models/; more than once for several.")
  private List<EntryId> models = List.of();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID",
      description = "A folder below datasets/; more than once for several.")
  private List<EntryId> datasets = List.of();

  @Option(
      names = {"-r", "--request"},
      paramLabel = "FILE",
      description = "A benchmark request: a YAML file with a model and a list of test sets.")
  private List<Path> requests = List.of();

  @Option(
      names = "--stage",
      paramLabel = "1|2|3",
      defaultValue = "1",
      description =
          "Where to start: 1 data, 2 recognise, 3 score; a later one continues the newest run.")
  private int stage;

  @Mixin private final RunOptions runOptions = new RunOptions();

  BenchmarkCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (models.isEmpty() && requests.isEmpty()) {
      throw usage("name a model (-m ID) or a request (-r FILE)");
    }
    BenchmarkWorkflow runs = new BenchmarkWorkflow(world);
    int exit = ExitCode.OK;
    for (EntryId model : models) {
      exit = first(exit, run(world, runs, model, datasets));
    }
    for (Path file : requests) {
      RequestFile request = RequestFile.read(world.workingFolder().resolve(file));
      exit = first(exit, run(world, runs, request.model(), request.testSets()));
    }
    return exit;
  }

  private int run(Workflows world, BenchmarkWorkflow runs, EntryId model, List<EntryId> named) {
    List<EntryId> sets = named.isEmpty() ? runs.miniSet(model).stream().toList() : named;
    int exit = ExitCode.OK;
    for (EntryId set : sets) {
      BenchmarkResult result = runs.run(model, set, runOptions.settings(), Stage.of(stage));
      Optional<ZooException> incomplete = result.incompleteness();
      if (incomplete.isPresent()) {
        world.console().error(incomplete.get());
        exit = incomplete.get().kind().exitCode();
      }
    }
    return exit;
  }

  private static int first(int exit, int next) {
    return exit == ExitCode.OK ? next : exit;
  }
}
