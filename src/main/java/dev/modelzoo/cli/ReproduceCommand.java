package dev.modelzoo.cli;

import dev.modelzoo.benchmark.Sharding;
import dev.modelzoo.cli.workflow.ReproduceSettings;
import dev.modelzoo.cli.workflow.ReproduceWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.registry.EntryReference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reproduce",
    description = {
      "Repeat a published result: fetch the model and the test set, verify them, run the model as"
          + " it was run, and compare. Ends with 12 if the score is another.",
      "Which utterances, how many shards, --opaque-ids and --t2s are those of the published run."
    })
final class ReproduceCommand extends ZooCommand {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID[@VERSION]",
      description =
          "The model; ID@3, ID@latest and ID@sha256:HEX name other versions than the pin.")
  private @Nullable EntryReference model;

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID[@VERSION]",
      description = "The test set (default: the MINI set of the model's language).")
  private @Nullable EntryReference dataset;

  @Mixin private final PlainIds plain = new PlainIds();

  @Option(
      names = "--tolerance",
      paramLabel = "POINTS",
      description =
          "Also call it reproduced if the error rate differs by no more than so many points of a"
              + " per cent: 0.1 takes 5.03 %% for 4.93 %% (default: 0, all counts must be equal).")
  private double tolerance;

  @Option(
      names = "--record",
      paramLabel = "N|NAME",
      description =
          "Which of several published results: its number, the oldest is 1, or how its name begins"
              + " (default: the newest of a submitter).")
  private @Nullable String record;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description = "Cut the list into N parts, not into as many as were published.")
  private @Nullable Integer shards;

  @Option(
      names = "--retry-failed",
      description = "Run again the failed shards of an unfinished run, and what the SBI left out.")
  private boolean retryFailed;

  @Option(
      names = "--no-record",
      description = "Do not write the outcome into the store as a reproducer's result.")
  private boolean noRecord;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most so many utterances that differ (default: 10).")
  private int limit = 10;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private final EngineOptions engineOptions = new EngineOptions();

  @Mixin private final PlaceOptions placeOptions = new PlaceOptions();

  ReproduceCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (model == null && plain.isEmpty()) {
      throw usage("name a model (-m ID)");
    }
    PlainIds.Named named = plain.and(listed(model), listed(dataset), true, world);
    if (named.models().size() != 1 || named.datasets().size() > 1) {
      throw usage("name one model and at most one test set");
    }
    ReproduceSettings settings =
        new ReproduceSettings(
            tolerance,
            limit,
            Optional.ofNullable(record),
            shards == null ? OptionalInt.empty() : OptionalInt.of(shards),
            retryFailed,
            !noRecord,
            run -> engineOptions.settings(run.maxUtterances(), run.opaqueIds(), run.simplified()),
            run -> placeOptions.settings(new Sharding(run.shards(), run.retryFailed(), true)),
            json);
    new ReproduceWorkflow(world, settings)
        .reproduce(named.models().get(0), named.datasets().stream().findFirst());
    return ExitCode.OK;
  }

  private static List<EntryReference> listed(@Nullable EntryReference reference) {
    return reference == null ? List.of() : List.of(reference);
  }
}
