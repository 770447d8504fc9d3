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
import java.util.Optional;

/** {@code zoo config}: shows and changes settings. */
public final class ConfigWorkflow {
  /** Of the column of keys at least, in characters. */
  private static final int KEY_WIDTH = 12;

  private final Workflows world;
  private final Console console;

  public ConfigWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Prints every setting, its value and its source; then those of the zoo's store.
   *
   * @throws ZooException after all was printed, if one of them is wrong
   */
  public void list(boolean json) {
    List<PlaceSettings.Line> lines = new ArrayList<>();
    Settings settings = Settings.readAll(world.environment());
    for (Setting setting : Setting.values()) {
      Settings.Value value = settings.value(setting);
      lines.add(
          settings
              .problem(setting)
              .map(e -> new PlaceSettings.Line(setting.key(), "", ZooException.reason(e)))
              .orElse(new PlaceSettings.Line(setting.key(), value.text(), value.source())));
    }
    PlaceSettings place = new PlaceSettings(world);
    lines.addAll(place.lines());
    if (json) {
      console.json(toJson(lines));
    } else {
      print(lines);
      Settings.file(world.environment()).ifPresent(file -> console.say("file       " + file));
    }
    Optional<ZooException> wrong = settings.problem().or(place::problem);
    if (wrong.isPresent()) {
      throw wrong.get();
    }
  }

  private void print(List<PlaceSettings.Line> lines) {
    int widest = lines.stream().mapToInt(line -> line.key().length()).max().orElse(1);
    String form = "%-" + Math.max(KEY_WIDTH, widest) + "s %-40s %s";
    for (PlaceSettings.Line line : lines) {
      console.result(form.formatted(line.key(), line.value(), line.source()).strip());
    }
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
    Setting setting = Setting.parse(key);
    Settings settings = Settings.readAll(world.environment());
    Optional<ZooException> wrong = settings.problem(setting);
    if (wrong.isPresent()) {
      throw wrong.get();
    }
    console.result(settings.value(setting).text());
  }

  /** Writes one value into the file. */
  public void set(String key, String value) {
    Setting setting = Setting.parse(key);
    String checked = setting.check(value, "the command line");
    Path file = file();
    Settings.readAll(world.environment()); // a file that cannot be read is not edited
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
