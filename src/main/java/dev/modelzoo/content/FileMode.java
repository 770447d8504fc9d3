package dev.modelzoo.content;

/** The effective mode of a file in a version, as one character of the content digest. */
public enum FileMode {
  /** SBI, a script with a shebang, an ELF file, or a file with an execute bit. */
  EXECUTABLE('x'),
  PLAIN('-'),
  /** A symbolic link; size and digest are those of its target string in UTF-8. */
  LINK('l');

  private final char symbol;

  FileMode(char symbol) {
    this.symbol = symbol;
  }

  public char symbol() {
    return symbol;
  }

  /** The mode of a symbol; an {@link IllegalArgumentException} for any other text. */
  public static FileMode parse(String text) {
    for (FileMode mode : values()) {
      if (text.length() == 1 && text.charAt(0) == mode.symbol) {
        return mode;
      }
    }
    throw new IllegalArgumentException("Not a mode: '" + text + "'");
  }
}
