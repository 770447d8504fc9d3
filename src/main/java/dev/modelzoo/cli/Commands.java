package dev.modelzoo.cli;

import dev.modelzoo.cli.completion.Completion;
import dev.modelzoo.cli.console.Paint;
import dev.modelzoo.cli.workflow.ShardWorkflow;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.text.TokenUnit;
import java.time.Duration;
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
    ALL.put("clean", CleanCommand::new);
    ALL.put("export", ExportCommand::new);
    ALL.put("import", ImportCommand::new);
    ALL.put("copy", CopyCommand::new);
    ALL.put("benchmark", BenchmarkCommand::new);
    ALL.put(ShardWorkflow.COMMAND, ShardCommand::new);
    ALL.put("reproduce", ReproduceCommand::new);
    ALL.put("results", ResultsCommand::new);
    ALL.put("score", ScoreCommand::new);
    ALL.put("compare", CompareCommand::new);
    ALL.put("rank", RankCommand::new);
    ALL.put("site", SiteCommand::new);
    ALL.put("report", ReportCommand::new);
    ALL.put("normalize", NormalizeCommand::new);
    ALL.put("doctor", DoctorCommand::new);
    ALL.put("config", ConfigCommand::new);
    ALL.put("completion", CompletionCommand::new);
    ALL.put(Completion.COMMAND, IdsCommand::new);
  }

  private Commands() {}

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * The command line with the one command that {@code args} begins with, or with all: reading the
   * annotations of every command takes a third of a short command's time.
   */
  static CommandLine of(Workflows workflows, String... args) {
    Function<Workflows, ZooCommand> only = args.length == 0 ? null : ALL.get(args[0]);
    boolean version = args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
    if (only == null) {
      return version ? new CommandLine(new Top()) : all(workflows);
    }
    CommandLine commandLine = new CommandLine(new Top());
    add(commandLine, args[0], only.apply(workflows));
    convert(commandLine);
    return commandLine;
  }

  /** The command line with all commands. */
  static CommandLine all(Workflows workflows) {
    CommandLine commandLine = new CommandLine(new Top());
    ALL.forEach((name, make) -> add(commandLine, name, make.apply(workflows)));
    convert(commandLine);
    return commandLine;
  }

  private static void add(CommandLine top, String name, ZooCommand command) {
    CommandLine line = new CommandLine(command);
    Examples.addTo(line.getCommandSpec());
    top.addSubcommand(name, line);
  }

  private static void convert(CommandLine commandLine) {
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    OptionValue.register(commandLine, EntryId.class, text -> EntryId.parse(TypedId.bare(text)));
    OptionValue.register(
        commandLine, EntryReference.class, text -> EntryReference.parse(TypedId.bare(text)));
    OptionValue.register(commandLine, Duration.class, TimeLimit::parse);
    OptionValue.register(commandLine, LanguageCode.class, LanguageCode::parse);
    OptionValue.register(commandLine, TokenUnit.class, RateUnit::parse);
    OptionValue.register(commandLine, Paint.When.class, Colors::parse);
    OptionValue.register(commandLine, SizeLimit.class, SizeLimit::parse);
  }
}
