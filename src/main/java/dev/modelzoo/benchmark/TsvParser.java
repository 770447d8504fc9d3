package dev.modelzoo.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code ID<tab>TEXT}, or under a first line that names columns ID and TEXT (in any case and order)
 * those two of many. Quotes mean nothing.
 */
final class TsvParser implements TranscriptFormat.Parser {
  private boolean started;
  private boolean hasHeader;
  private int idColumn;
  private int textColumn = 1;

  @Override
  public Optional<TranscriptLine> parse(String line) throws BadLineException {
    List<String> cells = List.of(line.split("\t", -1));
    if (!started) {
      started = true;
      List<String> names =
          cells.stream().map(cell -> cell.strip().toUpperCase(Locale.ROOT)).toList();
      if (names.contains("ID") && names.contains("TEXT")) {
        hasHeader = true;
        idColumn = names.indexOf("ID");
        textColumn = names.indexOf("TEXT");
        return Optional.empty();
      }
    }
    if (!hasHeader && cells.size() > 2) {
      throw new BadLineException(
          "has %d columns, and the first line does not name ID and TEXT".formatted(cells.size()));
    }
    if (cells.size() <= idColumn || (hasHeader && cells.size() <= textColumn)) {
      throw new BadLineException("has %d columns only".formatted(cells.size()));
    }
    String text = cells.size() > textColumn ? cells.get(textColumn) : "";
    return Optional.of(TranscriptLine.of(cells.get(idColumn).strip(), text));
  }
}
