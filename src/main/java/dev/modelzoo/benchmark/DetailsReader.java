package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.Alignment;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DetailsFile} wrote, one utterance after the other. */
public final class DetailsReader implements ScoredUtterances {
  private static final int LABEL_LENGTH = "  REF  : ".length();

  private final Path file;
  private final BufferedReader in;
  private int line;

  private DetailsReader(Path file, BufferedReader in) {
    this.file = file;
    this.in = in;
  }

  /** Opens the file; the caller closes it. */
  static DetailsReader open(Path file) {
    try {
      return new DetailsReader(file, Files.newBufferedReader(file));
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  @Override
  public Optional<ScoredUtterance> next() {
    String head = read();
    if (head == null || head.isEmpty()) {
      return Optional.empty();
    }
    String reference = read();
    String hypothesis = read();
    String edits = read();
    if (reference == null || hypothesis == null || edits == null) {
      throw damaged("it ends within an utterance", null);
    }
    try {
      JsonObject json = JsonParser.parseString(head).getAsJsonObject();
      Alignment alignment = alignment(row(reference), row(hypothesis), row(edits));
      if (!DetailsFile.hasCounts(json, alignment.counts())) {
        throw damaged("its counts are not those of its rows", null);
      }
      return Optional.of(
          new ScoredUtterance(
              json.get("uid").getAsString(), json.get("status").getAsString(), alignment));
    } catch (ZooException e) {
      throw e;
    } catch (RuntimeException e) { // whatever a changed file makes the parser throw
      throw damaged("this is not what zoo writes", e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private @Nullable String read() {
    try {
      line++;
      return in.readLine();
    } catch (CharacterCodingException e) {
      throw damaged("it is not UTF-8", e);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private static String row(String text) {
    return text.substring(LABEL_LENGTH);
  }

  /** Only the marks tell a gap from a token that looks like one; they stand below the columns. */
  private static Alignment alignment(String referenceRow, String hypothesisRow, String marks) {
    List<String> references = cells(referenceRow);
    List<String> hypotheses = cells(hypothesisRow);
    if (references.size() != hypotheses.size()) {
      throw new IllegalArgumentException("rows of different lengths");
    }
    List<Edit> edits = new ArrayList<>(references.size());
    int column = 0;
    for (int cell = 0; cell < references.size(); cell++) {
      String left = references.get(cell);
      String right = hypotheses.get(cell);
      EditKind kind = DetailsFile.kind(marks.charAt(column));
      edits.add(
          new Edit(
              kind,
              kind == EditKind.INSERTION ? "" : left,
              kind == EditKind.DELETION ? "" : right));
      int width = Math.max(DisplayWidth.of(left), DisplayWidth.of(right));
      column += Math.max(width, kind == EditKind.CORRECT ? 0 : 1) + 1;
    }
    return new Alignment(edits);
  }

  private static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    while (from < row.length()) {
      int to = row.indexOf(' ', from);
      int end = to < 0 ? row.length() : to;
      if (end > from) {
        cells.add(row.substring(from, end));
      }
      from = end + 1;
    }
    return cells;
  }

  private ZooException damaged(String what, @Nullable Throwable cause) {
    return new ZooException(
        ErrorKind.CORRUPT,
        "%s, line %d: %s".formatted(file, Math.max(1, line - 3), what),
        "Score the result again.",
        cause);
  }
}
