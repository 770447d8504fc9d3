package dev.modelzoo.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that means a secret, and its value, in any of the notations of settings and programs:
 * {@code a=b}, {@code "a": "b"}, {@code --a b}, {@code <a>b</a>}, {@code setA("b")}.
 *
 * @param name the name as written
 * @param length of the value, in characters; the value itself is not kept
 */
record SecretAssignment(String name, int length) {
  /** Lower-case words, one of which every such name contains. */
  static final List<String> WORDS = List.of("secret", "key", "token", "passw", "authorization");

  private static final Pattern NAME =
      Pattern.compile(
          ".*(secret|secretkey|accesskey|apikey|appkey|authkey|privatekey|subscriptionkey|"
              + "signingkey|speechkey|servicekey|translatorkey|azurekey|openaikey|deepgramkey|asrkey|"
              + "cloudkey|accountkey|storagekey|clientkey|serverkey|password|passwd|accesstoken|authtoken|apitoken|bearertoken|"
              + "refreshtoken|sessiontoken|securitytoken|secrettoken|hftoken)|token|authorization");

  private static final Pattern PASSWORD = Pattern.compile(".*passw(or)?d");

  /** From the end of the name to the start of the value. */
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "[\"'\\])]{0,3}[ \t]{0,8}(?:[:=]=?>?|\\(|,|>)[ \t]{0,8}" // a=b, "a": "b", a("b"), <a>b
              + "(?:[A-Za-z\\[\\]]{1,20}[ \t]{0,4}=[ \t]{0,4})?" // a: str = "b"
              + "(?:Bearer[ ]|Basic[ ]|[brufBRUF]{0,2}(?=[\"']))?[\"'(]{0,3}");

  private static final Pattern OPTION_SEPARATOR = Pattern.compile("[ \t]{1,8}[\"']?");
  private static final Pattern VALUE = Pattern.compile("[^\\s\"'`,;<>(){}\\[\\]|&\\\\]{1,300}");

  /** The assignment to the name around a word, which is at {@code at} of {@code text}. */
  static Optional<SecretAssignment> at(String text, int at, int wordLength) {
    int from = at;
    while (from > 0 && at - from < 60 && isNamePart(text.charAt(from - 1))) {
      from--;
    }
    int to = at + wordLength;
    while (to < text.length() && to - at < 60 && isNamePart(text.charAt(to))) {
      to++;
    }
    String name = text.substring(from, to);
    String plain = plain(name);
    if (!NAME.matcher(plain).matches()) {
      return Optional.empty();
    }
    int start = valueStart(text, from, to, name);
    if (start < 0) {
      return Optional.empty();
    }
    Matcher value = VALUE.matcher(text).region(start, text.length());
    boolean password = PASSWORD.matcher(plain).matches();
    if (!value.lookingAt()
        || isCode(text, value.start(), value.end())
        || !SecretValue.looksReal(value.group(), password)) {
      return Optional.empty();
    }
    return Optional.of(new SecretAssignment(name, value.group().length()));
  }

  /** What is found, without the value. */
  String masked() {
    return "'%s' has a value of %d characters".formatted(name, length);
  }

  /** -1 if no value follows. */
  private static int valueStart(String text, int from, int to, String name) {
    Matcher separator = SEPARATOR.matcher(text).region(to, text.length());
    if (separator.lookingAt()) {
      return separator.end();
    }
    boolean option = name.startsWith("-") || isAfterEnv(text, from);
    Matcher blanks = OPTION_SEPARATOR.matcher(text).region(to, text.length());
    return option && blanks.lookingAt() ? blanks.end() : -1;
  }

  /** A call or a look-up in a program: {@code secret = base64_of2(x)}. */
  private static boolean isCode(String text, int start, int end) {
    String plain = plain(text.substring(start, end));
    if (NAME.matcher(plain).matches()) {
      // A type or a variable: class Key2(PrivateKey), private_key: ed25519.PrivateKey.
      return true;
    }
    boolean quoted = text.charAt(start - 1) == '"' || text.charAt(start - 1) == '\'';
    return !quoted && end < text.length() && "([".indexOf(text.charAt(end)) >= 0;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_.-]", "");
  }

  /** A Dockerfile's {@code ENV NAME VALUE}. */
  private static boolean isAfterEnv(String text, int from) {
    String before = text.substring(Math.max(0, from - 5), from).stripTrailing();
    return before.length() >= 3 && before.substring(before.length() - 3).equalsIgnoreCase("ENV");
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.';
  }
}
