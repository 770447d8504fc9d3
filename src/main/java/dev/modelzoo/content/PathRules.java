package dev.modelzoo.content;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a path of a version may be. Written for manifests from strangers: whatever passes stays
 * below the folder it is resolved against, on every file system.
 */
public final class PathRules {
  /** The limit of ext4, XFS, APFS and NTFS, in bytes of UTF-8. */
  private static final int MAX_PART_BYTES = 255;

  /** macOS opens no longer path; a tar header of one has its place in {@link ChunkLayout#pack}. */
  private static final int MAX_PATH_BYTES = 1024;

  /** A path of a thousand folders makes programs work a thousand times as long. */
  private static final int MAX_PARTS = 64;

  /** Linux has no longer link. */
  private static final int MAX_TARGET_BYTES = 4095;

  /** HFS+ passes over some of these: there, {@code .g\u200Cit} is {@code .git}. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

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
    String[] parts = path.split("/", -1);
    if (parts.length > MAX_PARTS) {
      return Optional.of("a path of more than " + MAX_PARTS + " parts");
    }
    for (String part : parts) {
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
      return Optional.of("a path with a control character, backslash or half a character");
    }
    if (part.getBytes(StandardCharsets.UTF_8).length > MAX_PART_BYTES) {
      return Optional.of("a file name of more than " + MAX_PART_BYTES + " bytes");
    }
    String seen = folded(INVISIBLE.matcher(part).replaceAll(""));
    if (seen.startsWith(".zoo") || seen.equals(".git")) {
      return Optional.of("a path below .zoo* or .git, which are never part of a version");
    }
    return Optional.empty();
  }

  /**
   * Control characters split lists and play with terminals. Lone surrogates would become '?' on
   * disk, which may be another entry's name.
   */
  private static boolean hasForbiddenCharacter(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                Character.isISOControl(c)
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
    if (target.getBytes(StandardCharsets.UTF_8).length > MAX_TARGET_BYTES) {
      return Optional.of("a link target of more than " + MAX_TARGET_BYTES + " bytes");
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
    if (path.chars().allMatch(c -> c < 0x80)) {
      return path.toLowerCase(Locale.ROOT); // without loading the tables of Unicode
    }
    String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    return Normalizer.normalize(
        composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
