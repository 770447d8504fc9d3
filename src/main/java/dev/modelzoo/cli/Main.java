package dev.modelzoo.cli;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ResultStream;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.container.ExitHook;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.text.TokenUnit;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the program starts, and where every failure ends. */
public final class Main {
  @Command(
      name = "zoo",
      description = "Publish, fetch, run and score speech recognisers.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND")
  private static final class Top {}

  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Tool.nameAndVersion().replace('/', ' ')};
    }
  }

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    Console console =
        new Console(
            new ResultStream(new FileOutputStream(FileDescriptor.out)),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            Boolean.getBoolean("zoo.terminal"));
    Workflows workflows =
        new Workflows(
            console,
            System.getenv(),
            Clock.systemUTC(),
            ChunkLayout.STANDARD,
            new KnownStores(System.getenv(), console),
            Tool.nameAndVersion());
    workflows.setInput(new FileInputStream(FileDescriptor.in));
    ExitHook hook = ExitHook.of("say-interrupted", console::interrupted);
    int exit = run(workflows, args);
    hook.close();
    System.exit(exit);
  }

  /** Runs one command line and returns its exit code; prints through the workflows' console. */
  public static int run(Workflows workflows, String... typed) {
    String[] args = commandFirst(asOptions(typed));
    CommandLine commandLine = Commands.of(new Top(), workflows, args);
    commandLine.registerConverter(EntryId.class, EntryId::parse);
    commandLine.registerConverter(EntryReference.class, EntryReference::parse);
    commandLine.registerConverter(Duration.class, TimeLimit::parse);
    commandLine.registerConverter(LanguageCode.class, LanguageCode::parse);
    commandLine.registerConverter(TokenUnit.class, RateUnit::parse);
    commandLine.registerConverter(SizeLimit.class, SizeLimit::parse);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> failed(failure, command, workflows.console()));
    commandLine.setParameterExceptionHandler(
        (failure, rest) -> misused(failure, workflows.console()));
    if (args.length == 0) {
      commandLine.usage(workflows.console().out());
      return ExitCode.USAGE;
    }
    commandLine.setOut(new PrintWriter(workflows.console().out(), true, StandardCharsets.UTF_8));
    int exit = commandLine.execute(args);
    return exit == ExitCode.OK ? written(workflows.console()) : exit;
  }

  /** A result that nobody got is no success. */
  private static int written(Console console) {
    try {
      console.requireWritten();
      return ExitCode.OK;
    } catch (ZooException e) {
      console.error(e);
      return e.kind().exitCode();
    }
  }

  /** Options that every command takes may also stand before it, as git has them. */
  private static String[] commandFirst(String... typed) {
    int command = 0;
    while (command < typed.length && GlobalOptions.isOne(typed[command])) {
      command += typed[command].equals(GlobalOptions.ZOO) ? 2 : 1;
    }
    if (command == 0 || command >= typed.length || !Commands.names().contains(typed[command])) {
      return typed;
    }
    List<String> ordered = new ArrayList<>();
    ordered.add(typed[command]);
    ordered.addAll(Arrays.asList(typed).subList(0, command));
    ordered.addAll(Arrays.asList(typed).subList(command + 1, typed.length));
    return ordered.toArray(String[]::new);
  }

  /** {@code zoo help} and {@code zoo help push} are typed by habit; {@code zoo version}, too. */
  private static String[] asOptions(String... typed) {
    if (typed.length > 0 && typed[0].equals("help")) {
      return typed.length == 1 ? new String[] {"--help"} : new String[] {typed[1], "--help"};
    }
    return typed.length == 1 && typed[0].equals("version") ? new String[] {"--version"} : typed;
  }

  private static int failed(Exception failure, CommandLine command, Console console) {
    if (failure instanceof ZooException expected) {
      console.error(expected);
      if (command.getCommand() instanceof ZooCommand zooCommand && zooCommand.debug()) {
        console.trace(expected);
      }
      return expected.kind().exitCode();
    }
    if (failure instanceof CommandLine.ParameterException wrong) {
      return misused(wrong, console);
    }
    console.bug(failure);
    return ExitCode.BUG;
  }

  private static int misused(CommandLine.ParameterException failure, Console console) {
    String name = failure.getCommandLine().getCommandSpec().qualifiedName();
    Throwable cause = failure.getCause();
    if (cause instanceof ZooException expected) {
      console.error(expected);
      return ExitCode.USAGE;
    }
    String message = String.valueOf(failure.getMessage()).replaceFirst("^Error: ", "");
    String next = "Run '" + name + " --help' to see what it takes.";
    if (failure instanceof UnmatchedArgumentException unmatched) {
      message = "'" + String.join(" ", unmatched.getUnmatched()) + "' means nothing here";
      List<String> close = unmatched.getSuggestions();
      next = close.isEmpty() ? next : "Did you mean " + String.join(", ", close) + "? " + next;
    }
    console.error(new ZooException(ErrorKind.USAGE, message, next));
    return ExitCode.USAGE;
  }
}
