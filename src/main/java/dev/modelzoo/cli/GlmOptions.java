package dev.modelzoo.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which phrases may stand for each other when a hypothesis is scored. */
final class GlmOptions {
  @Option(
      names = "--glm",
      paramLabel = "FILE",
      description =
          "Phrases that mean the same, a line of comma-separated phrases for each rule, instead of"
              + " zoo's own for English; none: no such rules.")
  private @Nullable String rules;

  /** A file, or {@code none}; empty for the language's own rules. */
  Optional<String> rules() {
    return Optional.ofNullable(rules);
  }
}
