package dev.modelzoo.cli;

import dev.modelzoo.benchmark.Stage;
import dev.modelzoo.cli.workflow.BenchmarkPair;
import dev.modelzoo.cli.workflow.MatrixWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "benchmark",
    description = {
      "Run models on test sets that are here, score them, and keep each result in results/.",
      "Without -d: on the MINI set of the model's language. Several -m and -d: every model on every"
          + " set; a pair that has a result already is skipped, and one that fails does not stop the"
          + " others."
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

  @Mixin private final PlainIds plain = new PlainIds();

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

  @Option(
      names = "--again",
      description =
          "Of several pairs or a request, run also those that have a result of the same model, set,"
              + " selection, engine and rules.")
  private boolean again;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private final RunOptions runOptions = new RunOptions();

  @Mixin private final DispatchOptions dispatchOptions = new DispatchOptions();

  BenchmarkCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    PlainIds.Folders named = plain.andFolders(models, datasets, world);
    if (named.models().isEmpty() && requests.isEmpty()) {
      throw usage("name a model (-m ID) or a request (-r FILE)");
    }
    MatrixWorkflow matrix = new MatrixWorkflow(world, json);
    Set<BenchmarkPair> pairs = new LinkedHashSet<>(matrix.pairs(named.models(), named.datasets()));
    requests.forEach(file -> pairs.addAll(matrix.pairs(file)));
    // Who names one pair wants it to run, as who starts from a later stage does.
    boolean several = pairs.size() > 1 || !requests.isEmpty();
    MatrixWorkflow.Options options =
        new MatrixWorkflow.Options(
            runOptions.settings(),
            dispatchOptions.settings(),
            Stage.of(stage),
            several && !again && Stage.of(stage) == Stage.DATA);
    return end(matrix.run(pairs, options));
  }
}
