package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.BenchmarkEvent;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.RecognitionLine;
import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.recognizer.dispatch.ShardEvent;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Says what a run does. Thread-safe. */
final class RunTalk implements Consumer<BenchmarkEvent>, AutoCloseable {
  private final Console console;
  private final UnaryOperator<Path> shown;
  private final RecognitionLine line;

  /**
   * On a console.
   *
   * @param shown how folders are written
   */
  RunTalk(Console console, UnaryOperator<Path> shown) {
    this.console = console;
    this.shown = shown;
    this.line = console.recognition(System::nanoTime);
  }

  @Override
  public void accept(BenchmarkEvent event) {
    if (event instanceof BenchmarkEvent.Continued run) {
      console.say(
          "continued  %s: %d of %d shards are finished"
              .formatted(shown.apply(run.runFolder()), run.finished(), run.shards()));
    } else if (event instanceof BenchmarkEvent.NotContinued run) {
      console.say(
          "not continued  %s: it differs in %s; remove it if nobody needs it"
              .formatted(shown.apply(run.runFolder()), run.differs()));
    } else if (event instanceof BenchmarkEvent.Shards shards) {
      tell(shards.event(), shards.progress().shards());
      line.on(shards.progress());
    }
  }

  private void tell(ShardEvent event, int count) {
    if (event instanceof ShardEvent.Note note) {
      console.say("           " + note.text());
    } else if (event instanceof ShardEvent.Finished end && count > 1) {
      console.say("shard      %s is finished".formatted(name(end.shard(), count)));
    } else if (event instanceof ShardEvent.Failed end && count > 1) {
      console.warn(
          "shard %s failed: %s".formatted(name(end.shard(), count), end.failure().message()));
    }
  }

  private static String name(Shard shard, int count) {
    return "%d of %d (%d utterances)".formatted(shard.number(), count, shard.utterances());
  }

  @Override
  public void close() {
    line.close();
  }
}
