package dev.modelzoo.benchmark;

import java.util.Optional;

/** The utterances of a result that lies in a folder, one after the other; the caller closes it. */
public interface ScoredUtterances extends AutoCloseable {
  /** Empty behind the last one. */
  Optional<ScoredUtterance> next();

  @Override
  void close();
}
