package dev.modelzoo.cli.completion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands that a shell completes, in the order of the help. */
record CommandTable(List<Command> commands) {
  private static final Pattern WORD = Pattern.compile("[a-z0-9_.-]+");

  /**
   * A command, its options and its arguments by position.
   *
   * @param repeats whether more of the last argument may follow
   */
  record Command(
      String name,
      String description,
      List<Option> options,
      List<Completable> arguments,
      boolean repeats) {
    Command {
      options = List.copyOf(options);
      arguments = List.copyOf(arguments);
    }

    /** Whether more arguments of the same kind may follow the one at {@code index} (from 0). */
    boolean repeats(int index) {
      return repeats && index == arguments.size() - 1;
    }
  }

  /**
   * An option.
   *
   * @param value empty for a switch
   */
  record Option(List<String> names, String description, Optional<Completable> value) {
    Option {
      names = List.copyOf(names);
    }
  }

  CommandTable {
    commands = List.copyOf(commands);
  }

  /** Reads the commands below {@code top} that are not hidden; adds {@code help COMMAND}. */
  static CommandTable of(CommandLine top) {
    List<Command> commands = new ArrayList<>();
    for (CommandLine command : top.getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        commands.add(command(spec));
      }
    }
    List<String> names = commands.stream().map(Command::name).toList();
    Completable named = new Completable(Completable.Kind.WORDS, names);
    commands.add(
        new Command("help", "Show what a command takes", List.of(), List.of(named), false));
    return new CommandTable(commands);
  }

  private static Command command(CommandSpec spec) {
    List<PositionalParamSpec> places = spec.positionalParameters();
    return new Command(
        spec.name(),
        firstSentence(spec.usageMessage().description()),
        spec.options().stream()
            .filter(option -> !option.hidden())
            .map(CommandTable::option)
            .toList(),
        places.stream().map(CommandTable::value).toList(),
        !places.isEmpty() && places.get(places.size() - 1).index().isVariable());
  }

  private static Option option(OptionSpec spec) {
    return new Option(
        Arrays.asList(spec.names()),
        firstSentence(spec.description()),
        spec.arity().max() == 0 ? Optional.empty() : Optional.of(value(spec)));
  }

  private static Completable value(ArgSpec spec) {
    String label = spec.paramLabel();
    String name = spec instanceof OptionSpec option ? option.longestName() : "";
    if (label.contains("|")) {
      List<String> words =
          Arrays.stream(label.split("\\|", -1))
              .filter(word -> WORD.matcher(word).matches())
              .toList();
      return new Completable(Completable.Kind.WORDS, words);
    }
    if (label.startsWith("ID") || name.equals("--model") || name.equals("--dataset")) {
      return Completable.of(id(spec, name));
    }
    if (label.equals("FOLDER")) {
      return Completable.of(Completable.Kind.FOLDER);
    }
    boolean file = label.contains("FILE") || spec.type() == Path.class;
    return Completable.of(file ? Completable.Kind.FILE : Completable.Kind.ANY);
  }

  private static Completable.Kind id(ArgSpec spec, String name) {
    if (name.equals("--model")) {
      return Completable.Kind.MODEL;
    }
    if (name.equals("--dataset")) {
      return Completable.Kind.DATASET;
    }
    boolean first = spec instanceof PositionalParamSpec place && place.index().min() == 0;
    return first ? Completable.Kind.ENTRY : Completable.Kind.ANY; // one that is new
  }

  /** Without what shells would take for their own. */
  private static String firstSentence(String... lines) {
    String text = String.join(" ", lines).replace("%n", " ").replace("%%", "%");
    int end = text.length();
    for (String stop : List.of(". ", ": ", "; ", " (")) {
      int at = text.indexOf(stop);
      end = at > 0 ? Math.min(end, at) : end;
    }
    String first = text.substring(0, end).replaceFirst("\\.$", "");
    return first.replaceAll("[\"`$\\\\\\[\\]]", "").toLowerCase(Locale.ROOT).isEmpty()
        ? ""
        : first.replaceAll("[\"`$\\\\\\[\\]:]", "").replace("'", "");
  }
}
