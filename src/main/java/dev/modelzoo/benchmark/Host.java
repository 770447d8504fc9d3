package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What of this machine bears on speed. Not its name: results are published. */
final class Host {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Host() {}

  static JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    json.addProperty("arch", System.getProperty("os.arch"));
    json.addProperty("cpus", Runtime.getRuntime().availableProcessors());
    cpuModel().ifPresent(model -> json.addProperty("cpu", model));
    return json;
  }

  private static Optional<String> cpuModel() {
    try {
      List<String> lines = Files.readAllLines(CPU_INFO);
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // Not Linux.
    }
  }
}
