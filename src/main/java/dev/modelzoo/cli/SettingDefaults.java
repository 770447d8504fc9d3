package dev.modelzoo.cli;

import dev.modelzoo.cli.settings.Setting;
import dev.modelzoo.cli.settings.Settings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives options that nobody typed the value that the user's settings have for them. */
final class SettingDefaults implements IDefaultValueProvider {
  private static final Map<String, Setting> OPTIONS =
      Map.of(
          "--jobs", Setting.JOBS,
          "--bwlimit", Setting.BWLIMIT,
          "--color", Setting.COLOR,
          "--engine", Setting.ENGINE);

  private final Settings settings;

  SettingDefaults(Settings settings) {
    this.settings = settings;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    Setting setting = OPTIONS.get(option.longestName());
    // Shards at once are another matter than transfers: that --jobs has no default of its own.
    boolean shards = option.longestName().equals("--jobs") && option.defaultValue() == null;
    return setting == null || shards ? null : settings.text(setting).orElse(null);
  }
}
