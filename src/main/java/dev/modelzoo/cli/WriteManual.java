package dev.modelzoo.cli;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ResultStream;
import dev.modelzoo.cli.manual.ManPages;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.ChunkLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Writes the manual; the build calls it, and the program itself never does. */
public final class WriteManual {
  private WriteManual() {}

  /** Takes one argument: the folder for the pages. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]));
  }

  static List<Path> write(Path folder) throws IOException {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Console silent =
        new Console(
            new ResultStream(nowhere),
            new PrintStream(nowhere, true, StandardCharsets.UTF_8),
            false);
    Workflows nothing =
        new Workflows(
            silent,
            Map.of(),
            Clock.systemUTC(),
            ChunkLayout.STANDARD,
            new KnownStores(Map.of(), silent),
            Tool.nameAndVersion());
    String version = Tool.nameAndVersion().replace('/', ' ');
    return ManPages.write(Commands.all(nothing), version, folder);
  }
}
