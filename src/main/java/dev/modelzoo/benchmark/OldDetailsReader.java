package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.Alignment;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;
import dev.modelzoo.scoring.ErrorCounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a DETAILS.txt of the leaderboard's scripts. Its ids have no quotes, and its columns are not
 * where {@link DisplayWidth} puts them, so the marks are taken in their order.
 */
final class OldDetailsReader implements ScoredUtterances {
  private static final Pattern HEAD =
      Pattern.compile(
          "\\{\"uid\":(.*), \"score\":.*, \"cor\":(\\d+), \"sub\":(\\d+), \"ins\":(\\d+), \"del\":(\\d+)\\}");
  private static final Pattern ROW = Pattern.compile("  (REF|HYP|HYP#|EDIT) *:(.*)");
  private static final String END = "====";
  private static final String GAP = "*";

  private final Path file;
  private final BufferedReader in;
  private int line;

  OldDetailsReader(Path file) {
    this.file = file;
    try {
      this.in = Files.newBufferedReader(file);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  @Override
  public Optional<ScoredUtterance> next() {
    String head = read();
    if (head == null || head.isBlank() || head.startsWith(END)) {
      return Optional.empty();
    }
    Matcher matcher = HEAD.matcher(head);
    if (!matcher.matches()) {
      throw damaged(null);
    }
    try {
      Alignment alignment = new Alignment(edits(rows()));
      if (!alignment.counts().equals(counts(matcher))) {
        throw damaged(null);
      }
      return Optional.of(new ScoredUtterance(matcher.group(1), "ok", alignment));
    } catch (IllegalArgumentException e) {
      throw damaged(e);
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

  /**
   * The rows up to that of the marks, by their names. The scorer for English writes the hypothesis
   * twice: as it came, and as it was counted, with a sign behind the words of an alternative.
   */
  private Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new HashMap<>();
    while (!rows.containsKey("EDIT")) {
      String row = read();
      Matcher matcher = ROW.matcher(row == null ? "" : row);
      if (!matcher.matches()) {
        throw damaged(null);
      }
      boolean counted = matcher.group(1).equals("HYP#");
      List<String> cells = cells(matcher.group(2));
      rows.put(
          counted ? "HYP" : matcher.group(1),
          counted ? cells.stream().map(OldDetailsReader::unsigned).toList() : cells);
    }
    return rows;
  }

  /** Two equal tokens are correct; only for two stars the next mark has to say what they are. */
  private static List<Edit> edits(Map<String, List<String>> rows) {
    List<String> references = rows.getOrDefault("REF", List.of());
    List<String> hypotheses = rows.getOrDefault("HYP", List.of());
    List<String> marks = rows.getOrDefault("EDIT", List.of());
    if (references.size() != hypotheses.size()) {
      throw new IllegalArgumentException("rows of different lengths");
    }
    List<Edit> edits = new ArrayList<>(references.size());
    int used = 0;
    for (int column = 0; column < references.size(); column++) {
      String left = references.get(column);
      String right = hypotheses.get(column);
      String mark = used < marks.size() ? marks.get(used) : "";
      boolean wrong = !left.equals(right) || (left.equals(GAP) && "ID".contains(mark));
      if (!wrong || mark.isEmpty()) {
        edits.add(new Edit(EditKind.CORRECT, left, right));
        continue;
      }
      EditKind kind = DetailsFile.kind(mark.charAt(0));
      edits.add(
          new Edit(
              kind,
              kind == EditKind.INSERTION ? "" : left,
              kind == EditKind.DELETION ? "" : right));
      used++;
    }
    return edits;
  }

  private static ErrorCounts counts(Matcher head) {
    return new ErrorCounts(
        Long.parseLong(head.group(2)),
        Long.parseLong(head.group(3)),
        Long.parseLong(head.group(5)),
        Long.parseLong(head.group(4)));
  }

  private @Nullable String read() {
    try {
      line++;
      return in.readLine();
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private static String unsigned(String word) {
    return word.length() > 1 && word.endsWith("#") ? word.substring(0, word.length() - 1) : word;
  }

  private static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    for (String cell : row.split(" ", -1)) {
      if (!cell.isEmpty()) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private ZooException damaged(@Nullable Throwable cause) {
    return new ZooException(
        ErrorKind.CORRUPT,
        "%s, line %d: this is not what the leaderboard's scripts write"
            .formatted(file, Math.max(1, line - 3)),
        "Score the texts again: zoo score --ref trans.txt --hyp raw_rec.txt --out FOLDER.",
        cause);
  }
}
