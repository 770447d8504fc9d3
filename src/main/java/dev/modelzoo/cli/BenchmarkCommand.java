package dev.modelzoo.cli;

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

  @Mixin private final DispatchOptions dispatchOptions = new DispatchOptions();

  BenchmarkCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (models.isEmpty() && requests.isEmpty()) {
      throw usage("name a model (-m ID) or a request (-r FILE)");
    }
    BenchmarkWorkflow runs = new BenchmarkWorkflow(world);
    Optional<ZooException> incomplete = Optional.empty();
    for (EntryId model : models) {
      Optional<ZooException> ended = run(runs, model, datasets);
      incomplete = incomplete.or(() -> ended);
    }
    for (Path file : requests) {
      RequestFile request = RequestFile.read(world.workingFolder().resolve(file));
      Optional<ZooException> ended = run(runs, request.model(), request.testSets());
      incomplete = incomplete.or(() -> ended);
    }
    return end(incomplete);
  }

  private Optional<ZooException> run(BenchmarkWorkflow runs, EntryId model, List<EntryId> named) {
    List<EntryId> sets = named.isEmpty() ? runs.miniSet(model).stream().toList() : named;
    Optional<ZooException> first = Optional.empty();
    for (EntryId set : sets) {
      Optional<ZooException> incomplete =
          runs.run(model, set, runOptions.settings(), dispatchOptions.settings(), Stage.of(stage))
              .incompleteness();
      first = first.or(() -> incomplete);
    }
    return first;
  }
}
