package dev.modelzoo.text.en;

import java.util.Map;
import java.util.Set;

/** Addresses of mail and the web: {@code john_doe99@mail.co.uk}, {@code www.example.com}. */
final class Addresses implements SpanClass {
  private static final int LONGEST = 256;
  private static final Set<String> TOP_LEVELS =
      Set.of(
          "com", "org", "net", "edu", "gov", "uk", "fr", "de", "it", "es", "br", "in", "ru", "co",
          "ar");
  private static final Map<Character, String> SYMBOLS =
      Map.ofEntries(
          Map.entry('.', "dot"),
          Map.entry('-', "dash"),
          Map.entry('_', "underscore"),
          Map.entry('/', "slash"),
          Map.entry('!', "exclamation mark"),
          Map.entry('#', "number sign"),
          Map.entry('$', "dollar sign"),
          Map.entry('%', "percent sign"),
          Map.entry('&', "ampersand"),
          Map.entry('\'', "quote"),
          Map.entry('*', "asterisk"),
          Map.entry('+', "plus"),
          Map.entry('=', "equal sign"),
          Map.entry('?', "question mark"),
          Map.entry('^', "circumflex"),
          Map.entry('`', "right single quote"),
          Map.entry('{', "left brace"),
          Map.entry('|', "vertical bar"),
          Map.entry('}', "right brace"),
          Map.entry('~', "tilde"),
          Map.entry(',', "comma"));

  @Override
  public void propose(Line line, int start, Spans spans) {
    if (!line.isLetter(start)) {
      return;
    }
    int chunk = start;
    int at = -1;
    while (chunk - start < LONGEST && isAccepted(line.at(chunk), at >= 0)) {
      if (line.at(chunk) == '@') {
        at = chunk;
      }
      chunk++;
    }
    if (at >= 0) {
      proposeMail(line, start, at, chunk, spans);
      return;
    }
    int protocol = protocolEnd(line, start);
    int domain = protocol > 0 ? protocol : start;
    proposeDomain(line, start, domain, spans);
  }

  private static boolean isAccepted(char c, boolean afterAt) {
    return Line.isLetter(c)
        || Line.isDigit(c)
        || (SYMBOLS.containsKey(c) && c != ',')
        || (c == '@' && !afterAt);
  }

  private static void proposeMail(Line line, int start, int at, int chunkEnd, Spans spans) {
    if (!line.isLetter(at + 1)) {
      return;
    }
    int accepted = -1;
    boolean dotted = false;
    for (int end = at + 2; end <= chunkEnd; end++) {
      char last = line.at(end - 1);
      boolean closed = Line.isLetter(last) || Line.isDigit(last);
      if (dotted && closed && line.endsToken(end)) {
        accepted = end;
      }
      dotted |= last == '.';
    }
    if (accepted > 0 && spans.wants(accepted, Cost.CLASS)) {
      String user = read(line.sub(start, at));
      spans.add(accepted, Cost.CLASS, user + " at " + read(line.sub(at + 1, accepted)));
    }
  }

  /** The end of {@code http://} or {@code https://}, or -1. */
  private static int protocolEnd(Line line, int start) {
    int letters = line.lettersEnd(start);
    String name = line.sub(start, Math.min(letters, start + LONGEST));
    boolean known = name.equals("http") || name.equals("https");
    return known && line.startsWith("://", letters) ? letters + 3 : -1;
  }

  private static void proposeDomain(Line line, int start, int domain, Spans spans) {
    boolean marked = domain > start || line.startsWith("www.", domain);
    int end = domain;
    int accepted = -1;
    while (end - start < LONGEST && isAccepted(line.at(end), true)) {
      end++;
      if (line.endsToken(end) && isDomain(line, domain, end, marked)) {
        accepted = end;
      }
    }
    if (accepted > 0) {
      String protocol =
          domain > start ? line.sub(start, domain - 3) + " semicolon slash slash " : "";
      spans.add(accepted, Cost.CLASS, protocol + read(line.sub(domain, accepted)));
    }
  }

  /** Whether the text has a known top level, or any if something else marks it as an address. */
  private static boolean isDomain(Line line, int from, int to, boolean marked) {
    char last = line.at(to - 1);
    if (!Line.isLetter(last) && !Line.isDigit(last) && last != '/') {
      return false;
    }
    for (int dot = from + 1; dot < to - 1; dot++) {
      int end = line.lettersEnd(dot + 1);
      if (line.at(dot) == '.' && end <= to && end > dot + 1) {
        boolean known = TOP_LEVELS.contains(line.sub(dot + 1, end));
        boolean closed = end == to || line.at(end) == '/' || line.at(end) == '.';
        if (closed && (known || marked)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String read(String text) {
    StringBuilder spoken = new StringBuilder(text.length() * 2);
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      String name = Line.isDigit(c) ? NumberWords.twoDigits(c - '0') : SYMBOLS.get(c);
      if (name == null) {
        spoken.append(c);
      } else {
        spoken.append(' ').append(name).append(' ');
      }
    }
    return Spacing.fold(spoken.toString());
  }
}
