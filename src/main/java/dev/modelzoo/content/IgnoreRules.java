package dev.modelzoo.content;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a model-image or test set is never pushed: {@code .git}, {@code .zoo*}, {@code provided:}
 * files, and what the patterns of {@code .zooignore} name, which read as git's do: the last match
 * wins, {@code !} takes a path back in, and nothing below an ignored folder comes back.
 */
public final class IgnoreRules {
  /** The file of patterns at the top of a folder; itself never pushed. */
  public static final String FILE_NAME = ".zooignore";

  /** Leaves out {@code .git} and {@code .zoo*} only. */
  public static final IgnoreRules NONE = parse(List.of());

  private final List<IgnorePattern> patterns;
  private final Set<String> provided;

  private IgnoreRules(List<IgnorePattern> patterns, Set<String> provided) {
    this.patterns = List.copyOf(patterns);
    this.provided = Set.copyOf(provided);
  }

  /** Reads the lines of a {@code .zooignore}; there is no wrong line. */
  public static IgnoreRules parse(List<String> lines) {
    List<IgnorePattern> patterns = new ArrayList<>();
    for (String line : lines) {
      IgnorePattern.parse(line).ifPresent(patterns::add);
    }
    return new IgnoreRules(patterns, Set.of());
  }

  /** Reads the folder's {@code .zooignore}; a folder without one has no patterns. */
  public static IgnoreRules read(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return NONE;
    }
    try {
      // Bytes that are no UTF-8 become U+FFFD: such a pattern matches nothing, which is no harm.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return parse(text.lines().toList());
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  /**
   * These rules, and the paths that {@code provided:} of a model.yaml lists: a file, or a folder
   * with all that is in it. No pattern takes them back in.
   */
  public IgnoreRules withProvided(Collection<String> paths) {
    Set<String> all = new LinkedHashSet<>(provided);
    for (String path : paths) {
      normalise(path).ifPresent(all::add);
    }
    return new IgnoreRules(patterns, all);
  }

  /**
   * Whether a path is left out of a push, itself or as part of a folder that is.
   *
   * @param relativePath parts joined by {@code /}, relative to the top of the folder
   */
  public boolean ignores(String relativePath, boolean isFolder) {
    List<String> parts = List.of(relativePath.split("/", -1));
    for (int length = 1; length <= parts.size(); length++) {
      boolean last = length == parts.size();
      if (ignoresItself(parts.subList(0, length), !last || isFolder)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a path is, or is in, what {@code provided:} lists. */
  public boolean isProvided(String relativePath) {
    for (int slash = relativePath.indexOf('/'); slash >= 0; ) {
      if (provided.contains(relativePath.substring(0, slash))) {
        return true;
      }
      slash = relativePath.indexOf('/', slash + 1);
    }
    return provided.contains(relativePath);
  }

  private boolean ignoresItself(List<String> parts, boolean isFolder) {
    String name = parts.get(parts.size() - 1);
    if (name.equals(".git") || name.startsWith(".zoo")) {
      return true;
    }
    if (!provided.isEmpty() && provided.contains(String.join("/", parts))) {
      return true;
    }
    for (int i = patterns.size() - 1; i >= 0; i--) {
      if (patterns.get(i).matches(parts, isFolder)) {
        return !patterns.get(i).takesBack();
      }
    }
    return false;
  }

  private static Optional<String> normalise(String path) {
    String plain = path.strip();
    while (plain.startsWith("./")) {
      plain = plain.substring(2);
    }
    while (plain.endsWith("/")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }
}
