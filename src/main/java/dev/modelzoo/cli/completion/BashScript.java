package dev.modelzoo.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/** For bash 3.2, which macOS has, and later. */
final class BashScript {
  private static final String HEAD =
      """
      # Completes zoo's command lines in bash; made by 'zoo completion bash'.
      _zoo() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev='' command='' zoo='' kind='' options='' valued=''
        local word i before='' arguments=0 IFS=$' \\t\\n'
        COMPREPLY=()
        if [ "$COMP_CWORD" -gt 0 ]; then prev=${COMP_WORDS[COMP_CWORD - 1]}; fi
        for ((i = 1; i < COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          case $before in
            --zoo) zoo=$word before= && continue ;;
            --color) before= && continue ;;
          esac
          before=$word
          case $word in
            -*) ;;
            *) if [ -z "$command" ]; then command=$word; fi ;;
          esac
        done
        case $command in
      """;

  private static final String TAIL =
      """
        esac
        if [ -z "$kind" ] && [ "${cur:0:1}" = - ]; then
          COMPREPLY=($(compgen -W "$options" -- "$cur"))
          return
        fi
        if [ -z "$kind" ]; then
          # How many arguments stand before: words that are neither options nor their values.
          before='' word=''
          for ((i = 1; i < COMP_CWORD; i++)); do
            word=${COMP_WORDS[i]}
            case "$valued --zoo --color " in
              *" $before "*) before='' && continue ;;
            esac
            before=$word
            case $word in
              -*) ;;
              *) arguments=$((arguments + 1)) ;;
            esac
          done
          _zoo_argument "$command" "$arguments"
        fi
        case $kind in
          words:*) COMPREPLY=($(compgen -W "${kind#words:}" -- "$cur")) ;;
          ids:*)
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" __complete ${zoo:+--zoo "$zoo"} "${kind#ids:}" 2> /dev/null)" -- "$cur"))
            ;;
          folder)
            compopt -o filenames 2> /dev/null
            IFS=$'\\n'
            COMPREPLY=($(compgen -d -- "$cur"))
            ;;
          file)
            compopt -o filenames 2> /dev/null
            IFS=$'\\n'
            COMPREPLY=($(compgen -f -- "$cur"))
            ;;
        esac
      }

      # Sets kind for an argument of a command; the first is number 1, as the command counts.
      _zoo_argument() {
        case $1/$2 in
      """;

  private BashScript() {}

  static String of(CommandTable table) {
    StringBuilder script = new StringBuilder(HEAD);
    String names =
        table.commands().stream().map(CommandTable.Command::name).collect(Collectors.joining(" "));
    script.append("    '') options='--help --version' kind= ;;\n");
    table.commands().forEach(command -> options(script, command));
    script.append(TAIL);
    script.append("    /0) kind='words:").append(names).append("' ;;\n");
    table.commands().forEach(command -> arguments(script, command));
    script.append("  esac\n}\n\ncomplete -F _zoo zoo\n");
    return script.toString();
  }

  private static void options(StringBuilder script, CommandTable.Command command) {
    script.append("    ").append(command.name()).append(")\n");
    script.append("      options='").append(names(command.options())).append("'\n");
    List<CommandTable.Option> valued =
        command.options().stream().filter(option -> option.value().isPresent()).toList();
    // The script looks for the word before between blanks: two of them would hold the empty word.
    String before = valued.isEmpty() ? "" : " " + names(valued);
    script.append("      valued='").append(before).append("'\n");
    script.append("      case $prev in\n");
    for (CommandTable.Option option : valued) {
      script
          .append("        ")
          .append(String.join(" | ", option.names()))
          .append(") kind='")
          .append(kind(option.value().orElseThrow()))
          .append("' ;;\n");
    }
    script.append("      esac\n      ;;\n");
  }

  private static void arguments(StringBuilder script, CommandTable.Command command) {
    for (int i = 0; i < command.arguments().size(); i++) {
      String place = command.repeats(i) ? "*" : String.valueOf(i + 1);
      script
          .append("    %s/%s) kind='".formatted(command.name(), place))
          .append(kind(command.arguments().get(i)))
          .append("' ;;\n");
    }
  }

  private static String names(List<CommandTable.Option> options) {
    return options.stream()
        .flatMap(option -> option.names().stream())
        .collect(Collectors.joining(" "));
  }

  private static String kind(Completable value) {
    return switch (value.kind()) {
      case MODEL, DATASET, ENTRY -> "ids:" + value.subject();
      case FILE -> "file";
      case FOLDER -> "folder";
      case WORDS -> "words:" + String.join(" ", value.words());
      case ANY -> "any";
    };
  }
}
