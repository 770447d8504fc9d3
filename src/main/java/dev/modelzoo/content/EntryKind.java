package dev.modelzoo.content;

/** What an entry of a zoo is. */
public enum EntryKind {
  MODEL("model", "models", "-m"),
  DATASET("dataset", "datasets", "-d");

  private final String label;
  private final String folder;
  private final String option;

  EntryKind(String label, String folder, String option) {
    this.label = label;
    this.folder = folder;
    this.option = option;
  }

  /** The word in manifests and messages. */
  public String label() {
    return label;
  }

  /** The folder of a zoo, the key of its registry, and the prefix in a store. */
  public String folder() {
    return folder;
  }

  /** What an id stands behind on the command line, for messages that name the next command. */
  public String option() {
    return option;
  }
}
