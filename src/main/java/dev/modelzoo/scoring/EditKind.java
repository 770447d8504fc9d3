package dev.modelzoo.scoring;

/** What happened to a token on the way from the reference to the hypothesis. */
public enum EditKind {
  CORRECT,
  SUBSTITUTION,
  DELETION,
  INSERTION
}
