package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Locale;
import java.util.Optional;

/**
 * How to push.
 *
 * @param dryRun change nothing anywhere, and say what would be done
 * @param singleWriter the user's word that nobody else publishes this id now
 * @param force supersede also a version that is newer than the one this folder comes from
 * @param layout empty to stay with what is there: a plain tree where one is, a store elsewhere
 * @param deleteExtra remove from a plain tree what the folder does not have
 */
public record PushSettings(
    boolean dryRun,
    boolean singleWriter,
    boolean force,
    Optional<Layout> layout,
    boolean deleteExtra) {
  /** How the files are kept. */
  public enum Layout {
    /** Versions, in chunks and packs. */
    STORE,
    /** Objects of the files' names, without versions. */
    TREE;

    /** Reads the option's value. */
    public static Layout parse(String text) {
      for (Layout layout : values()) {
        if (layout.name().toLowerCase(Locale.ROOT).equals(text)) {
          return layout;
        }
      }
      throw new ZooException(
          ErrorKind.USAGE, "--layout " + text + " is none of store, tree", "Take one of these.");
    }
  }
}
