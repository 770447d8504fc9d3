package dev.modelzoo.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What of this machine bears on speed. Not its name: results are published. */
final class Host {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path GPU_INFO = Path.of("/proc/driver/nvidia/gpus");

  private Host() {}

  static JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    json.addProperty("arch", System.getProperty("os.arch"));
    json.addProperty("cpus", Runtime.getRuntime().availableProcessors());
    cpuModel().ifPresent(model -> json.addProperty("cpu", model));
    List<String> gpus = gpuModels(GPU_INFO);
    if (!gpus.isEmpty()) {
      JsonArray array = new JsonArray();
      gpus.forEach(array::add);
      json.add("gpus", array);
    }
    return json;
  }

  private static Optional<String> cpuModel() {
    return field(CPU_INFO, "model name");
  }

  /** Of all that NVIDIA's driver shows; others are not looked for. */
  static List<String> gpuModels(Path folder) {
    List<String> models = new ArrayList<>();
    try (DirectoryStream<Path> cards = Files.newDirectoryStream(folder)) {
      for (Path card : cards) {
        field(card.resolve("information"), "Model").ifPresent(models::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // No such driver.
    }
    Collections.sort(models);
    return models;
  }

  /** The first value of a file of lines {@code NAME : VALUE}. */
  private static Optional<String> field(Path file, String name) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // Not Linux.
    }
  }
}
