package dev.modelzoo.cli;

import dev.modelzoo.cli.rehearsal.RehearsalServer;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What {@code lib/archive} calls; not for people. */
@Command(
    name = RehearsalCommand.NAME,
    hidden = true,
    description = "Run a command beside an S3 server that forgets all; for the class archive.")
final class RehearsalCommand extends ZooCommand {
  static final String NAME = "rehearse";

  @Parameters(paramLabel = "WORD", arity = "1..*", description = "The command.")
  private List<String> command = List.of();

  RehearsalCommand(Workflows workflows) {
    super(workflows);
  }

  @Override
  int run(Workflows world) {
    try (RehearsalServer server = RehearsalServer.start()) {
      ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).inheritIO();
      builder.environment().put("AWS_ENDPOINT_URL_S3", server.endpoint());
      return builder.start().waitFor();
    } catch (IOException e) {
      throw FileErrors.translate("run", Path.of(command.get(0)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }
}
