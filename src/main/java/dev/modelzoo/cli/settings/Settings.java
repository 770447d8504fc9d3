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
import java.util.EnumMap;
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

  private final Map<Setting, Value> values;

  private Settings(Map<Setting, Value> values) {
    this.values = values;
  }

  /**
   * Reads all of them.
   *
   * @throws ZooException of kind {@code USAGE} that names the place of a wrong value or key
   */
  public static Settings read(Map<String, String> environment) {
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    file(environment).ifPresent(file -> readFile(file, values));
    for (Setting setting : Setting.values()) {
      String text = environment.getOrDefault(setting.variable(), "");
      if (!text.isBlank()) {
        values.put(setting, new Value(setting.check(text, setting.variable()), setting.variable()));
      }
    }
    return new Settings(values);
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

  public Value value(Setting setting) {
    return set(setting).orElse(new Value(setting.usual(), "default"));
  }

  private static void readFile(Path file, Map<Setting, Value> values) {
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
      Setting setting = known(key, place);
      mapping
          .text(key)
          .ifPresent(
              value ->
                  values.put(setting, new Value(setting.check(value, place), file.toString())));
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
