package dev.modelzoo.cli;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Paint;
import dev.modelzoo.cli.workflow.Workflows;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes. */
final class GlobalOptions {
  static final String ZOO = "--zoo";
  static final String COLOR = "--color";

  private static final Set<String> FLAGS =
      Set.of("-q", "--quiet", "-v", "--verbose", "--debug", ZOO, COLOR);

  @Option(
      names = ZOO,
      paramLabel = "FOLDER",
      description = "The zoo; default: found from the current folder upward, or $ZOO_HOME.")
  private @Nullable Path zoo;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say only results, warnings and errors.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more.")
  private boolean verbose;

  @Option(
      names = COLOR,
      paramLabel = "WHEN",
      description = "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.")
  private Paint.@Nullable When color;

  @Option(names = "--debug", description = "Print the stack trace of an error.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** Whether a word of the command line is one of these; help apart, which ends it. */
  static boolean isOne(String word) {
    return FLAGS.contains(word) || word.startsWith(ZOO + "=") || word.startsWith(COLOR + "=");
  }

  /** Whether the next word of the command line is this one's value. */
  static boolean takesValue(String word) {
    return word.equals(ZOO) || word.equals(COLOR);
  }

  void apply(Workflows workflows) {
    Path folder = zoo;
    if (folder != null) {
      workflows.setRoot(folder);
    }
    Paint.When when = color;
    if (when != null) {
      workflows.setColor(when);
    }
    if (quiet) {
      workflows.console().setVerbosity(Console.Verbosity.QUIET);
    } else if (verbose || debug) {
      workflows.console().setVerbosity(Console.Verbosity.VERBOSE);
    }
  }

  boolean debug() {
    return debug;
  }

  boolean help() {
    return help;
  }
}
