package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/exit-codes.md} lists the codes of the program: each, in order, and none other. */
class ExitCodesPageTest {
  private static final Path PAGE = Path.of("docs/exit-codes.md");
  private static final Pattern ROW = Pattern.compile("\\| ([0-9]+) \\| ([a-z ]+) \\|.*");

  @Test
  void page_rows_areExactlyTheCodes() throws IOException {
    assertThat(rows()).containsExactlyEntriesOf(codes());
  }

  @Test
  void manual_exitCodes_areThoseOfThePage() throws IOException {
    Map<Integer, String> told = new LinkedHashMap<>();
    ExitCodeTable.rows().forEach(row -> told.put(row.code(), row.name()));

    assertThat(told).containsExactlyEntriesOf(rows());
  }

  @Test
  void errorKinds_all_haveCodesOfTheirOwn() {
    assertThat(codes()).hasSize(ErrorKind.values().length + 5);
  }

  private static Map<Integer, String> rows() throws IOException {
    Map<Integer, String> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(rows.put(Integer.valueOf(row.group(1)), row.group(2))).as(line).isNull();
      }
    }
    return rows;
  }

  private static Map<Integer, String> codes() {
    Map<Integer, String> codes = new LinkedHashMap<>();
    codes.put(ExitCode.OK, "done");
    codes.put(ExitCode.BUG, "bug");
    for (ErrorKind kind : ErrorKind.values()) {
      codes.put(kind.exitCode(), kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    codes.put(128 + 2, "interrupted"); // SIGINT
    codes.put(ExitCode.NO_READER, "no reader");
    codes.put(128 + 15, "interrupted"); // SIGTERM
    return codes;
  }
}
