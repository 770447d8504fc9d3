package dev.modelzoo.recognizer.dispatch;

import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Decides where shards run. */
public interface Dispatcher {
  /** What results call it: {@code local}, {@code slurm}. */
  String name();

  /**
   * Brings every open shard to an end: finished or failed, as its folder says. Blocks until then. A
   * thread that is interrupted meanwhile keeps its interrupt flag and gets an exception; what was
   * finished by then stays.
   *
   * @param home the folder of all shards of the run, which nobody else uses
   * @param open in the order in which they should start
   * @param runner runs a shard on this machine
   * @throws ZooException for trouble that is not one shard's: no disk space, no engine, no queue
   */
  void run(Path home, List<Shard> open, ShardRunner runner, Consumer<ShardEvent> listener);
}
