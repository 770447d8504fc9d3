package dev.modelzoo.content;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a path of a version may be. Written for manifests from strangers: whatever passes stays
 * below the folder it is resolved against, on every file system.
 */
public final class PathRules {
  /** The limit of ext4, XFS, APFS and NTFS, in bytes of UTF-8. */
  private static final int MAX_PART_BYTES = 255;

  private static final int MAX_PATH_BYTES = 4096;

  private PathRules() {}

  /** Why {@code path} may not be in a manifest; empty if it may. */
  public static Optional<String> problem(String path) {
    if (path.isEmpty()) {
      return Optional.of("an empty path");
    }
    if (path.startsWith("/")) {
      return Optional.of("an absolute path");
    }
    if (path.getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
      return Optional.of("a path of more than " + MAX_PATH_BYTES + " bytes");
    }
    for (String part : path.split("/", -1)) {
      Optional<String> problem = partProblem(part);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> partProblem(String part) {
    if (part.isEmpty() || part.equals(".") || part.equals("..")) {
      return Optional.of("a path with an empty part, '.' or '..'");
    }
    if (hasForbiddenCharacter(part)) {
      return Optional.of("a path with NUL, CR, LF, backslash or half a character");
    }
    if (part.getBytes(StandardCharsets.UTF_8).length > MAX_PART_BYTES) {
      return Optional.of("a file name of more than " + MAX_PART_BYTES + " bytes");
    }
    String folded = part.toLowerCase(Locale.ROOT);
    if (folded.startsWith(".zoo") || folded.equals(".git")) {
      return Optional.of("a path below .zoo* or .git, which are never part of a version");
    }
    return Optional.empty();
  }

  /** Lone surrogates would become '?' on disk, which may be another entry's name. */
  private static boolean hasForbiddenCharacter(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                c == 0
                    || c == '\r'
                    || c == '\n'
                    || c == '\\'
                    || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /**
   * Why a link at {@code path} may not point to {@code target}; empty if it may. {@code ..} is
   * allowed at the start only: behind the name of another link it could climb out of the folder,
   * which no look at the text alone would show.
   */
  public static Optional<String> linkProblem(String path, String target) {
    if (target.isEmpty() || target.startsWith("/") || hasForbiddenCharacter(target)) {
      return Optional.of("a link with an empty, absolute or impossible target");
    }
    if (target.getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
      return Optional.of("a link target of more than " + MAX_PATH_BYTES + " bytes");
    }
    int depth = path.split("/", -1).length - 1;
    boolean descended = false;
    for (String part : target.split("/", -1)) {
      if (part.equals("..")) {
        depth--;
        if (descended || depth < 0) {
          return Optional.of("a link that leads outside the folder");
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        descended = true;
      }
    }
    return Optional.empty();
  }

  /** The form in which two names are one on a file system that folds case and Unicode. */
  public static String folded(String path) {
    String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    return Normalizer.normalize(
        composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
