package dev.modelzoo.recognizer.dispatch.slurm;

/** Words for a POSIX shell. */
public final class ShellWord {
  private ShellWord() {}

  /** The text as one word, whatever it holds. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
