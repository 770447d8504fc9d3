package dev.modelzoo.recognizer.dispatch.slurm;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.recognizer.dispatch.ShardPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The job that works on the shards of a run, kept in {@code slurm.json} beside them. It is written
 * before the job is submitted, so that a job whose number nobody noted is found by its name.
 *
 * @param name unique to it
 * @param id its number, once it is known
 * @param shards that have a task in it
 */
public record SlurmJob(String name, Optional<String> id, List<Integer> shards) {
  private static final String NAME = "name";
  private static final String ID = "job";
  private static final String SHARDS = "shards";

  public SlurmJob {
    shards = List.copyOf(shards);
  }

  /** The one that is noted in the folder of a run's shards; empty if none is, or not readably. */
  public static Optional<SlurmJob> read(Path home) {
    Path file = home.resolve(ShardPlan.JOB);
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      return Optional.of(
          new SlurmJob(
              json.get(NAME).getAsString(),
              Optional.ofNullable(json.get(ID)).map(JsonElement::getAsString),
              StreamSupport.stream(json.getAsJsonArray(SHARDS).spliterator(), false)
                  .map(JsonElement::getAsInt)
                  .toList()));
    } catch (IOException | RuntimeException e) { // whatever a changed file makes the parser throw
      return Optional.empty();
    }
  }

  SlurmJob withId(String number) {
    return new SlurmJob(name, Optional.of(number), shards);
  }

  void write(Path home) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", "zoo-slurm/1");
    json.addProperty(NAME, name);
    id.ifPresent(number -> json.addProperty(ID, number));
    JsonArray numbers = new JsonArray();
    shards.forEach(numbers::add);
    json.add(SHARDS, numbers);
    Path file = home.resolve(ShardPlan.JOB);
    Path temporary = home.resolve(ShardPlan.JOB + ".tmp");
    try {
      Files.writeString(temporary, json + "\n");
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }

  static void remove(Path home) {
    Path file = home.resolve(ShardPlan.JOB);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileErrors.translate("remove", file, e);
    }
  }
}
