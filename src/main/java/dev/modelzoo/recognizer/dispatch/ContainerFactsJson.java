package dev.modelzoo.recognizer.dispatch;

import com.google.gson.JsonObject;
import dev.modelzoo.recognizer.ContainerFacts;
import java.util.Optional;

/** What a shard's container was, in {@code shard.json}. */
final class ContainerFactsJson {
  private static final String ENGINE_VERSION = "engine_version";
  private static final String IMAGE = "image";
  private static final String NETWORK = "network";
  private static final String GPUS = "gpus";
  private static final String MEMORY = "memory_bytes";
  private static final String PROCESSES = "processes";
  private static final String DISK = "disk_bytes";

  private ContainerFactsJson() {}

  static JsonObject of(ContainerFacts facts) {
    JsonObject json = new JsonObject();
    json.addProperty(ENGINE_VERSION, facts.engineVersion());
    json.addProperty(IMAGE, facts.imageId());
    json.addProperty(NETWORK, facts.network());
    facts.gpus().ifPresent(gpus -> json.addProperty(GPUS, gpus));
    json.addProperty(MEMORY, facts.memory());
    json.addProperty(PROCESSES, facts.processes());
    json.addProperty(DISK, facts.disk());
    return json;
  }

  static ContainerFacts parse(JsonObject json) {
    return new ContainerFacts(
        json.get(ENGINE_VERSION).getAsString(),
        json.get(IMAGE).getAsString(),
        json.get(NETWORK).getAsString(),
        json.has(GPUS) ? Optional.of(json.get(GPUS).getAsString()) : Optional.empty(),
        json.get(MEMORY).getAsLong(),
        json.get(PROCESSES).getAsInt(),
        json.get(DISK).getAsLong());
  }
}
