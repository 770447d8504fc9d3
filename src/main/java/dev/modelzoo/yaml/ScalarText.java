package dev.modelzoo.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a text as a YAML scalar that every reader takes for the same text. */
public final class ScalarText {
  /** Needs no quotes in block and flow style; {@code :} is safe as no space may follow. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./:+-]*(?<!:)");

  /** What YAML 1.1 readers take for a boolean or nothing; {@code no} is Norwegian. */
  private static final Set<String> RESERVED =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private ScalarText() {}

  /** Plain where that is safe, else in double quotes with escapes; always one line. */
  public static String of(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (isUnsafe(c)) {
        quoted.append("\\u%04X".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** Control characters, line breaks of YAML and byte order marks. */
  private static boolean isUnsafe(char c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || c == 0xFEFF
        || c == 0xFFFE
        || c == 0xFFFF;
  }
}
