package dev.modelzoo.cli.completion;

import java.util.List;

/** For fish 3. */
final class FishScript {
  private static final String HEAD =
      """
      # Completes zoo's command lines in fish; made by 'zoo completion fish'.
      function __zoo_ids
          set -l words (commandline -opc)
          set -l at (contains -i -- --zoo $words)
          if test -n "$at"
              $words[1] __complete --zoo $words[(math $at + 1)] $argv 2>/dev/null
          else
              $words[1] __complete $argv 2>/dev/null
          end
      end

      function __zoo_argument
          # Whether the command is $argv[1] and $argv[2] arguments stand behind it ('0+': or more); the rest are options with values.
          set -l words (commandline -opc)
          set -e words[1]
          set -l count -1
          set -l before ''
          for word in $words
              if contains -- $before --zoo --color $argv[3..-1]
                  set before ''
                  continue
              end
              set before $word
              string match -q -- '-*' $word; and continue
              set count (math $count + 1)
              if test $count -eq 0 -a $word != $argv[1]
                  return 1
              end
          end
          set -l least (string replace -- + '' $argv[2])
          if test $least = $argv[2]
              test $count -eq $least
          else
              test $count -ge $least
          end
      end

      complete -c zoo -f
      complete -c zoo -n __fish_use_subcommand -l help -d 'Show this help'
      complete -c zoo -n __fish_use_subcommand -l version -d 'Print the version'
      """;

  private FishScript() {}

  static String of(CommandTable table) {
    StringBuilder script = new StringBuilder(HEAD);
    for (CommandTable.Command command : table.commands()) {
      script.append(
          "complete -c zoo -n __fish_use_subcommand -a %s -d '%s'\n"
              .formatted(command.name(), command.description()));
    }
    for (CommandTable.Command command : table.commands()) {
      command.options().forEach(option -> option(script, command, option));
      arguments(script, command);
    }
    return script.toString();
  }

  private static void option(
      StringBuilder script, CommandTable.Command command, CommandTable.Option option) {
    script.append("complete -c zoo -n '__fish_seen_subcommand_from %s'".formatted(command.name()));
    for (String name : option.names()) {
      script.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    option.value().ifPresent(value -> script.append(value(value)));
    script.append(" -d '").append(option.description()).append("'\n");
  }

  private static void arguments(StringBuilder script, CommandTable.Command command) {
    List<String> valued =
        command.options().stream()
            .filter(option -> option.value().isPresent())
            .flatMap(option -> option.names().stream())
            .toList();
    for (int i = 0; i < command.arguments().size(); i++) {
      script.append(
          "complete -c zoo -n '__zoo_argument %s %s %s'%s\n"
              .formatted(
                  command.name(),
                  command.repeats(i) ? i + "+" : String.valueOf(i),
                  String.join(" ", valued),
                  value(command.arguments().get(i)).replace(" -r", "").replace(" -x", "")));
    }
  }

  private static String value(Completable value) {
    return switch (value.kind()) {
      case MODEL, DATASET, ENTRY -> " -x -a '(__zoo_ids " + value.subject() + ")'";
      case FILE -> " -r -F";
      case FOLDER -> " -x -a '(__fish_complete_directories)'";
      case WORDS -> " -x -a '" + String.join(" ", value.words()) + "'";
      case ANY -> " -x";
    };
  }
}
