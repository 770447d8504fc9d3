package dev.modelzoo.cli;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood, told in our words, with one that can. */
final class Misuse {
  private final ParameterException failure;
  private final CommandSpec spec;

  private Misuse(ParameterException failure) {
    this.failure = failure;
    this.spec = failure.getCommandLine().getCommandSpec();
  }

  /** The error to print; of kind {@code USAGE}, unless a value's own reader said something else. */
  static ZooException translate(ParameterException failure) {
    if (failure.getCause() instanceof ZooException own) {
      return own;
    }
    return new Misuse(failure).told();
  }

  private ZooException told() {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched.getUnmatched());
    }
    if (failure instanceof MissingParameterException missing) {
      return error(missing(missing), example());
    }
    if (failure instanceof MutuallyExclusiveArgsException) {
      return error(
          "give only one of " + own().replaceFirst(" are mutually exclusive.*", ""), example());
    }
    ArgSpec argument = failure.getArgSpec();
    String value = failure.getValue();
    return argument != null && value != null
        ? error(wrongValue(argument, value), example())
        : error(own(), example());
  }

  private ZooException unknown(List<String> words) {
    boolean top = spec.parent() == null;
    String word =
        words.stream()
            .filter(one -> top && !one.startsWith("-")) // the command, behind unknown options
            .findFirst()
            .orElse(words.get(0));
    if (word.startsWith("-")) {
      List<String> known =
          spec.options().stream()
              .filter(option -> !option.hidden())
              .flatMap(option -> Arrays.stream(option.names()))
              .filter(name -> name.startsWith("--"))
              .toList();
      String name = word.split("=", 2)[0];
      return error(spec.name() + " does not know " + name, meant(name, known));
    }
    if (top && !spec.subcommands().isEmpty()) {
      List<String> known =
          spec.subcommands().entrySet().stream()
              .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
              .map(Map.Entry::getKey)
              .toList();
      return error("there is no command '" + word + "'", meant(word, known));
    }
    String all = words.stream().map(one -> "'" + one + "'").collect(Collectors.joining(", "));
    if (word.matches("(https?|s3|oss|file):.*") && spec.findOption("--remote") != null) {
      return error(
          all + " is a place, which needs its option",
          "For example: zoo %s --remote %s. %s".formatted(spec.name(), word, help()));
    }
    boolean model = spec.findOption("--model") != null;
    return error(
        all + (words.size() > 1 ? " mean nothing here" : " means nothing here"),
        (model ? "If it is a model, write -m " + word + ". " : "") + example());
  }

  private String meant(String typed, List<String> known) {
    List<String> close = Suggestions.closest(typed, known);
    return close.isEmpty() ? example() : "Did you mean " + String.join(", ", close) + "? " + help();
  }

  private String missing(MissingParameterException missing) {
    List<ArgSpec> arguments = missing.getMissing();
    boolean value = own().contains("parameter for option");
    if (arguments.size() == 1 && value && arguments.get(0) instanceof OptionSpec option) {
      return option.longestName() + " needs a value: " + option.paramLabel();
    }
    String names = arguments.stream().map(Misuse::shown).collect(Collectors.joining(", "));
    boolean choice = own().contains("one of");
    return names.isEmpty()
        ? own()
        : spec.name() + " needs " + (choice && arguments.size() > 1 ? "one of " : "") + names;
  }

  private static String shown(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      return option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
    }
    return argument.paramLabel();
  }

  private String wrongValue(ArgSpec argument, String value) {
    Class<?> type = argument.type();
    String name = argument instanceof OptionSpec option ? option.longestName() : "";
    if (type.isEnum()) {
      String words =
          Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      return "'" + value + "' is none of " + words;
    }
    boolean number = type.isPrimitive() || Number.class.isAssignableFrom(type);
    return number && !name.isEmpty() ? name + " takes a number, not '" + value + "'" : own();
  }

  private String own() {
    return ZooException.reason(failure).replaceFirst("^Error: ", "");
  }

  private String example() {
    List<String> examples = Examples.of(spec.name());
    return examples.isEmpty() ? help() : "For example: " + examples.get(0) + ". " + help();
  }

  private String help() {
    return "Run '" + spec.qualifiedName() + " --help' to see what it takes.";
  }

  private static ZooException error(String message, String next) {
    return new ZooException(ErrorKind.USAGE, message, next);
  }
}
