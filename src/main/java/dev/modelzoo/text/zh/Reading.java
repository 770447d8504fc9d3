package dev.modelzoo.text.zh;

/** What is written, never empty, and how it is spoken. */
record Reading(String written, String spoken) {
  Reading {
    if (written.isEmpty()) {
      throw new IllegalArgumentException("Nothing is written, but spoken: " + spoken);
    }
  }
}
