package dev.modelzoo.cli;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ResultStream;
import dev.modelzoo.cli.settings.Settings;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.container.ExitHook;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** Where the program starts, and where every failure ends. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    Console console =
        new Console(
            new ResultStream(new FileOutputStream(FileDescriptor.out)),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            Boolean.getBoolean("zoo.terminal"));
    console.setColumns(Integer.getInteger("zoo.columns", 0));
    console.setResultsOnTerminal(isTerminal(1));
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
    CommandLine commandLine = Commands.of(workflows, args);
    boolean mends = args.length > 0 && args[0].equals("config"); // what is wrong here, too
    try {
      if (!mends) {
        commandLine.setDefaultValueProvider(
            new SettingDefaults(Settings.read(workflows.environment())));
      }
    } catch (ZooException e) {
      workflows.console().error(e);
      return e.kind().exitCode();
    }
    Failures failures = new Failures(workflows.console());
    commandLine.setExecutionExceptionHandler(failures);
    commandLine.setParameterExceptionHandler(failures);
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
    if (console.hasLostItsReader()) {
      return ExitCode.NO_READER; // such as 'zoo list | head -n 1', of which nobody wants to hear
    }
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
      command += GlobalOptions.takesValue(typed[command]) ? 2 : 1;
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
      if (typed.length == 1) {
        return new String[] {"--help"};
      }
      boolean known = Commands.names().contains(typed[1]);
      return known ? new String[] {typed[1], "--help"} : new String[] {typed[1]};
    }
    return typed.length == 1 && typed[0].equals("version") ? new String[] {"--version"} : typed;
  }

  /** Linux tells; elsewhere the launcher may. */
  private static boolean isTerminal(int descriptor) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
    } catch (IOException e) {
      return Boolean.getBoolean("zoo.terminal.out");
    }
  }
}
