package dev.modelzoo.cli.manual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of one command, in the man macros of roff. */
final class ManPage {
  private final Roff page = new Roff();
  private final CommandSpec spec;
  private final UsageMessageSpec usage;
  private final String name;

  private ManPage(CommandSpec spec) {
    this.spec = spec;
    this.usage = spec.usageMessage();
    this.name = spec.qualifiedName("-");
  }

  /**
   * Writes the page.
   *
   * @param version of the program, as {@code zoo 1.2}
   * @param exits the exit codes, which all commands share
   * @param others the names of further pages, for the end of this one
   */
  static String of(
      CommandSpec spec, String version, List<ManPages.Exit> exits, List<String> others) {
    return new ManPage(spec).text(version, exits, others);
  }

  /** The file that {@code man} looks for. */
  static String fileName(CommandSpec spec) {
    return spec.qualifiedName("-") + ".1";
  }

  private String text(String version, List<ManPages.Exit> exits, List<String> others) {
    page.title(name.toUpperCase(Locale.ROOT), version);
    List<String> sentences = Arrays.stream(usage.description()).map(ManPage::plain).toList();
    page.section("NAME");
    page.line(name + " \\- " + Roff.escape(summary(sentences.get(0))));
    page.section("SYNOPSIS");
    page.line(Roff.bold(spec.qualifiedName()) + " " + Roff.escape(synopsis()));
    page.section("DESCRIPTION");
    sentences.forEach(page::paragraph);
    arguments();
    options();
    commands();
    examples();
    page.section("EXIT STATUS");
    exits.forEach(exit -> page.item(Roff.bold(exit.code()), exit.meaning()));
    page.paragraph("docs/exit-codes.md has examples, and what to do.");
    page.section("SEE ALSO");
    page.line(
        others.stream()
            .filter(other -> !other.equals(name))
            .map(other -> Roff.bold(other) + "(1)")
            .reduce((a, b) -> a + ", " + b)
            .orElse(""));
    return page.toString();
  }

  private String synopsis() {
    StringBuilder line = new StringBuilder(spec.options().isEmpty() ? "" : "[OPTION]...");
    spec.positionalParameters()
        .forEach(
            place ->
                line.append(' ')
                    .append(place.arity().min() == 0 ? "[" : "")
                    .append(place.paramLabel())
                    .append(place.arity().min() == 0 ? "]" : ""));
    return line.append(spec.subcommands().isEmpty() ? "" : " COMMAND").toString();
  }

  private void arguments() {
    if (!spec.positionalParameters().isEmpty()) {
      page.section("ARGUMENTS");
      spec.positionalParameters()
          .forEach(place -> page.item(Roff.italic(place.paramLabel()), description(place)));
    }
  }

  private void options() {
    page.section("OPTIONS");
    spec.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> page.item(head(option), description(option)));
  }

  private static String head(OptionSpec option) {
    String names =
        Arrays.stream(option.names()).map(Roff::bold).reduce((a, b) -> a + ", " + b).orElse("");
    if (option.arity().max() == 0) {
      return names;
    }
    String value = Roff.italic(option.paramLabel());
    return option.arity().min() == 0 ? names + " [" + value + "]" : names + " " + value;
  }

  private static String description(ArgSpec spec) {
    return Arrays.stream(spec.description())
        .map(ManPage::plain)
        .map(text -> text.replace("${DEFAULT-VALUE}", String.valueOf(spec.defaultValue())))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  private void commands() {
    if (spec.subcommands().values().isEmpty()) {
      return;
    }
    page.section("COMMANDS");
    spec.subcommands()
        .forEach(
            (command, line) -> {
              UsageMessageSpec its = line.getCommandSpec().usageMessage();
              if (!its.hidden()) {
                page.item(Roff.bold(command), summary(plain(its.description()[0])));
              }
            });
  }

  private void examples() {
    if (usage.footer().length > 0) {
      page.section("EXAMPLES");
      page.literal(Arrays.stream(usage.footer()).map(ManPage::plain).map(String::strip).toList());
    }
  }

  /** As picocli would print it: it takes the texts for formats. */
  private static String plain(String text) {
    return Ansi.OFF.string(text.replace("%n", " ").replace("%%", "%").replace("$$", "$"));
  }

  private static String summary(String sentence) {
    String first = sentence.split("(?<=[.;:]) ", 2)[0].replaceFirst("[.;:]$", "");
    return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }
}
