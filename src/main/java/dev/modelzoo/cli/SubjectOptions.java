package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ListWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.registry.EntryReference;
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
        arity = "0..1",
        paramLabel = "ID[@VERSION]",
        description = "Either of them, where only one has that id.")
    private @Nullable EntryReference either;
  }

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  /**
   * Which of the two it is; of a plain id, what the zoo knows it as.
   *
   * @throws dev.modelzoo.error.ZooException if there is none of that id, or a model and a test set
   */
  EntryKind kind(Workflows world) {
    if (choice.model != null) {
      return EntryKind.MODEL;
    }
    return choice.dataset != null ? EntryKind.DATASET : new ListWorkflow(world).kind(reference());
  }

  EntryReference reference() {
    return Stream.of(choice.model, choice.dataset, choice.either)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("picocli asks for one of them"));
  }
}
