package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.cli.workflow.VerifyWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description =
        "Read every object of a version in its store and compare it with its digest; changes"
            + " nothing.")
final class VerifyCommand extends ZooCommand {
  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID[@VERSION]",
      description =
          "A model; ID@3, ID@latest and ID@sha256:HEX name a version. More than once for several.")
  private List<EntryReference> models = List.of();

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "ID[@VERSION]",
      description = "A test set, in the same way.")
  private List<EntryReference> datasets = List.of();

  @Mixin private final PlainIds plain = new PlainIds();

  @Option(names = "--quick", description = "Ask for sizes only, without reading.")
  private boolean quick;

  @Mixin private final LoadOptions load = new LoadOptions();

  @Mixin private final JsonOption json = new JsonOption();

  VerifyCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    int named = models.size() + datasets.size() + plain.size();
    if (named == 0) {
      throw usage("name a model (-m ID) or a test set (-d ID)");
    }
    if (json.wanted() && named > 1) {
      throw usage("--json tells of one model or test set");
    }
    load.apply(world);
    JsonReport report = json.report(world, "zoo-verify/1");
    return report.print(() -> end(verify(world, report)));
  }

  private record Subject(EntryKind kind, EntryReference reference) {}

  /** All of them, whatever is found in one; returns what ends the command. */
  private Optional<ZooException> verify(Workflows world, JsonReport report) {
    PlainIds.Named named = plain.and(models, datasets, true, world);
    List<Subject> subjects = new ArrayList<>();
    named.models().forEach(model -> subjects.add(new Subject(EntryKind.MODEL, model)));
    named.datasets().forEach(set -> subjects.add(new Subject(EntryKind.DATASET, set)));
    VerifyWorkflow verify = new VerifyWorkflow(world, report.whole());
    Optional<ZooException> last = Optional.empty();
    for (Subject subject : subjects) {
      Optional<ZooException> damage = damage(verify, subject);
      if (damage.isPresent()) {
        last.ifPresent(world.console()::error);
        last = damage;
      }
    }
    return last;
  }

  private Optional<ZooException> damage(VerifyWorkflow verify, Subject subject) {
    try {
      verify.verify(subject.kind(), subject.reference(), quick);
      return Optional.empty();
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.CORRUPT) {
        throw e;
      }
      return Optional.of(e);
    }
  }
}
