package dev.modelzoo.text.zh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a table beside this class: words between white space, {@code #} to the line's end aside.
 */
final class WordList {
  private WordList() {}

  /** The words in the order of the file. */
  static Set<String> read(String file) {
    Set<String> words = new LinkedHashSet<>();
    try (InputStream in = WordList.class.getResourceAsStream(file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, "not packaged: " + file), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String content = line.startsWith("#") ? "" : line.strip();
        if (!content.isEmpty()) {
          words.addAll(List.of(content.split("\\s+", -1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
