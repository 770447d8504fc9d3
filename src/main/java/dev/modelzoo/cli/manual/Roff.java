package dev.modelzoo.cli.manual;

import java.util.List;

/** A text in the man macros of roff, which man renders without a warning. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** Without a date: two builds of the same sources are the same bytes. */
  void title(String name, String version) {
    text.append(".TH \"").append(escape(name)).append("\" \"1\" \"\" \"");
    text.append(escape(version)).append("\" \"zoo\"\n");
    // Commands and paths are not to be broken, nor lines to be filled with blanks.
    text.append(".nh\n.ad l\n");
  }

  void section(String heading) {
    text.append(".SH \"").append(heading).append("\"\n");
  }

  /** A line that is escaped already. */
  void line(String escaped) {
    text.append(escaped).append('\n');
  }

  void paragraph(String plain) {
    text.append(".PP\n").append(escape(plain)).append('\n');
  }

  /**
   * What is explained, and how.
   *
   * @param head escaped already
   */
  void item(String head, String plain) {
    text.append(".TP\n").append(head).append('\n').append(escape(plain)).append('\n');
  }

  /** Lines to be copied as they are. */
  void literal(List<String> plain) {
    text.append(".PP\n.nf\n");
    plain.forEach(line -> text.append(escape(line)).append('\n'));
    text.append(".fi\n");
  }

  static String bold(String plain) {
    return "\\fB" + escape(plain) + "\\fR";
  }

  static String italic(String plain) {
    return "\\fI" + escape(plain) + "\\fR";
  }

  /** Characters that roff would take for commands, or print as typographic ones. */
  static String escape(String plain) {
    StringBuilder escaped = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> escaped.append("\\(rs");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                  if (c < 128) {
                    escaped.appendCodePoint(c);
                  } else {
                    escaped.append("\\[u%04X]".formatted(c));
                  }
                }
              }
            });
    return plain.startsWith(".") ? "\\&" + escaped : escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
