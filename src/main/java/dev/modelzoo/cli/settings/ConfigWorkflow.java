package dev.modelzoo.cli.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.workflow.PlaceSettings;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code zoo config}: shows and changes settings. */
public final class ConfigWorkflow {
  private final Workflows world;
  private final Console console;

  public ConfigWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Prints every setting, its value and its source; then those of the zoo's store. */
  public void list(boolean json) {
    List<PlaceSettings.Line> lines = new ArrayList<>();
    Settings settings = Settings.read(world.environment());
    for (Setting setting : Setting.values()) {
      Settings.Value value = settings.value(setting);
      lines.add(new PlaceSettings.Line(setting.key(), value.text(), value.source()));
    }
    lines.addAll(new PlaceSettings(world).lines());
    if (json) {
      console.json(toJson(lines));
      return;
    }
    for (PlaceSettings.Line line : lines) {
      console.result("%-12s %-40s %s".formatted(line.key(), line.value(), line.source()).strip());
    }
    Settings.file(world.environment()).ifPresent(file -> console.say("file       " + file));
  }

  private JsonObject toJson(List<PlaceSettings.Line> lines) {
    JsonObject whole = new JsonObject();
    whole.addProperty("schema", "zoo-config/1");
    whole.addProperty("file", Settings.file(world.environment()).map(Path::toString).orElse(null));
    JsonArray all = new JsonArray();
    for (PlaceSettings.Line line : lines) {
      JsonObject one = new JsonObject();
      one.addProperty("key", line.key());
      one.addProperty("value", line.value());
      one.addProperty("source", line.source());
      all.add(one);
    }
    whole.add("settings", all);
    return whole;
  }

  /** Prints one value. */
  public void get(String key) {
    console.result(Settings.read(world.environment()).value(Setting.parse(key)).text());
  }

  /** Writes one value into the file. */
  public void set(String key, String value) {
    Setting setting = Setting.parse(key);
    String checked = setting.check(value, "the command line");
    Path file = file();
    Settings.read(world.environment()); // a file that cannot be read is not edited
    new SettingsFile(file).set(setting, checked);
    console.say("set        " + setting.key() + " in " + file);
    warnIfHidden(setting);
  }

  /** Takes one value out of the file. */
  public void unset(String key) {
    Setting setting = Setting.parse(key);
    Path file = file();
    boolean found = new SettingsFile(file).unset(setting);
    console.say(
        found
            ? "unset      %s; the default is %s".formatted(setting.key(), setting.usual())
            : "unset      %s was not set in %s".formatted(setting.key(), file));
    warnIfHidden(setting);
  }

  private void warnIfHidden(Setting setting) {
    if (!world.environment().getOrDefault(setting.variable(), "").isBlank()) {
      console.warn(setting.variable() + " is set, and goes before the file");
    }
  }

  private Path file() {
    return Settings.file(world.environment())
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.NOT_FOUND,
                    "there is no home folder for config.yaml",
                    "Set HOME or XDG_CONFIG_HOME."));
  }
}
