package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.FileErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A result as the leaderboard's scripts left it: counted by the old rule, which leaves out what
 * failed, and without a comparison key. It can be looked at, never ranked.
 *
 * @param json the object in line 1 of RESULTS.txt
 */
public record OldResult(Path folder, JsonObject json) {
  /** What the old scorers always write; what zoo writes has a key more. */
  private static final List<String> KEYS =
      List.of("num_ref_utts", "num_hyp_utts", "num_eval_utts", "C", "S", "I", "D");

  private static final String ONLY_OURS = "comparison";

  /** Empty if the folder holds something else, or nothing. */
  public static Optional<OldResult> find(Path folder) {
    Path file = folder.resolve(ResultFiles.RESULTS);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String line = in.readLine();
      JsonObject json = JsonParser.parseString(line == null ? "" : line).getAsJsonObject();
      boolean old = KEYS.stream().allMatch(json::has) && !json.has(ONLY_OURS);
      return old ? Optional.of(new OldResult(folder, json)) : Optional.empty();
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    } catch (RuntimeException e) { // whatever another file makes the parser throw
      return Optional.empty();
    }
  }

  /** The utterances that the old rule counted, in the order of the file. */
  public ScoredUtterances details() {
    return new OldDetailsReader(folder.resolve(ResultFiles.DETAILS));
  }
}
