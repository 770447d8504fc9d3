package dev.modelzoo.report.result;

import dev.modelzoo.scoring.ErrorCounts;

/** What the index and the tables keep of an utterance. */
record ScoredLine(String id, String status, ErrorCounts counts) {
  boolean isAnswered() {
    return status.equals("ok");
  }
}
