package dev.modelzoo.benchmark;

import dev.modelzoo.text.WhiteSpace;
import java.util.Optional;

/** sclite's {@code TEXT (ID)}; lines that begin with two semicolons are comments. */
final class TrnParser implements TranscriptFormat.Parser {
  @Override
  public Optional<TranscriptLine> parse(String line) throws BadLineException {
    String trimmed = WhiteSpace.trim(line);
    if (trimmed.startsWith(";;")) {
      return Optional.empty();
    }
    int open = trimmed.lastIndexOf('(');
    if (open < 0 || !trimmed.endsWith(")")) {
      throw new BadLineException("does not end with an id in parentheses");
    }
    String id = WhiteSpace.trim(trimmed.substring(open + 1, trimmed.length() - 1));
    return Optional.of(TranscriptLine.of(id, trimmed.substring(0, open)));
  }
}
