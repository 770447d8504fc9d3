package dev.modelzoo.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * How a run came about, as far as somebody who repeats it needs to know. Empty is what is not said.
 *
 * @param tool that scored it
 * @param engine that ran the SBI
 * @param blind whether the SBI could see neither references nor anything else of the machine
 * @param network that the SBI had
 * @param gpus that it was given
 * @param shards into which the list was cut, at least 1
 * @param opaqueIds whether the SBI got other names
 * @param retried whether what the SBI left out was run once more
 */
public record Provenance(
    Optional<String> tool,
    Optional<String> engine,
    Optional<Boolean> blind,
    Optional<String> network,
    Optional<String> gpus,
    int shards,
    boolean opaqueIds,
    boolean retried) {
  static Provenance of(JsonObject json) {
    return new Provenance(
        text(json, "tool"),
        text(json, "engine"),
        text(json, "blind").map(Boolean::valueOf),
        text(json, "network"),
        text(json, "gpus"),
        json.has("shards") ? Math.max(1, json.get("shards").getAsInt()) : 1,
        json.has("opaque_ids") && json.get("opaque_ids").getAsBoolean(),
        json.has("retried"));
  }

  private static Optional<String> text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value == null || value.isJsonNull()
        ? Optional.empty()
        : Optional.of(value.getAsString());
  }
}
