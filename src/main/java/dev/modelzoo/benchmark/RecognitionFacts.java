package dev.modelzoo.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.recognizer.ContainerFacts;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.dispatch.ShardResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * How the SBI was run and what that took, of all shards together.
 *
 * @param shards how many runs the list was cut into
 * @param retried how many utterances got a second chance
 * @param dispatch where the shards ran
 * @param started when the first of them did
 * @param wall of the SBI, summed over shards, whether or not they ran at the same time
 * @param cpu summed over shards; empty if it is unknown of one
 * @param peakMemory of the shard that needed most; empty if it is unknown of one
 * @param container with the widest limits that a shard had
 * @param host of the machine, or of the machines that differ
 */
record RecognitionFacts(
    String engine,
    boolean blind,
    String network,
    int shards,
    int retried,
    String dispatch,
    Instant started,
    Duration wall,
    Optional<Duration> cpu,
    OptionalLong peakMemory,
    Optional<ContainerFacts> container,
    JsonObject host) {
  /**
   * Sums them up.
   *
   * @param results of at least one shard
   */
  static RecognitionFacts of(
      Recognizer recognizer, String dispatch, int shards, int retried, List<ShardResult> results) {
    boolean cpuKnown = results.stream().allMatch(result -> result.cpu().isPresent());
    boolean memoryKnown = results.stream().allMatch(result -> result.peakMemory().isPresent());
    return new RecognitionFacts(
        recognizer.engine(),
        recognizer.blind(),
        recognizer.network(),
        shards,
        retried,
        dispatch,
        results.stream().map(ShardResult::started).min(Comparator.naturalOrder()).orElseThrow(),
        results.stream().map(ShardResult::wall).reduce(Duration.ZERO, Duration::plus),
        cpuKnown
            ? results.stream().flatMap(r -> r.cpu().stream()).reduce(Duration::plus)
            : Optional.empty(),
        memoryKnown
            ? results.stream().mapToLong(r -> r.peakMemory().orElse(0)).max()
            : OptionalLong.empty(),
        container(results.stream().flatMap(result -> result.container().stream()).toList()),
        host(results));
  }

  /** Nodes that build the image each for themselves have other ids for it. */
  private static Optional<ContainerFacts> container(List<ContainerFacts> all) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    ContainerFacts first = all.get(0);
    return Optional.of(
        new ContainerFacts(
            first.engineVersion(),
            all.stream().map(ContainerFacts::imageId).distinct().collect(Collectors.joining(", ")),
            first.network(),
            first.gpus(),
            all.stream().mapToLong(ContainerFacts::memory).max().orElse(0),
            all.stream().mapToInt(ContainerFacts::processes).max().orElse(0),
            all.stream().mapToLong(ContainerFacts::disk).max().orElse(0)));
  }

  private static JsonObject host(List<ShardResult> results) {
    List<JsonObject> machines = results.stream().map(RecognitionFacts::host).distinct().toList();
    if (machines.size() == 1) {
      return machines.get(0);
    }
    JsonArray different = new JsonArray();
    machines.forEach(different::add);
    JsonObject host = new JsonObject();
    host.add("machines", different);
    return host;
  }

  private static JsonObject host(ShardResult result) {
    JsonObject host = result.host();
    result.container().ifPresent(c -> host.addProperty("engine_version", c.engineVersion()));
    return host;
  }
}
