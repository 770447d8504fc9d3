package dev.modelzoo.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets in a text; its findings show at most the four public letters of a key's kind. */
final class SecretScanner {
  static final Rule AWS_KEY =
      Rule.error(
          "SEC001", "An access key id of AWS", "Bots try such keys within minutes of publication.");
  static final Rule ALIYUN_KEY =
      Rule.error(
          "SEC002",
          "An access key id of Aliyun",
          "Bots try such keys within minutes of publication.");
  static final Rule PRIVATE_KEY =
      Rule.error(
          "SEC003", "A private key", "Whoever pulls the folder can act in its owner's name.");
  static final Rule ASSIGNMENT =
      Rule.error(
          "SEC004",
          "A key, token or password is given a value",
          "Whoever pulls the folder can use it, and its owner pays.");
  static final Rule SERVICE_TOKEN =
      Rule.error(
          "SEC005",
          "A token of a well-known service",
          "Whoever pulls the folder can use it in its owner's name.");
  static final Rule URL_PASSWORD =
      Rule.error("SEC006", "A password in a URL", "Whoever pulls the folder can use it.");

  static final List<Rule> ALL =
      List.of(AWS_KEY, ALIYUN_KEY, PRIVATE_KEY, ASSIGNMENT, SERVICE_TOKEN, URL_PASSWORD);

  /** A file full of keys need not be listed key by key. */
  private static final int MAX_PER_FILE = 20;

  /** Text looked at on both sides of a key word. */
  private static final int REACH = 400;

  /** A fixed word, which is quick to look for, and the pattern that begins with it. */
  private record Shape(Rule rule, String word, Pattern pattern, String name) {
    Shape(Rule rule, String word, String pattern, String name) {
      this(rule, word, Pattern.compile(pattern), name);
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(AWS_KEY, "AKIA", "AKIA[A-Z0-9]{16}(?![A-Za-z0-9])", "an AWS access key id"),
          new Shape(AWS_KEY, "ASIA", "ASIA[A-Z0-9]{16}(?![A-Za-z0-9])", "an AWS access key id"),
          new Shape(
              ALIYUN_KEY,
              "LTAI",
              "LTAI[A-Za-z0-9]{12,26}(?![A-Za-z0-9])",
              "an Aliyun access key id"),
          new Shape(
              PRIVATE_KEY,
              "-----BEGIN ",
              "-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:\\s|\\\\[nr]){0,8}"
                  + "(?:[A-Za-z0-9+/=]{8}|Proc-Type:|Version:|Comment:)",
              "a private key"),
          new Shape(
              SERVICE_TOKEN,
              "AKID",
              "AKID(?=[A-Za-z]*[0-9])[A-Za-z0-9]{28,40}(?![A-Za-z0-9])",
              "a Tencent secret id"),
          new Shape(
              SERVICE_TOKEN, "AIza", "AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9])", "a Google API key"),
          new Shape(
              SERVICE_TOKEN, "gh", "gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9])", "a GitHub token"),
          new Shape(
              SERVICE_TOKEN, "github_pat_", "github_pat_[A-Za-z0-9_]{40,90}", "a GitHub token"),
          new Shape(
              SERVICE_TOKEN, "hf_", "hf_[A-Za-z]{30,40}(?![A-Za-z0-9])", "a Hugging Face token"),
          new Shape(SERVICE_TOKEN, "xox", "xox[abprs]-[A-Za-z0-9-]{20,90}", "a Slack token"),
          new Shape(
              URL_PASSWORD,
              "://",
              "://[^\\s/:@\"'<>]{1,60}:(?![$<{*])[^\\s/:@\"'<>]{3,100}@[A-Za-z0-9]",
              "a URL with a password"));

  /**
   * A secret without itself.
   *
   * @param line 1-based
   */
  record Secret(Rule rule, int line, String what) {}

  private SecretScanner() {}

  static List<Secret> scan(String text) {
    List<Secret> secrets = new ArrayList<>();
    SHAPES.forEach(shape -> scan(text, shape, secrets));
    scanAssignments(text, secrets);
    return secrets.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Secret::line))
        .limit(MAX_PER_FILE)
        .toList();
  }

  private static void scan(String text, Shape shape, List<Secret> secrets) {
    Matcher matcher = shape.pattern().matcher(text);
    int count = 0;
    int at = text.indexOf(shape.word());
    while (at >= 0 && count < MAX_PER_FILE) {
      matcher.region(at, Math.min(text.length(), at + REACH));
      boolean whole =
          at == 0 || shape.word().equals("://") || !isLetterOrDigit(text.charAt(at - 1));
      if (whole && matcher.lookingAt() && !SecretValue.isPlaceholder(matcher.group())) {
        secrets.add(new Secret(shape.rule(), line(text, at), what(shape, matcher.group())));
        count++;
      }
      at = text.indexOf(shape.word(), at + shape.word().length());
    }
  }

  private static void scanAssignments(String text, List<Secret> secrets) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() != text.length()) {
      // A letter that grows in lower case, which only UTF-16 files can have.
      lower = text;
    }
    int count = 0;
    for (String word : SecretAssignment.WORDS) {
      int at = lower.indexOf(word);
      while (at >= 0 && count < MAX_PER_FILE) {
        int from = Math.max(0, at - REACH);
        int to = Math.min(text.length(), at + REACH);
        var found = SecretAssignment.at(text.substring(from, to), at - from, word.length());
        if (found.isPresent()) {
          secrets.add(new Secret(ASSIGNMENT, line(text, at), found.get().masked()));
          count++;
        }
        at = lower.indexOf(word, at + word.length());
      }
    }
  }

  private static String what(Shape shape, String value) {
    boolean prefixed = isLetterOrDigit(shape.word().charAt(0));
    return prefixed
        ? "%s: %s… (%d characters)".formatted(shape.name(), value.substring(0, 4), value.length())
        : shape.name();
  }

  private static int line(String text, int at) {
    int line = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      line++;
    }
    return line;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
