package dev.modelzoo.cli;

import dev.modelzoo.cli.workflow.Workflows;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  final boolean debug() {
    return global.debug();
  }

  /** A wrong combination of options. */
  final picocli.CommandLine.ParameterException usage(String message) {
    return new picocli.CommandLine.ParameterException(spec.commandLine(), message);
  }
}
