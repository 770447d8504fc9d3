package dev.modelzoo.content;

/** What an entry of a zoo is. */
public enum EntryKind {
  MODEL("model", "models"),
  DATASET("dataset", "datasets");

  private final String label;
  private final String folder;

  EntryKind(String label, String folder) {
    this.label = label;
    this.folder = folder;
  }

  /** The word in manifests and messages. */
  public String label() {
    return label;
  }

  /** The folder of a zoo, the key of its registry, and the prefix in a store. */
  public String folder() {
    return folder;
  }
}
