package dev.modelzoo.benchmark;

import java.io.IOException;
import java.io.Writer;

/** The normalised texts, one {@code ID<TAB>TEXT} per line, by code point of the ids. */
final class NormalizedFile {
  private NormalizedFile() {}

  static void references(ScoreReport report, Writer out) throws IOException {
    for (UtteranceScore score : report.utterances()) {
      writeLine(out, score.id(), score.reference());
    }
  }

  /** Without the missing ones: a line without a text is a hypothesis that is empty. */
  static void hypotheses(ScoreReport report, Writer out) throws IOException {
    for (UtteranceScore score : report.utterances()) {
      if (score.status() != UtteranceScore.Status.MISSING) {
        writeLine(out, score.id(), score.hypothesis());
      }
    }
  }

  private static void writeLine(Writer out, String id, String text) throws IOException {
    out.append(id).append('\t').append(text).append('\n');
  }
}
