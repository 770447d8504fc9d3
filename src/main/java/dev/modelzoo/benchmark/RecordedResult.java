package dev.modelzoo.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.recognizer.ContainerFacts;
import dev.modelzoo.recognizer.dispatch.ShardResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a recognition took back from {@code run.json}. */
final class RecordedResult {
  private RecordedResult() {}

  /** Throws whatever a changed file makes the parser throw. */
  static ShardResult read(JsonObject json) {
    JsonObject timing = json.getAsJsonObject("timing");
    JsonObject host = json.getAsJsonObject("host").deepCopy();
    JsonElement version = host.remove("engine_version");
    JsonElement cpu = timing.get("sbi_cpu_seconds");
    JsonElement peak = timing.get("sbi_peak_bytes");
    return new ShardResult(
        Instant.parse(timing.get("started").getAsString()),
        duration(timing.get("sbi_wall_seconds")),
        Optional.ofNullable(cpu).map(RecordedResult::duration),
        peak == null ? OptionalLong.empty() : OptionalLong.of(peak.getAsLong()),
        json.has("image")
            ? Optional.of(container(json, version == null ? "" : version.getAsString()))
            : Optional.empty(),
        host);
  }

  private static Duration duration(JsonElement seconds) {
    BigDecimal nanos = seconds.getAsBigDecimal().movePointRight(9);
    return Duration.ofNanos(nanos.longValue());
  }

  private static ContainerFacts container(JsonObject json, String engineVersion) {
    JsonObject limits = json.getAsJsonObject("limits");
    return new ContainerFacts(
        engineVersion,
        json.get("image").getAsString(),
        json.get("network").getAsString(),
        Optional.ofNullable(json.get("gpus")).map(JsonElement::getAsString),
        limits.get("memory_bytes").getAsLong(),
        limits.get("processes").getAsInt(),
        limits.get("disk_bytes").getAsLong());
  }
}
