package dev.modelzoo.cli;

import dev.modelzoo.content.EntryKind;
import dev.modelzoo.registry.EntryReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

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
  }

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  EntryKind kind() {
    return choice.model != null ? EntryKind.MODEL : EntryKind.DATASET;
  }

  EntryReference reference() {
    EntryReference named = choice.model != null ? choice.model : choice.dataset;
    if (named == null) {
      throw new IllegalStateException("picocli asks for one of them");
    }
    return named;
  }
}
