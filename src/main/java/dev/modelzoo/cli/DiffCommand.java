package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.VersionWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.registry.EntryReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "diff",
    description = {
      "List the files that differ between a version (the pinned one, or ID@VERSION) and the folder"
          + " here, or between two versions (ID@1 ID@2).",
      "A added, D removed, M modified, T executable mode changed."
    })
final class DiffCommand extends ZooCommand {
  @Mixin private final SubjectOptions subject = new SubjectOptions();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "Compare with this version (3, latest, sha256:HEX) instead of the folder.")
  private @Nullable String to;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DiffCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    List<EntryReference> named = subject.all();
    EntryReference from = named.get(0);
    boolean isPair = named.size() == 2 && to == null && named.get(1).id().equals(from.id());
    if (named.size() > 1 && !isPair) {
      throw usage("diff takes two versions of one model or test set: ID@1 ID@2, or ID@1 --to 2");
    }
    Optional<EntryReference.Selector> target =
        isPair
            ? Optional.of(named.get(1).selector())
            : Optional.ofNullable(to)
                .map(text -> EntryReference.parse(from.id() + "@" + text).selector());
    new VersionWorkflow(world).diff(subject.kind(world), from, target, json);
    return ExitCode.OK;
  }
}
