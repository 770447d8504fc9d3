package dev.modelzoo.cli;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.workflow.JsonReport;
import dev.modelzoo.error.ZooException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Tells failures, and says with which code the program ends. A class with a name: no archive of
 * classes holds lambdas of picocli's interfaces, and each costs a millisecond at every start.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ZooException expected) {
      console.error(expected);
      if (parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption("--json")) {
        tellAsJson(expected);
      }
      if (command.getCommand() instanceof ZooCommand zooCommand && zooCommand.debug()) {
        console.trace(expected);
      }
      return expected.kind().exitCode();
    }
    if (failure instanceof ParameterException wrong) {
      return misused(wrong);
    }
    console.bug(failure);
    return ExitCode.BUG;
  }

  /** Whoever asked for an object and got none yet, gets one. */
  private void tellAsJson(ZooException failure) {
    if (console.hasNoResult()) {
      console.json(JsonReport.ofFailure(failure));
    }
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    return misused(failure);
  }

  private int misused(ParameterException failure) {
    console.error(Misuse.translate(failure));
    return ExitCode.USAGE;
  }
}
