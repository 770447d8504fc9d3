package dev.modelzoo.recognizer.dispatch;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.recognizer.ContainerFacts;
import dev.modelzoo.recognizer.SbiResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a finished shard took, kept as {@code shard.json} beside its hypotheses.
 *
 * @param wall of the SBI alone
 * @param host of the machine that ran it
 */
public record ShardResult(
    Instant started,
    Duration wall,
    Optional<Duration> cpu,
    OptionalLong peakMemory,
    Optional<ContainerFacts> container,
    JsonObject host) {
  private static final String LIST = "list_sha256";
  private static final String HYPOTHESES = "raw_rec_sha256";
  private static final String STARTED = "started";
  private static final String WALL = "wall_nanos";
  private static final String CPU = "cpu_nanos";
  private static final String PEAK = "peak_bytes";
  private static final String CONTAINER = "container";
  private static final String HOST = "host";

  public ShardResult {
    host = host.deepCopy();
  }

  @Override
  public JsonObject host() {
    return host.deepCopy();
  }

  static ShardResult of(SbiResult result, Instant started, JsonObject host) {
    return new ShardResult(
        started, result.wall(), result.cpu(), result.peakMemory(), result.container(), host);
  }

  /**
   * Writes it beside the hypotheses in {@code folder}, with the digests that bind them together.
   */
  void write(Shard shard, Path folder) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("schema", "zoo-shard/1");
    json.addProperty(LIST, digestOfIds(shard.list()));
    json.addProperty(HYPOTHESES, digest(folder.resolve(Shard.HYPOTHESES)));
    json.addProperty(STARTED, started.toString());
    json.addProperty(WALL, wall.toNanos());
    cpu.ifPresent(time -> json.addProperty(CPU, time.toNanos()));
    peakMemory.ifPresent(bytes -> json.addProperty(PEAK, bytes));
    container.ifPresent(facts -> json.add(CONTAINER, ContainerFactsJson.of(facts)));
    json.add(HOST, host);
    Files.writeString(folder.resolve(Shard.RESULT), json + "\n");
  }

  /** Empty if list or hypotheses are not those that it was written for. */
  static Optional<ShardResult> read(Shard shard) {
    Path folder = shard.folder();
    try {
      JsonObject json =
          JsonParser.parseString(Files.readString(folder.resolve(Shard.RESULT))).getAsJsonObject();
      boolean same =
          json.get(LIST).getAsString().equals(digestOfIds(shard.list()))
              && json.get(HYPOTHESES)
                  .getAsString()
                  .equals(digest(folder.resolve(Shard.HYPOTHESES)));
      return same ? Optional.of(parse(json)) : Optional.empty();
    } catch (IOException | RuntimeException e) { // whatever a changed file makes the parser throw
      return Optional.empty();
    }
  }

  private static ShardResult parse(JsonObject json) {
    return new ShardResult(
        Instant.parse(json.get(STARTED).getAsString()),
        Duration.ofNanos(json.get(WALL).getAsLong()),
        json.has(CPU) ? Optional.of(Duration.ofNanos(json.get(CPU).getAsLong())) : Optional.empty(),
        json.has(PEAK) ? OptionalLong.of(json.get(PEAK).getAsLong()) : OptionalLong.empty(),
        json.has(CONTAINER)
            ? Optional.of(ContainerFactsJson.parse(json.getAsJsonObject(CONTAINER)))
            : Optional.empty(),
        json.getAsJsonObject(HOST));
  }

  /** Paths may differ, as when a zoo has moved. */
  private static String digestOfIds(Path list) throws IOException {
    return Sha256.hex(String.join("\n", ShardLists.ids(list)));
  }

  private static String digest(Path file) throws IOException {
    return Sha256.hex(Files.readAllBytes(file));
  }
}
