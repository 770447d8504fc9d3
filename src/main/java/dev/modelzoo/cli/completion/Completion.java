package dev.modelzoo.cli.completion;

import java.util.Locale;
import picocli.CommandLine;

/** The script with which a shell completes zoo's command lines. */
public final class Completion {
  /** The hidden command that scripts ask for ids. */
  public static final String COMMAND = "__complete";

  /** Shells that there are scripts for. */
  public enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Completion() {}

  /** The script for the commands below {@code top}; ends with a line end. */
  public static String script(Shell shell, CommandLine top) {
    CommandTable table = CommandTable.of(top);
    return switch (shell) {
      case BASH -> BashScript.of(table);
      case ZSH -> ZshScript.of(table);
      case FISH -> FishScript.of(table);
    };
  }
}
