package dev.modelzoo.scoring;

/**
 * One column of an alignment.
 *
 * @param reference the reference token; empty for an insertion
 * @param hypothesis the hypothesis token; empty for a deletion
 */
public record Edit(EditKind kind, String reference, String hypothesis) {
  public Edit {
    boolean valid =
        switch (kind) {
          case CORRECT -> !reference.isEmpty() && reference.equals(hypothesis);
          case SUBSTITUTION ->
              !reference.isEmpty() && !hypothesis.isEmpty() && !reference.equals(hypothesis);
          case DELETION -> !reference.isEmpty() && hypothesis.isEmpty();
          case INSERTION -> reference.isEmpty() && !hypothesis.isEmpty();
        };
    if (!valid) {
      throw new IllegalArgumentException(
          "Not a %s: \"%s\" against \"%s\"".formatted(kind, reference, hypothesis));
    }
  }
}
