package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.ShardWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands, in the order of the help. */
final class Commands {
  private static final Map<String, Function<Workflows, ZooCommand>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("init", InitCommand::new);
    ALL.put("new", NewCommand::new);
    ALL.put("check", CheckCommand::new);
    ALL.put("push", PushCommand::new);
    ALL.put("pull", PullCommand::new);
    ALL.put("list", ListCommand::new);
    ALL.put("show", ShowCommand::new);
    ALL.put("log", LogCommand::new);
    ALL.put("diff", DiffCommand::new);
    ALL.put("verify", VerifyCommand::new);
    ALL.put("rollback", RollbackCommand::new);
    ALL.put("gc", GcCommand::new);
    ALL.put("export", ExportCommand::new);
    ALL.put("import", ImportCommand::new);
    ALL.put("benchmark", BenchmarkCommand::new);
    ALL.put(ShardWorkflow.COMMAND, ShardCommand::new);
    ALL.put("reproduce", ReproduceCommand::new);
    ALL.put("score", ScoreCommand::new);
    ALL.put("compare", CompareCommand::new);
    ALL.put("rank", RankCommand::new);
    ALL.put("site", SiteCommand::new);
    ALL.put("report", ReportCommand::new);
    ALL.put("normalize", NormalizeCommand::new);
  }

  private Commands() {}

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * The command line with the one command that {@code args} begins with, or with all: reading the
   * annotations of every command takes a third of a short command's time.
   */
  static CommandLine of(Object top, Workflows workflows, String... args) {
    CommandLine commandLine = new CommandLine(top);
    Function<Workflows, ZooCommand> only = args.length == 0 ? null : ALL.get(args[0]);
    if (only != null) {
      return commandLine.addSubcommand(args[0], only.apply(workflows));
    }
    boolean version = args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
    if (!version) {
      ALL.forEach((name, make) -> commandLine.addSubcommand(name, make.apply(workflows)));
    }
    return commandLine;
  }
}
