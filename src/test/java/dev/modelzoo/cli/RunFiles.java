package dev.modelzoo.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a result folder, without what may differ between two runs of the same thing. */
final class RunFiles {
  private RunFiles() {}

  /** Text by name; of provenance all but timing and host. */
  static Map<String, String> of(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = file.getFileName().toString();
        files.put(name, Files.isDirectory(file) ? "a folder" : comparable(name, file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String comparable(String name, Path file) throws IOException {
    String text = Files.readString(file);
    if (!name.equals("run.json") && !name.equals("RESULTS.txt")) {
      return text;
    }
    int end = text.indexOf('\n');
    JsonObject json = JsonParser.parseString(text.substring(0, end)).getAsJsonObject();
    JsonObject provenance = json.has("provenance") ? json.getAsJsonObject("provenance") : json;
    provenance.remove("timing");
    provenance.remove("host");
    return json + text.substring(end);
  }
}
