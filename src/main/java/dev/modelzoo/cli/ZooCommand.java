package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.error.ZooException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command of zoo: takes the global options, then does its work. */
abstract class ZooCommand implements Callable<Integer> {
  @Mixin private final GlobalOptions global = new GlobalOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Workflows workflows;

  ZooCommand(Workflows workflows) {
    this.workflows = workflows;
  }

  @Override
  public final Integer call() {
    global.apply(workflows);
    return run(workflows);
  }

  /** Does the work; returns the exit code. */
  abstract int run(Workflows world);

  /** Ends a command whose work is done: with the failure that it put off, if there is one. */
  static int end(Optional<ZooException> putOff) {
    if (putOff.isPresent()) {
      throw putOff.get();
    }
    return ExitCode.OK;
  }

  final boolean debug() {
    return global.debug();
  }

  /** A wrong combination of options. */
  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
