package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ListWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One model or one test set, perhaps at a version. */
final class SubjectOptions {
  private static final class Choice {
    @Option(
        names = {"-m", "--model"},
        paramLabel = "ID[@VERSION]",
        required = true,
        description = "A model; ID@3, ID@latest and ID@sha256:HEX name a version.")
    private @Nullable EntryReference model;

    @Option(
        names = {"-d", "--dataset"},
        paramLabel = "ID[@VERSION]",
        required = true,
        description = "A test set, in the same way.")
    private @Nullable EntryReference dataset;

    @Parameters(
        arity = "1..*",
        paramLabel = "ID[@VERSION]",
        description = "Either of them, where only one has that id.")
    private List<EntryReference> either = List.of();
  }

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  /**
   * Which of the two it is; of a plain id, what the zoo knows it as.
   *
   * @throws ZooException if there is none of that id, or a model and a test set
   */
  EntryKind kind(Workflows world) {
    if (choice.model != null) {
      return EntryKind.MODEL;
    }
    return choice.dataset != null ? EntryKind.DATASET : new ListWorkflow(world).kind(all().get(0));
  }

  /**
   * What is named.
   *
   * @throws ZooException of kind USAGE if it is more than one
   */
  EntryReference reference() {
    List<EntryReference> named = all();
    if (named.size() > 1) {
      throw new ZooException(
          ErrorKind.USAGE,
          "one model or test set at a time, not %s and %s".formatted(named.get(0), named.get(1)),
          "Type the command once for each.");
    }
    return named.get(0);
  }

  /** For the command that takes two versions of one. */
  List<EntryReference> all() {
    return Stream.concat(
            Stream.of(choice.model, choice.dataset).flatMap(Stream::ofNullable),
            choice.either.stream())
        .toList();
  }
}
