package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.yaml.YamlMapping;
import dev.modelzoo.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A benchmark request as the leaderboard takes them: {@code model: ID} and {@code test_set:} with a
 * list of ids. Who asks, and when, is for people; other keys are passed over.
 */
public record RequestFile(EntryId model, List<EntryId> testSets) {
  public RequestFile {
    testSets = List.copyOf(testSets);
  }

  /** Reads a request; errors name the file, and the line where there is one. */
  public static RequestFile read(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
    YamlMapping request = YamlReader.read(file.toString(), text);
    String model = request.text("model").orElseThrow(() -> missing(file, "model"));
    List<String> sets = request.texts("test_set");
    if (sets.isEmpty()) {
      throw missing(file, "test_set");
    }
    return new RequestFile(EntryId.parse(model), sets.stream().map(EntryId::parse).toList());
  }

  private static ZooException missing(Path file, String key) {
    return new ZooException(
        ErrorKind.USAGE,
        "%s has no '%s'".formatted(file, key),
        "A request names a model (model: ID) and a list of test sets (test_set:, then '- ID' lines).");
  }
}
