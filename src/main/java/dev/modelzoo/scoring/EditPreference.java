package dev.modelzoo.scoring;

import java.util.EnumSet;
import java.util.List;

/**
 * Which last edit wins where several are equally cheap, the most preferred first; decided from the
 * end backward. As {@link TieOrder}, but for hypotheses with alternatives, where a match and a
 * substitution can compete.
 */
public record EditPreference(List<EditKind> kinds) {
  /** The order in which the scorer of the SpeechIO leaderboard for English decides. */
  public static final EditPreference SUBSTITUTION_FIRST =
      new EditPreference(
          List.of(EditKind.SUBSTITUTION, EditKind.INSERTION, EditKind.CORRECT, EditKind.DELETION));

  public EditPreference {
    kinds = List.copyOf(kinds);
    if (kinds.size() != EditKind.values().length || EnumSet.copyOf(kinds).size() != kinds.size()) {
      throw new IllegalArgumentException("Not an order of all four edits: " + kinds);
    }
  }

  /** 0 for the most preferred. */
  int rank(EditKind kind) {
    return kinds.indexOf(kind);
  }
}
