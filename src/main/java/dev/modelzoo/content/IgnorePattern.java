package dev.modelzoo.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a {@code .zooignore}.
 *
 * @param parts one pattern per part of a path; {@code **} stands for any number of parts
 * @param foldersOnly the line ended with a slash
 * @param takesBack the line began with {@code !}
 */
record IgnorePattern(List<NamePattern> parts, boolean foldersOnly, boolean takesBack) {
  IgnorePattern {
    parts = List.copyOf(parts);
  }

  /** Empty for a blank line and a comment. */
  static Optional<IgnorePattern> parse(String line) {
    String text = withoutTrailingSpaces(withoutByteOrderMark(line));
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    boolean takesBack = text.startsWith("!");
    if (takesBack) {
      text = text.substring(1);
    }
    boolean foldersOnly = text.endsWith("/");
    if (foldersOnly) {
      text = text.substring(0, text.length() - 1);
    }
    // A slash at the start or in the middle ties the pattern to the top.
    boolean anchored = text.contains("/");
    if (text.startsWith("/")) {
      text = text.substring(1);
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new IgnorePattern(parts(text, anchored), foldersOnly, takesBack));
  }

  boolean matches(List<String> path, boolean isFolder) {
    if (foldersOnly && !isFolder) {
      return false;
    }
    return Wildcards.match(
        parts.size(),
        path.size(),
        i -> parts.get(i).isAnyParts(),
        (i, j) -> parts.get(i).matches(path.get(j)));
  }

  private static List<NamePattern> parts(String text, boolean anchored) {
    List<NamePattern> parts = new ArrayList<>();
    if (!anchored) {
      parts.add(NamePattern.ANY_PARTS);
    }
    for (String part : text.split("/", -1)) {
      parts.add(NamePattern.parse(part));
    }
    // "a/**" is what is in a, not a itself.
    if (parts.size() > 1 && text.endsWith("/**")) {
      parts.add(NamePattern.parse("*"));
    }
    return parts;
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean escaped = end > 0 && end < line.length() && line.charAt(end - 1) == '\\';
    return line.substring(0, escaped ? end + 1 : end);
  }
}
