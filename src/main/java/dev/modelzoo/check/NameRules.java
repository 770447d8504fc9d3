package dev.modelzoo.check;

import dev.modelzoo.content.PathRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names that cannot exist, or not side by side, on another disk. */
final class NameRules {
  static final Rule CONTROL_CHARACTER =
      Rule.error(
          "NAM001",
          "A name has a control character",
          "Lists and manifests are lines of text: such a name would be two lines, or none.");
  static final Rule BACKSLASH =
      Rule.error(
          "NAM002",
          "A name has a backslash",
          "Elsewhere it separates folders; manifests refuse it.");
  static final Rule CASE_TWINS =
      Rule.error(
          "NAM003", "Two names differ only in case", "On a Mac's disk, one overwrites the other.");
  static final Rule UNICODE_TWINS =
      Rule.error(
          "NAM004",
          "Two names look the same but are written with different Unicode characters",
          "On a Mac's disk, one overwrites the other.");
  static final Rule TOO_LONG =
      Rule.error(
          "NAM005", "A name is longer than 255 bytes", "Hardly any file system can hold it.");
  static final Rule NOT_UTF8 =
      Rule.error(
          "NAM006",
          "A name is not UTF-8",
          "It cannot be written down in a manifest, so it could not be pulled.");
  static final Rule NOT_PORTABLE =
      Rule.warning(
          "NAM007",
          "A name cannot exist on Windows",
          "Who copies the folder to a Windows or network disk loses the file.");
  static final Rule LONG_PATH =
      Rule.warning(
          "NAM008",
          "A path is longer than 900 bytes",
          "A Mac opens no path of 1024 bytes or more.");

  static final Rule IMPOSSIBLE_PATH =
      Rule.error(
          "NAM009",
          "A path cannot be part of a version",
          "Whoever pulls refuses it: it is too long or too deep, or reads like .git or .zoo*.");

  static final List<Rule> ALL =
      List.of(
          CONTROL_CHARACTER,
          BACKSLASH,
          CASE_TWINS,
          UNICODE_TWINS,
          TOO_LONG,
          NOT_UTF8,
          NOT_PORTABLE,
          LONG_PATH,
          IMPOSSIBLE_PATH);

  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_PATH_BYTES = 900;
  private static final Pattern WINDOWS =
      Pattern.compile(
          "(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])([.].*)?|.*[:*?\"<>|].*|.*[. ]", Pattern.DOTALL);

  private NameRules() {}

  static void check(Collection<ScannedFile> files, Findings findings) {
    Map<String, ScannedFile> seen = new HashMap<>();
    for (ScannedFile file : files) {
      checkName(file, findings);
      String folded = fold(file.path());
      ScannedFile twin = seen.putIfAbsent(folded, file);
      // Twin folders are reported once, not again with each file in them.
      if (twin != null && twin.parent().equals(file.parent())) {
        reportTwins(file, twin, findings);
      }
    }
  }

  private static void checkName(ScannedFile file, Findings findings) {
    String name = file.name();
    if (!isWholeName(file.file())) {
      findings.add(NOT_UTF8, file.path(), "the name is not UTF-8" + localeHint(), "Rename it.");
      return;
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      findings.add(
          CONTROL_CHARACTER, file.path(), "the name has a control character", "Rename it.");
    } else if (name.indexOf('\\') >= 0) {
      findings.add(BACKSLASH, file.path(), "the name has a backslash", "Rename it.");
    } else if (WINDOWS.matcher(name).matches()) {
      findings.add(
          NOT_PORTABLE,
          file.path(),
          "no file on Windows can be named '" + name + "'",
          "Rename it, if the folder may ever be on such a disk.");
    }
    if (bytes(name) > MAX_NAME_BYTES) {
      findings.add(
          TOO_LONG, file.path(), "the name has " + bytes(name) + " bytes of UTF-8", "Shorten it.");
    }
    boolean namedAlready =
        bytes(name) > MAX_NAME_BYTES
            || name.indexOf('\\') >= 0
            || name.codePoints().anyMatch(Character::isISOControl);
    Optional<String> impossible = PathRules.problem(file.path());
    boolean parentIsNamed =
        !file.parent().equals(".") && PathRules.problem(file.parent()).isPresent();
    if (impossible.isPresent() && !namedAlready && !parentIsNamed) {
      findings.add(
          IMPOSSIBLE_PATH, file.path(), "it is " + impossible.get(), "Rename it, or move it up.");
    } else if (bytes(file.path()) > MAX_PATH_BYTES) {
      findings.add(
          LONG_PATH,
          file.path(),
          "the path has " + bytes(file.path()) + " bytes of UTF-8",
          "Shorten it, or put the file fewer folders deep.");
    }
  }

  private static void reportTwins(ScannedFile file, ScannedFile twin, Findings findings) {
    boolean sameCase = nfc(file.path()).equals(nfc(twin.path()));
    Rule rule = sameCase ? UNICODE_TWINS : CASE_TWINS;
    String differ = sameCase ? "in the Unicode form of their letters" : "in case";
    findings.add(
        rule,
        file.path(),
        "this and " + twin.name() + " differ only " + differ,
        "Rename or remove one of them.");
  }

  /** Whether the name survives being text: bytes that are no text in this locale do not. */
  private static boolean isWholeName(Path file) {
    Path name = file.getFileName();
    if (name == null) {
      return true;
    }
    try {
      return file.getFileSystem().getPath(name.toString()).equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String localeHint() {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    return encoding.equalsIgnoreCase("UTF-8")
        ? ""
        : ", or cannot be read as this shell's locale is not UTF-8 (try LC_ALL=C.UTF-8)";
  }

  private static String fold(String path) {
    return nfc(nfc(path).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
