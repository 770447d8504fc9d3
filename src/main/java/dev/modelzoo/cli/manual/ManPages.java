package dev.modelzoo.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The manual: a page of the program and one of each command that is not hidden. */
public final class ManPages {
  /** An exit code, and what it says. */
  public record Exit(String code, String meaning) {}

  private ManPages() {}

  /**
   * Writes all pages into a folder, which is made if need be.
   *
   * @param version of the program, as {@code zoo 1.2}
   * @param exits what every page says under EXIT STATUS
   * @return the files, the program's first
   */
  public static List<Path> write(CommandLine top, String version, List<Exit> exits, Path folder)
      throws IOException {
    List<CommandSpec> specs = new ArrayList<>(List.of(top.getCommandSpec()));
    top.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(spec -> !spec.usageMessage().hidden())
        .forEach(specs::add);
    List<String> names = specs.stream().map(spec -> spec.qualifiedName("-")).toList();
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    for (CommandSpec spec : specs) {
      Path file = folder.resolve(ManPage.fileName(spec));
      Files.writeString(file, ManPage.of(spec, version, exits, names));
      written.add(file);
    }
    return List.copyOf(written);
  }
}
