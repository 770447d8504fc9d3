package dev.modelzoo.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this program calls itself. */
final class Tool {
  private Tool() {}

  /** {@code zoo/VERSION}, as the build stamped it. */
  static String nameAndVersion() {
    Properties properties = new Properties();
    try (InputStream in = Tool.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "zoo/" + properties.getProperty("version", "unknown");
  }
}
