package dev.modelzoo.text.en;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads this package's tables: tab-separated columns, {@code //} before a remark. */
final class Table {
  private Table() {}

  /** The rows of a resource beside this class, each cut at its tabs. */
  static List<String[]> rows(String name) {
    InputStream resource = Table.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalStateException("This build lacks its table " + name);
    }
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("//")) {
          rows.add(line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
