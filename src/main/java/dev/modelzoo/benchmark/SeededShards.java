package dev.modelzoo.benchmark;

import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.recognizer.dispatch.ShardResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes a finished run over as the finished shards of a new one, so that what its SBI left out can
 * be run by itself. What it took is counted with its first shard.
 */
final class SeededShards {
  private final Path earlier;
  private final ShardResult took;
  private final Map<String, String> lines;

  /** Of a finished run's folder. */
  SeededShards(Path earlier, RunRecord record) {
    this.earlier = earlier;
    this.took = record.result();
    this.lines = MergedShards.lines(earlier.resolve(RunDirectory.HYPOTHESES));
  }

  /** Whether no line is there for one of these. */
  boolean leavesOutSome(Set<String> ids) {
    return !lines.keySet().containsAll(ids);
  }

  /** Makes each of them a finished one. */
  void finish(List<Shard> shards) {
    for (Shard shard : shards) {
      boolean first = shard.number() == 1;
      shard.finish(first ? took : nothing(), folder -> fill(folder, shard, first));
    }
  }

  private void fill(Path folder, Shard shard, boolean first) throws IOException {
    Set<String> ids = MergedShards.ids(shard.list());
    String text =
        lines.entrySet().stream()
            .filter(line -> ids.contains(line.getKey()))
            .map(line -> line.getValue() + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve(Shard.HYPOTHESES), text);
    Path log = earlier.resolve(RunDirectory.LOG);
    if (first && Files.exists(log)) {
      Files.copy(log, folder.resolve(Shard.LOG));
    }
  }

  private ShardResult nothing() {
    return new ShardResult(
        took.started(),
        Duration.ZERO,
        took.cpu().map(time -> Duration.ZERO),
        took.peakMemory().isPresent() ? OptionalLong.of(0) : OptionalLong.empty(),
        took.container(),
        took.host());
  }

  /** Of a run that the same command would repeat; empty if it left nothing out. */
  static Optional<SeededShards> of(Path finished, RunRecord record, Set<String> ids) {
    if (!Files.isRegularFile(finished.resolve(RunDirectory.HYPOTHESES))) {
      return Optional.empty();
    }
    SeededShards seed = new SeededShards(finished, record);
    return seed.leavesOutSome(ids) ? Optional.of(seed) : Optional.empty();
  }

  Path earlier() {
    return earlier;
  }
}
