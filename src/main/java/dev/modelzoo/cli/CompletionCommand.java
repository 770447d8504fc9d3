package dev.modelzoo.cli;

import dev.modelzoo.cli.completion.Completion;
import dev.modelzoo.cli.workflow.Workflows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = {
      "Print a script with which a shell completes commands, options, and the ids of the zoo.",
      "bash: add 'eval \"$$(zoo completion bash)\"' to ~/.bashrc. zsh: write it to a file '_zoo' in a"
          + " folder of $$fpath. fish: write it to ~/.config/fish/completions/zoo.fish."
    })
final class CompletionCommand extends ZooCommand {
  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Completion.Shell shell = Completion.Shell.BASH;

  CompletionCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    world.console().out().print(Completion.script(shell, Commands.all(world)));
    return ExitCode.OK;
  }
}
