package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.SkeletonWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "new",
    description = {
      "Make the folder of a new model-image or test set, with everything to fill in.",
      "Overwrites nothing, and registers nothing: 'zoo push' does that."
    })
final class NewCommand extends ZooCommand {
  /** The words that a user types. */
  private enum Subject {
    model,
    dataset
  }

  @Parameters(index = "0", paramLabel = "model|dataset", description = "What to make.")
  private Subject subject = Subject.model;

  @Parameters(index = "1", paramLabel = "ID", description = "Its id: the name of its folder.")
  private EntryId id = new EntryId("new");

  @Option(
      names = {"-l", "--language"},
      paramLabel = "CODE",
      description = "The language of a model: an ISO 639 code (default: en).")
  private @Nullable String language;

  @Mixin private final JsonOption json = new JsonOption();

  NewCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    if (subject == Subject.dataset && language != null) {
      throw usage("a test set has no --language: it goes with models of any");
    }
    JsonReport report = json.report(world, "zoo-new/1");
    return report.print(() -> make(new SkeletonWorkflow(world, report.whole())));
  }

  private int make(SkeletonWorkflow skeletons) {
    if (subject == Subject.model) {
      skeletons.model(id, language == null ? "en" : language);
    } else {
      skeletons.dataset(id);
    }
    return ExitCode.OK;
  }
}
