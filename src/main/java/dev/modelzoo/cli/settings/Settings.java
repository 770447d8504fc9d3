package dev.modelzoo.cli.settings;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.yaml.YamlMapping;
import dev.modelzoo.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings as they are: variables of the environment first, then {@code config.yaml}. */
public final class Settings {
  /**
   * A value and where it comes from.
   *
   * @param source in words: a variable, a file, or the default
   */
  public record Value(String text, String source) {}

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
  private final Map<Setting, ZooException> wrong = new EnumMap<>(Setting.class);
  private final List<ZooException> unknown = new ArrayList<>();

  private Settings() {}

  /**
   * Reads all of them.
   *
   * @throws ZooException of kind {@code USAGE} that names the place of a wrong value or key
   */
  public static Settings read(Map<String, String> environment) {
    Settings settings = readAll(environment);
    settings.problem().ifPresent(Settings::raise);
    return settings;
  }

  /**
   * As above, but wrong values and keys only become {@link #problem}s, so that all others can be
   * looked at and the wrong ones mended; the default stands in for them.
   *
   * @throws ZooException if the file cannot be read at all
   */
  static Settings readAll(Map<String, String> environment) {
    Settings settings = new Settings();
    file(environment).ifPresent(settings::readFile);
    for (Setting setting : Setting.values()) {
      String text = environment.getOrDefault(setting.variable(), "");
      if (!text.isBlank()) {
        settings.put(setting, text, setting.variable(), setting.variable());
      }
    }
    return settings;
  }

  /** What is wrong with the value of a setting. */
  Optional<ZooException> problem(Setting setting) {
    return Optional.ofNullable(wrong.get(setting));
  }

  /** The first that is wrong. */
  Optional<ZooException> problem() {
    return unknown.stream().findFirst().or(() -> wrong.values().stream().findFirst());
  }

  private static void raise(ZooException e) {
    throw e;
  }

  private void put(Setting setting, String text, String place, String source) {
    try {
      values.put(setting, new Value(setting.check(text, place), source));
      wrong.remove(setting);
    } catch (ZooException e) {
      values.remove(setting);
      wrong.put(setting, e);
    }
  }

  /** {@code config.yaml}, which need not exist; empty where there is no home folder. */
  public static Optional<Path> file(Map<String, String> environment) {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    Optional<Path> folder = Optional.empty();
    if (config.startsWith("/")) { // others are to be passed over, says the XDG specification
      folder = Optional.of(Path.of(config));
    } else if (!home.isBlank()) {
      folder = Optional.of(Path.of(home, ".config"));
    }
    return folder.map(path -> path.resolve("zoo").resolve("config.yaml"));
  }

  /** What somebody set; empty where the default holds. */
  public Optional<Value> set(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** The value of one that is set; empty if it is not. */
  public Optional<String> text(Setting setting) {
    return set(setting).map(Value::text);
  }

  public Value value(Setting setting) {
    return set(setting).orElse(new Value(setting.usual(), "default"));
  }

  private void readFile(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
    YamlMapping mapping = YamlReader.read(file.toString(), text);
    for (String key : mapping.keys()) {
      String place = file + ", line " + mapping.line(key);
      try {
        Setting setting = known(key, place);
        mapping.text(key).ifPresent(value -> put(setting, value, place, file.toString()));
      } catch (ZooException e) {
        unknown.add(e);
      }
    }
  }

  private static Setting known(String key, String place) {
    try {
      return Setting.parse(key);
    } catch (ZooException e) {
      throw new ZooException(ErrorKind.USAGE, place + ": " + ZooException.reason(e), e.next(), e);
    }
  }
}
