package dev.modelzoo.benchmark;

import dev.modelzoo.text.WhiteSpace;

/** One utterance of a transcript: its id, without white space, and its text in one line. */
record TranscriptLine(String id, String text) {
  /** What a file says, with line breaks in the text made blanks. */
  static TranscriptLine of(String id, String text) throws BadLineException {
    if (id.isEmpty()) {
      throw new BadLineException("has no id");
    }
    if (WhiteSpace.find(id, 0) < id.length()) {
      throw new BadLineException("has white space in its id");
    }
    return new TranscriptLine(
        id, WhiteSpace.trim(text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ')));
  }
}
