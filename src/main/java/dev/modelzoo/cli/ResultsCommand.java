package dev.modelzoo.cli;

import dev.modelzoo.cli.settings.Setting;
import dev.modelzoo.cli.settings.Settings;
import dev.modelzoo.cli.workflow.PublishedResultWorkflow;
import dev.modelzoo.cli.workflow.ResultsWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.registry.EntryReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "results",
    description = {
      "List results: of the models that are named those in their stores, and those in results/ of"
          + " the zoo; without a model, all in results/, and no store is asked.",
      "With --remote: list what is published of all models at a place.",
      "With --out: fetch a published result as a folder, for zoo compare, zoo report, zoo rank and"
          + " zoo site. Its hypotheses are scored again here, which needs the test set."
    })
final class ResultsCommand extends ZooCommand {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID[@VERSION]",
      description = "Results of this model, of all its versions or of one.")
  private List<EntryReference> models = List.of();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID",
      description = "Only results on this test set.")
  private List<EntryId> datasets = List.of();

  @Mixin private final PlainIds plain = new PlainIds();

  @Option(
      names = "--remote",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "URL",
      description =
          "List what is published at this place, which has models/ in it (default: where new"
              + " entries of the zoo go; outside of a zoo ZOO_REMOTE or the setting 'remote').")
  private @Nullable String remote;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write a published result there: RESULTS.txt, DETAILS.txt and the others.")
  private @Nullable Path out;

  @Option(
      names = "--record",
      paramLabel = "N|NAME",
      description =
          "With --out: which of several published results of a version on a set: its number, the"
              + " oldest is 1, or how its name begins (default: the newest of a submitter).")
  private @Nullable String record;

  @Option(names = "--force", description = "With --out: replace a result that is in that folder.")
  private boolean force;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ResultsCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    PlainIds.Named named =
        plain.and(models, datasets.stream().map(EntryReference::pinned).toList(), true, world);
    List<EntryId> sets = named.datasets().stream().map(EntryReference::id).toList();
    if (out == null) {
      if (record != null || force) {
        throw usage("--record and --force are for --out FOLDER");
      }
      if (remote != null) {
        Optional<String> setting = Settings.read(world.environment()).text(Setting.REMOTE);
        Optional<String> typed = Optional.of(remote).filter(place -> !place.isEmpty());
        new ResultsWorkflow(world).remote(typed, setting, named.models(), sets, json);
        return ExitCode.OK;
      }
      new ResultsWorkflow(world).list(named.models(), sets, json);
      return ExitCode.OK;
    }
    if (named.models().size() != 1 || sets.size() > 1 || remote != null) {
      throw usage("--out takes one model and at most one test set, and no --remote");
    }
    new PublishedResultWorkflow(world)
        .write(
            named.models().get(0),
            sets.stream().findFirst(),
            Optional.ofNullable(record),
            out,
            force,
            json);
    return ExitCode.OK;
  }
}
