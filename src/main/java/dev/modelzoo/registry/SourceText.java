package dev.modelzoo.registry;

import dev.modelzoo.yaml.Span;
import java.util.List;

/**
 * A text with the line breaks of YAML (LF, CRLF, CR, NEL, LS, PS), for edits that leave every other
 * character alone. Offsets are chars from 0.
 */
record SourceText(String text) {
  /** The offset of a code point. */
  int offset(int codePoint) {
    return text.offsetByCodePoints(0, codePoint);
  }

  int start(Span span) {
    return offset(span.start());
  }

  /** The end of a span without white space: that of a block scalar holds its line breaks. */
  int end(Span span) {
    int start = start(span);
    int end = offset(span.end());
    while (end > start && isSpaceOrBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  int lineStart(int offset) {
    int start = offset;
    while (start > 0 && !isBreak(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where the line's break begins, or the end of the text. */
  int lineEnd(int offset) {
    int end = offset;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where the next line begins; the end of the text after the last one. */
  int nextLine(int offset) {
    return afterBreak(lineEnd(offset));
  }

  /** An offset in the last line that is not the empty one behind a final line break. */
  int lastLine() {
    int start = lineStart(text.length());
    return start < text.length() ? start : Math.max(0, start - (endsWithCrLf(start) ? 2 : 1));
  }

  /** The indentation of the line that holds {@code offset}, or -1 for a blank line. */
  int indentation(int offset) {
    int start = lineStart(offset);
    int at = start;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return isBlank(start) ? -1 : at - start;
  }

  boolean isBlank(int offset) {
    return text.substring(lineStart(offset), lineEnd(offset)).isBlank();
  }

  boolean isComment(int offset) {
    return text.substring(lineStart(offset), lineEnd(offset)).stripLeading().startsWith("#");
  }

  /** Whether only white space stands before {@code offset} on its line. */
  boolean isFirstOnLine(int offset) {
    return text.substring(lineStart(offset), offset).isBlank();
  }

  /** An offset in the last of the comment lines that follow and are indented above a column. */
  int lastInnerComment(int offset, int column) {
    int last = offset;
    int next = nextLine(offset);
    while (next < text.length() && isComment(next) && indentation(next) > column) {
      last = next;
      next = nextLine(next);
    }
    return last;
  }

  /** Whether a blank line stands above the comments above {@code offset}. */
  boolean followsBlankLine(int offset) {
    int start = lineStart(offset);
    while (start > 0) {
      start = lineStart(start - 1 - (endsWithCrLf(start) ? 1 : 0));
      if (!isComment(start)) {
        return isBlank(start);
      }
    }
    return false;
  }

  /** The text with {@code [start, end)} replaced. */
  SourceText replaced(int start, int end, String replacement) {
    return new SourceText(text.substring(0, start) + replacement + text.substring(end));
  }

  /** The text with lines put behind the one that holds {@code offset}, broken as that one is. */
  SourceText withLinesBehind(int offset, List<String> lines) {
    int end = lineEnd(offset);
    int next = afterBreak(end);
    if (next > end) {
      String lineBreak = text.substring(end, next);
      return replaced(next, next, String.join(lineBreak, lines) + lineBreak);
    }
    String lineBreak = firstBreak();
    String before = text.isEmpty() ? "" : lineBreak;
    String after = text.isEmpty() ? lineBreak : "";
    return replaced(end, end, before + String.join(lineBreak, lines) + after);
  }

  private String firstBreak() {
    int end = lineEnd(0);
    int next = afterBreak(end);
    return next > end ? text.substring(end, next) : "\n";
  }

  private int afterBreak(int end) {
    if (end == text.length()) {
      return end;
    }
    return end + (text.startsWith("\r\n", end) ? 2 : 1);
  }

  private boolean endsWithCrLf(int lineStart) {
    return lineStart > 1 && text.startsWith("\r\n", lineStart - 2);
  }

  private static boolean isSpaceOrBreak(char c) {
    return c == ' ' || c == '\t' || isBreak(c);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }
}
