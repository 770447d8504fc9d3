package dev.modelzoo.recognizer.container;

import java.nio.file.Path;

/**
 * A file or folder of this machine that a container sees.
 *
 * @param source exists; absolute
 * @param target absolute path inside
 */
public record BindMount(Path source, String target, boolean readOnly) {
  public BindMount {
    if (!source.isAbsolute() || !target.startsWith("/")) {
      throw new IllegalArgumentException("Not absolute: " + source + " at " + target);
    }
  }

  /** The value of {@code --mount}: fields of a CSV line, so that names may hold commas. */
  String option() {
    return "type=bind,"
        + quoted("source=" + source)
        + ","
        + quoted("target=" + target)
        + (readOnly ? ",readonly" : "");
  }

  private static String quoted(String field) {
    return field.matches("[^,\"\\n\\r]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
