package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.DoctorWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Look at what zoo needs on this machine, and at the way to a store: server, clock, region,"
          + " credentials and where they come from, proxy, rights. Says of each what to mend.",
      "Looks at the place where new entries of the zoo go, unless told otherwise."
    })
final class DoctorCommand extends ZooCommand {
  /** Whose place to look at. */
  private static final class Subject {
    @Option(
        names = {"-m", "--model"},
        paramLabel = "ID",
        description = "Look at the place of this model.")
    private @Nullable EntryId model;

    @Option(
        names = {"-d", "--dataset"},
        paramLabel = "ID",
        description = "Look at the place of this test set.")
    private @Nullable EntryId dataset;

    @Option(
        names = "--remote",
        paramLabel = "URL",
        description =
            "Look at this place: s3://BUCKET/PREFIX/, oss://BUCKET/PREFIX/ or file:FOLDER.")
    private @Nullable String remote;
  }

  @ArgGroup private Subject subject = new Subject();

  @Option(
      names = "--write",
      description = "Try to write, too: with small objects that are removed again.")
  private boolean write;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DoctorCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    EntryKind kind = subject.dataset == null ? EntryKind.MODEL : EntryKind.DATASET;
    new DoctorWorkflow(world)
        .run(
            new DoctorWorkflow.Subject(
                kind,
                Optional.ofNullable(subject.model).or(() -> Optional.ofNullable(subject.dataset)),
                Optional.ofNullable(subject.remote)),
            write,
            json);
    return ExitCode.OK;
  }
}
