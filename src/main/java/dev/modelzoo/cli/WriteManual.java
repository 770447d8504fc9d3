package dev.modelzoo.cli;

import dev.modelzoo.cli.manual.ManPages;
import java.io.IOException;
import java.nio.file.Path;
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
    String version = Tool.nameAndVersion().replace('/', ' ');
    List<ManPages.Exit> exits =
        ExitCodeTable.rows().stream()
            .map(
                row ->
                    new ManPages.Exit(
                        String.valueOf(row.code()), row.name() + ": " + row.when() + "."))
            .toList();
    return ManPages.write(Commands.all(SilentWorkflows.in(Map.of())), version, exits, folder);
  }
}
