package dev.modelzoo.cli;

import dev.modelzoo.benchmark.Aligners;
import dev.modelzoo.benchmark.Scorer;
import dev.modelzoo.cli.workflow.ScoreRequest;
import dev.modelzoo.cli.workflow.ScoreWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.scoring.TokenAligner;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "score",
    description = {
      "Score hypotheses against references, or with a test set of the zoo: CER for languages written"
          + " without spaces, WER for others.",
      "Files are Kaldi text (a line of an id, white space, and the text), or .tsv, .jsonl or"
          + " .trn. One of them may be '-', Kaldi text from standard input."
    })
final class ScoreCommand extends ZooCommand {
  @Option(
      names = "--ref",
      paramLabel = "FILE",
      description =
          "The references. A set's metadata.tsv is its own --metadata, too, where none is named.")
  private @Nullable Path references;

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID",
      description =
          "Instead of --ref: score with this test set, which must be here, so that the result can be"
              + " compared and ranked with those of models that ran on it.")
  private @Nullable EntryId set;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What made the hypotheses, for zoo rank and zoo site (default: the name of --out).")
  private @Nullable String name;

  @Option(names = "--hyp", paramLabel = "FILE", required = true, description = "The hypotheses.")
  private Path hypotheses = Path.of("");

  @Mixin private final NormalizerOptions normalizer = new NormalizerOptions();

  @Option(
      names = "--unit",
      paramLabel = "RATE",
      description = "CER, WER or MER (Han characters and other words); by default the language's.")
  private @Nullable TokenUnit unit;

  @Option(
      names = "--normalized",
      description = "The texts are normalised already: take them as they are.")
  private boolean normalized;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write RESULTS.txt, DETAILS.txt and the other files of a result there.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace results that are in that folder.")
  private boolean force;

  @Option(names = "--json", description = "Print the object of RESULTS.txt.")
  private boolean json;

  @Mixin private final GlmOptions glm = new GlmOptions();

  @Mixin private final ScoreDetailOptions details = new ScoreDetailOptions();

  ScoreCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (normalizer.isLanguageMissing() && unit == null) {
      throw usage("name the language (--lang CODE) or the unit (--unit CER|WER|MER)");
    }
    if (normalized && normalizer.change().isPresent()) {
      throw usage(
          "--normalized takes texts as they are, and %s changes them: choose one"
              .formatted(normalizer.change().get()));
    }
    new ScoreWorkflow(world)
        .score(
            new ScoreRequest(
                Optional.ofNullable(references),
                Optional.ofNullable(set),
                Optional.ofNullable(name),
                hypotheses,
                scorer(world),
                details.details(),
                Optional.ofNullable(out),
                force,
                json));
    return ExitCode.OK;
  }

  private Scorer scorer(Workflows world) {
    Normalizer form =
        normalized
            ? Normalizers.verbatim()
            : normalizer.normalizer(
                world.workingFolder(), set != null && new ScoreWorkflow(world).simplifies(set));
    TokenUnit counted = unit == null ? TokenUnit.forLanguage(normalizer.language()) : unit;
    TokenAligner aligner =
        Aligners.choose(glm.rules(), normalizer.language(), counted, world.workingFolder());
    return new Scorer(normalizer.language(), form, counted, aligner);
  }
}
