package dev.modelzoo.cli;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ResultStream;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.ChunkLayout;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** Workflows of which nobody hears, for what the build and the packages do with the program. */
final class SilentWorkflows {
  private SilentWorkflows() {}

  static Workflows in(Map<String, String> environment) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Console silent =
        new Console(
            new ResultStream(nowhere),
            new PrintStream(nowhere, true, StandardCharsets.UTF_8),
            false);
    return new Workflows(
        silent,
        environment,
        Clock.systemUTC(),
        ChunkLayout.STANDARD,
        new KnownStores(environment, silent),
        Tool.nameAndVersion());
  }
}
