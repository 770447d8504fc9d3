package dev.modelzoo.benchmark;

import dev.modelzoo.text.WhiteSpace;
import java.util.Optional;

/** {@code ID TEXT}; a line with an id only is an empty text. */
final class KaldiParser implements TranscriptFormat.Parser {
  @Override
  public Optional<TranscriptLine> parse(String line) {
    String trimmed = WhiteSpace.trim(line);
    int end = WhiteSpace.find(trimmed, 0);
    return Optional.of(
        new TranscriptLine(
            trimmed.substring(0, end), trimmed.substring(WhiteSpace.skip(trimmed, end))));
  }
}
