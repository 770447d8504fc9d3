package dev.modelzoo.recognizer.dispatch;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.RecognitionRequest;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.SbiLimits;
import dev.modelzoo.recognizer.SbiResult;
import dev.modelzoo.recognizer.container.ExitHook;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Runs shards on this machine, one at a call. Thread-safe as far as its recognizer is. */
public final class ShardRunner {
  private final Recognizer recognizer;
  private final ShardWork work;

  public ShardRunner(Recognizer recognizer, ShardWork work) {
    this.recognizer = recognizer;
    this.work = work;
  }

  /**
   * Recognises the shard's list. Afterwards the shard is finished, or has failed and the result
   * says why.
   *
   * @param progress told how many lines the SBI has written, from another thread
   * @throws ZooException for what is not the SBI's failure, and if the thread is interrupted or zoo
   *     told to end: then the shard is as open as it was
   */
  public Optional<ShardFailure> run(Shard shard, IntConsumer progress) {
    try (Attempt attempt = Attempt.at(shard)) {
      try {
        recognize(shard, attempt, progress);
        return Optional.empty();
      } catch (ZooException e) {
        if (e.kind() != ErrorKind.SBI_FAILED || isEnding()) {
          throw e;
        }
        return fail(shard, attempt, e);
      }
    }
  }

  private void recognize(Shard shard, Attempt attempt, IntConsumer progress) {
    RecognitionRequest request =
        new RecognitionRequest(
            work.modelImage(),
            shard.list(),
            attempt.folder(),
            SbiLimits.of(work.timeLimit(shard), shard.utterances()),
            work.environment(),
            work.opaqueIds(),
            lines -> {
              attempt.progress(lines);
              progress.accept(lines);
            });
    Instant started = work.clock().instant();
    SbiResult result = recognizer.recognize(request);
    try {
      work.check().check(result.hypotheses(), ShardLists.ids(shard.list()));
      ShardResult.of(result, started, work.host()).write(shard, attempt.folder());
    } catch (IOException e) {
      throw FileErrors.translate("write", attempt.folder(), e);
    }
    attempt.finish();
  }

  /** An SBI that was ended because zoo ends has not failed. */
  private static boolean isEnding() {
    if (Thread.currentThread().isInterrupted()) {
      return true;
    }
    try (ExitHook hook = ExitHook.of("is-ending", () -> {})) {
      return hook.tooLate();
    }
  }

  private static Optional<ShardFailure> fail(Shard shard, Attempt attempt, ZooException cause) {
    if (shard.isFinished()) {
      return Optional.empty(); // Somebody else was better, and first.
    }
    ShardFailure failure = ShardFailure.of(cause).moved(attempt.folder(), shard.failedFolder());
    attempt.fail(failure);
    return Optional.of(failure);
  }
}
