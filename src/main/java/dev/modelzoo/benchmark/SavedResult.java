package dev.modelzoo.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.text.TokenUnit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A result that lies in a folder, as {@link ScoreReport#writeTo} left it. Immutable. */
public final class SavedResult {
  private final Path folder;
  private final JsonObject json;
  private final Map<String, String> comparison;

  private SavedResult(Path folder, JsonObject json, Map<String, String> comparison) {
    this.folder = folder;
    this.json = json;
    this.comparison = comparison;
  }

  /**
   * Reads the first line of RESULTS.txt.
   *
   * @param path a result folder, or a file in it
   */
  public static SavedResult read(Path path) {
    Path folder = Files.isRegularFile(path) ? path.toAbsolutePath().normalize().getParent() : path;
    if (folder == null || !Files.isRegularFile(folder.resolve(ResultFiles.RESULTS))) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "there is no finished result at " + path,
          "Name a folder that has RESULTS.txt and DETAILS.txt, as zoo benchmark and zoo score --out"
              + " write them.");
    }
    Path file = folder.resolve(ResultFiles.RESULTS);
    JsonObject json = object(file, firstLine(file));
    SavedResult result = new SavedResult(folder, json, comparison(file, json));
    result.checkKey(file);
    return result;
  }

  /** As {@link #read}; empty if there is none that can be read. */
  static Optional<SavedResult> find(Path folder) {
    try {
      return Optional.of(read(folder));
    } catch (ZooException e) {
      return Optional.empty();
    }
  }

  /** The object in line 1 of RESULTS.txt. */
  public JsonObject json() {
    return json.deepCopy();
  }

  /** How many references have no hypothesis, or an empty one. */
  public int unanswered() {
    return Math.toIntExact(count("missing") + count("empty"));
  }

  /** Whether what the SBI left out was run once more. */
  public boolean isRetried() {
    return json.get("provenance") instanceof JsonObject provenance && provenance.has("retried");
  }

  /** How many references were scored. */
  public int references() {
    return Math.toIntExact(count("num_ref_utts"));
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** What must be equal if results are to be compared: name and value, in order. */
  public Map<String, String> comparison() {
    return comparison;
  }

  /** The digest of {@link #comparison}. */
  public String comparisonKey() {
    return json.get("comparison_key").getAsString();
  }

  /** CER or WER. */
  public String rateName() {
    return Arrays.stream(TokenUnit.values())
        .filter(unit -> unit.label().equals(comparison.get("unit")))
        .findFirst()
        .map(TokenUnit::rateName)
        .orElse("rate");
  }

  /** The summed counts as RESULTS.txt has them. */
  public ErrorCounts counts() {
    return new ErrorCounts(count("C"), count("S"), count("D"), count("I"));
  }

  /** Its utterances, by code point of their ids; the caller closes the reader. */
  public DetailsReader details() {
    return DetailsReader.open(folder.resolve(ResultFiles.DETAILS));
  }

  /** What was known of the utterances when they were scored. */
  public UtteranceColumns columns() {
    Path file = folder.resolve(ResultFiles.COLUMNS);
    return Files.isRegularFile(file) ? ColumnsReader.read(file) : UtteranceColumns.NONE;
  }

  private long count(String name) {
    JsonElement value = json.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw damaged(folder.resolve(ResultFiles.RESULTS), "it has no " + name, null);
    }
    return value.getAsLong();
  }

  private static String firstLine(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String line = in.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private static JsonObject object(Path file, String line) {
    try {
      return JsonParser.parseString(line).getAsJsonObject();
    } catch (RuntimeException e) { // whatever a changed file makes the parser throw
      throw damaged(file, "its first line is no JSON object", e);
    }
  }

  private static Map<String, String> comparison(Path file, JsonObject json) {
    if (!(json.get("comparison") instanceof JsonObject parts) || !json.has("comparison_key")) {
      throw new ZooException(
          ErrorKind.USAGE,
          file + " does not say how it was scored: it has no comparison key",
          "Another tool wrote it: score its texts with zoo score --out FOLDER and compare that.");
    }
    Map<String, String> comparison = new LinkedHashMap<>();
    parts.entrySet().forEach(part -> comparison.put(part.getKey(), part.getValue().getAsString()));
    return comparison;
  }

  /** Also finds a part that was edited by hand. */
  private void checkKey(Path file) {
    StringBuilder lines = new StringBuilder();
    comparison.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    if (!Digest.sha256(Sha256.hex(lines.toString())).toString().equals(comparisonKey())) {
      throw damaged(file, "its comparison key is not that of its parts", null);
    }
  }

  private static ZooException damaged(Path file, String what, @Nullable Throwable cause) {
    return new ZooException(
        ErrorKind.CORRUPT, file + ": " + what, "Score the result again.", cause);
  }
}
