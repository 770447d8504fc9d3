package dev.modelzoo.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/** For zsh's own completion system. */
final class ZshScript {
  private static final String HEAD =
      """
      #compdef zoo
      # Completes zoo's command lines in zsh; made by 'zoo completion zsh'.
      # What to ask for comes last; before it stand options of compadd.
      _zoo_ids() {
        local -a found
        found=(${(f)"$(_call_program ids $_zoo_program __complete ${opt_args[--zoo]:+--zoo ${opt_args[--zoo]}} $@[-1] 2> /dev/null)"})
        compadd "$@[1,-2]" -a found
      }

      _zoo() {
        local curcontext=$curcontext state line _zoo_program=$words[1]
        typeset -A opt_args
        local -a commands
        _arguments -C '--help[Show this help]' '--version[Print the version]' \\
          '--zoo[The zoo]:FOLDER:_files -/' '--color[Colours]:WHEN:(auto always never)' \\
          '1:command:->command' '*::argument:->arguments'
        case $state in
          command)
            commands=(
      """;

  private ZshScript() {}

  static String of(CommandTable table) {
    StringBuilder script = new StringBuilder(HEAD);
    for (CommandTable.Command command : table.commands()) {
      script.append("        '%s:%s'\n".formatted(command.name(), command.description()));
    }
    script.append("      )\n      _describe command commands\n      ;;\n");
    script.append("    arguments)\n      case $words[1] in\n");
    table.commands().forEach(command -> arguments(script, command));
    script.append("      esac\n      ;;\n  esac\n}\n\n");
    script.append("if [ \"$funcstack[1]\" = _zoo ]; then\n  _zoo \"$@\"\n");
    script.append("else\n  compdef _zoo zoo\nfi\n");
    return script.toString();
  }

  private static void arguments(StringBuilder script, CommandTable.Command command) {
    script.append("        ").append(command.name()).append(")\n          _arguments -s");
    for (CommandTable.Option option : command.options()) {
      script.append(" \\\n            ").append(names(option.names()));
      script.append("'[").append(option.description()).append(']');
      option.value().ifPresent(value -> script.append(":value:").append(action(value)));
      script.append('\'');
    }
    for (int i = 0; i < command.arguments().size(); i++) {
      String place = command.repeats(i) ? "*" : String.valueOf(i + 1);
      script.append(
          " \\\n            '%s:argument:%s'".formatted(place, action(command.arguments().get(i))));
    }
    script.append("\n          ;;\n");
  }

  private static String names(List<String> names) {
    return names.size() == 1
        ? "'*'" + names.get(0)
        : names.stream().collect(Collectors.joining(",", "'*'{", "}"));
  }

  private static String action(Completable value) {
    return switch (value.kind()) {
      case MODEL, DATASET, ENTRY -> "_zoo_ids " + value.subject();
      case FILE -> "_files";
      case FOLDER -> "_files -/";
      case WORDS -> "(" + String.join(" ", value.words()) + ")";
      case ANY -> " ";
    };
  }
}
