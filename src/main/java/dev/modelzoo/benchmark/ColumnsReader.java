package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a table of utterances: a test set's {@code metadata.tsv}, the {@code columns.tsv} of a
 * result folder, or any other file of tab-separated cells under a header that has a column ID. What
 * is text or audio (AUDIO, TEXT) is left out.
 */
public final class ColumnsReader {
  private static final String TEXT = "TEXT";
  private static final List<String> LEFT_OUT = List.of("AUDIO", TEXT);

  private final Path file;

  private ColumnsReader(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @throws ZooException that names the first line that does not fit the header
   */
  public static UtteranceColumns read(Path file) {
    return new ColumnsReader(file).parse(text(file));
  }

  /** Whether a file begins with a header that has ID, TEXT and something else that is known. */
  public static boolean hasColumnsBesideTexts(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      List<String> header = first == null ? List.of() : cells(withoutMark(first));
      return header.contains(UtteranceColumns.ID)
          && header.contains(TEXT)
          && !kept(header, header).isEmpty();
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ZooException(
          ErrorKind.USAGE, file + " is not UTF-8", "Write the file in UTF-8.", e);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private UtteranceColumns parse(String text) {
    List<String> lines = withoutMark(text).lines().toList();
    List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0));
    int idCell = header.indexOf(UtteranceColumns.ID);
    if (idCell < 0) {
      throw new ZooException(
          ErrorKind.USAGE,
          file + " has no column ID in its first line",
          "Name a table of tab-separated cells, such as the metadata.tsv of a test set.");
    }
    Map<String, List<String>> rows = new HashMap<>();
    for (int number = 2; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      if (!line.isBlank()) {
        List<String> cells = cells(line);
        if (cells.size() != header.size()) {
          throw bad(
              number, "%d cells where the header has %d".formatted(cells.size(), header.size()));
        }
        if (rows.putIfAbsent(cells.get(idCell), kept(header, cells)) != null) {
          throw bad(number, "the id '%s' is there twice".formatted(cells.get(idCell)));
        }
      }
    }
    return new UtteranceColumns(kept(header, header), rows);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("\t", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }

  private static List<String> kept(List<String> header, List<String> cells) {
    List<String> kept = new ArrayList<>();
    for (int index = 0; index < header.size(); index++) {
      String name = header.get(index);
      if (!name.equals(UtteranceColumns.ID) && !LEFT_OUT.contains(name)) {
        kept.add(cells.get(index));
      }
    }
    return kept;
  }

  private ZooException bad(int line, String what) {
    return new ZooException(
        ErrorKind.USAGE,
        "%s, line %d: %s".formatted(file, line, what),
        "Give every utterance one line with a cell for each column of the header.");
  }
}
