package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.Normalizers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of English interjections, which are left out of texts: words in any case, each in a line
 * of its own or between commas; UTF-8.
 */
public final class InterjectionsFile {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern BLANK = Pattern.compile("\\s");

  private InterjectionsFile() {}

  /** The normaliser that leaves out these words; results name them by the digest of the file. */
  public static Normalizer read(Path path) {
    WordFile file = WordFile.read(path);
    Set<String> words =
        file.lines().stream()
            .flatMap(line -> Arrays.stream(COMMA.split(line, -1)))
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    words.stream()
        .filter(word -> BLANK.matcher(word).find())
        .min(String::compareTo)
        .ifPresent(
            phrase -> {
              throw new ZooException(
                  ErrorKind.USAGE,
                  "%s: '%s' is not one word".formatted(path, phrase),
                  "Write one interjection in each line: only single words are left out.");
            });
    return Normalizers.english(file.id(), words);
  }
}
