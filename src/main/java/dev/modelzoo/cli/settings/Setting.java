package dev.modelzoo.cli.settings;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What {@code config.yaml} may say. */
public enum Setting {
  REMOTE("file:store", "what 'zoo init' writes into a new zoo.yaml", "s3://bucket/prefix/", ".+"),
  JOBS("8", "transfers at once, as --jobs", "a number from 1", "[1-9][0-9]{0,3}"),
  BWLIMIT(
      "0",
      "bytes per second at most, as --bwlimit",
      "512k, 10M, 1G or 0",
      "0|[0-9]{1,6}(\\.[0-9]{1,3})?[kmgKMG][bB]?"),
  COLOR("auto", "when to colour, as --color", "auto, always or never", "auto|always|never"),
  ENGINE(
      "auto",
      "what runs models, as --engine; 'local' is consent to one run, so it cannot be set here",
      "auto, docker or podman",
      "auto|docker|podman");

  private final String usual;
  private final String about;
  private final String form;
  private final Pattern shape;

  Setting(String usual, String about, String form, String shape) {
    this.usual = usual;
    this.about = about;
    this.form = form;
    this.shape = Pattern.compile(shape);
  }

  /** The setting of this key; a {@code USAGE} error that says what may have been meant. */
  public static Setting parse(String key) {
    for (Setting setting : values()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    List<String> keys = Arrays.stream(values()).map(Setting::key).toList();
    List<String> close = Suggestions.closest(key, keys);
    throw new ZooException(
        ErrorKind.USAGE,
        "there is no setting '" + key + "'",
        close.isEmpty()
            ? "There are " + String.join(", ", keys) + "."
            : "Did you mean " + String.join(", ", close) + "?");
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The variable of the environment that goes before the file. */
  public String variable() {
    return "ZOO_" + name();
  }

  /** The value where nobody set one. */
  public String usual() {
    return usual;
  }

  /** What it is for, in some words. */
  public String about() {
    return about;
  }

  /**
   * Returns the value without blanks around it.
   *
   * @param source to name if it is wrong
   * @throws ZooException of kind {@code USAGE} if it is
   */
  public String check(String value, String source) {
    String text = value.strip();
    if (!shape.matcher(text).matches()) {
      throw new ZooException(
          ErrorKind.USAGE,
          key() + " cannot be '" + text + "' (" + source + ")",
          "It is " + form + ": " + about + ".");
    }
    if (this == REMOTE) {
      RemoteUrl.parse(text); // says itself what is wrong, and repeats no password
    }
    return text;
  }
}
