package dev.modelzoo.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code zoo} without a command. */
@Command(
    name = "zoo",
    description = "Publish, fetch, run and score speech recognisers.",
    mixinStandardHelpOptions = true,
    versionProvider = Top.Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class Top {
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Tool.nameAndVersion().replace('/', ' ')};
    }
  }
}
