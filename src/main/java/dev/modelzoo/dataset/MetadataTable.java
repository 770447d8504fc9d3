package dev.modelzoo.dataset;

import dev.modelzoo.content.EncodingGuess;
import dev.modelzoo.dataset.MetadataProblem.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code metadata.tsv} as far as it can be read, with all that is wrong with it. Cells are
 * separated by tabs and mean what they show: a quotation mark is a character like any other.
 *
 * @param utterances those of the sound lines, in file order
 * @param lines 1-based line of each utterance
 * @param problems in the order of lines
 */
public record MetadataTable(
    List<Utterance> utterances, List<Integer> lines, List<MetadataProblem> problems) {
  static final List<String> COLUMNS = List.of("ID", "AUDIO", "DURATION", "TEXT");

  public MetadataTable {
    utterances = List.copyOf(utterances);
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }

  /** Reads the bytes of the file; a byte order mark, CRLF and blank lines do no harm. */
  public static MetadataTable parse(byte[] bytes) {
    return new Parser().parse(bytes);
  }

  private static final class Parser {
    private static final Pattern DURATION = Pattern.compile("[0-9]{1,9}([.][0-9]{0,18})?");

    private final List<Utterance> utterances = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final List<MetadataProblem> problems = new ArrayList<>();
    private final Map<String, Integer> lineOfId = new LinkedHashMap<>();
    private @Nullable List<String> header;
    private int line;

    MetadataTable parse(byte[] bytes) {
      int start = startsWithByteOrderMark(bytes) ? 3 : 0;
      while (start < bytes.length) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
          end++;
        }
        line++;
        boolean hasReturn = end > start && bytes[end - 1] == '\r';
        decode(bytes, start, hasReturn ? end - 1 : end).ifPresent(this::read);
        if (header != null && header.isEmpty()) {
          break;
        }
        start = end + 1;
      }
      if (header == null) {
        problem(Kind.HEADER, "there is no header; it must name " + String.join(", ", COLUMNS));
      } else if (utterances.isEmpty() && problems.isEmpty()) {
        problem(Kind.NO_UTTERANCES, "there is no utterance below the header");
      }
      return new MetadataTable(utterances, lines, problems);
    }

    private void read(String text) {
      if (text.isBlank()) {
        return;
      }
      List<String> cells = List.of(text.split("\t", -1));
      if (header == null) {
        header = readHeader(cells);
      } else {
        readUtterance(header, cells);
      }
    }

    /** Empty if the columns cannot be told apart: then no further line can be read. */
    private List<String> readHeader(List<String> cells) {
      List<String> names = cells.stream().map(String::strip).toList();
      List<String> missing = COLUMNS.stream().filter(c -> !names.contains(c)).toList();
      List<String> twice =
          names.stream().filter(n -> names.indexOf(n) != names.lastIndexOf(n)).distinct().toList();
      if (!missing.isEmpty()) {
        problem(
            Kind.HEADER,
            "the header lacks %s; its tab-separated cells are %s%s"
                .formatted(String.join(", ", missing), names, separatorHint(names)));
      }
      if (!twice.isEmpty()) {
        problem(Kind.HEADER, "the header has more than one column " + twice);
      }
      return missing.isEmpty() && twice.isEmpty() ? names : List.of();
    }

    /** What people use instead of tabs. */
    private static String separatorHint(List<String> names) {
      String all = names.get(0);
      if (names.size() > 1 || COLUMNS.stream().anyMatch(name -> !all.contains(name))) {
        return "";
      }
      return all.contains(",")
          ? "; it has commas where tabs must be"
          : "; it has blanks where tabs must be";
    }

    private void readUtterance(List<String> names, List<String> cells) {
      if (cells.size() != names.size()) {
        problem(
            Kind.CELL_COUNT,
            "%d tab-separated cells where the header has %d".formatted(cells.size(), names.size()));
        return;
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), cells.get(i));
      }
      String id = take(row, "ID").strip();
      String audio = take(row, "AUDIO").strip();
      String duration = take(row, "DURATION").strip();
      String text = take(row, "TEXT");
      boolean sound = isGoodId(id);
      sound = isGoodDuration(id, duration) && sound;
      if (audio.isEmpty()) {
        problem(Kind.NO_AUDIO, "AUDIO of '" + id + "' is empty");
        sound = false;
      }
      if (sound) {
        utterances.add(new Utterance(id, audio, Double.parseDouble(duration), text, row));
        lines.add(line);
      }
    }

    private boolean isGoodId(String id) {
      if (id.isEmpty()) {
        problem(Kind.BAD_ID, "ID is empty");
        return false;
      }
      Integer before = lineOfId.putIfAbsent(id, line);
      if (before != null) {
        problem(Kind.DUPLICATE_ID, "the id '%s' is in line %d too".formatted(id, before));
        return false;
      }
      boolean splits =
          id.codePoints()
              .anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '/');
      if (splits || id.codePoints().anyMatch(Character::isISOControl)) {
        problem(Kind.BAD_ID, "the id '" + id + "' has white space, '/' or a control character");
        return false;
      }
      return true;
    }

    private boolean isGoodDuration(String id, String duration) {
      if (DURATION.matcher(duration).matches() && Double.parseDouble(duration) > 0) {
        return true;
      }
      problem(
          Kind.BAD_DURATION,
          "DURATION of '%s' is '%s', not a positive number of seconds".formatted(id, duration));
      return false;
    }

    private Optional<String> decode(byte[] bytes, int start, int end) {
      try {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, start, end - start);
        return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
      } catch (CharacterCodingException e) {
        byte[] wrong = Arrays.copyOfRange(bytes, start, end);
        problem(Kind.NOT_UTF8, "this is not UTF-8 text: " + EncodingGuess.describe(wrong));
        return Optional.empty();
      }
    }

    private void problem(Kind kind, String what) {
      problems.add(new MetadataProblem(kind, Math.max(line, 1), what));
    }

    private static String take(Map<String, String> row, String column) {
      String value = row.remove(column);
      return value == null ? "" : value;
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
      return bytes.length >= 3
          && bytes[0] == (byte) 0xEF
          && bytes[1] == (byte) 0xBB
          && bytes[2] == (byte) 0xBF;
    }
  }
}
