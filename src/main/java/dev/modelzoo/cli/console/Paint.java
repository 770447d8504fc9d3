package dev.modelzoo.cli.console;

import java.util.Locale;
import java.util.Map;

/**
 * Colours of one stream, or none.
 *
 * @param on whether the stream shows colours
 */
public record Paint(boolean on) {
  /** When to colour; what {@code --color} takes. */
  public enum When {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Paint NONE = new Paint(false);

  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";

  /**
   * Decides for a stream. In doubt: on a terminal that is not dumb, unless {@code NO_COLOR} is set
   * or a CI system keeps the lines as a log.
   */
  public static Paint of(When when, boolean terminal, Map<String, String> environment) {
    boolean wanted =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !isCi(environment)
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Paint(when == When.ALWAYS || (when == When.AUTO && wanted));
  }

  /** Whether the program runs for a CI system, which says so by {@code CI}. */
  public static boolean isCi(Map<String, String> environment) {
    String value = environment.getOrDefault("CI", "").toLowerCase(Locale.ROOT);
    return !value.isEmpty() && !value.equals("false") && !value.equals("0");
  }

  String bad(String text) {
    return painted(RED, text);
  }

  String doubtful(String text) {
    return painted(YELLOW, text);
  }

  String good(String text) {
    return painted(GREEN, text);
  }

  private String painted(String colour, String text) {
    return on ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
