package dev.modelzoo.bench;

import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.BlockErrors;
import dev.modelzoo.scoring.statistics.Bootstrap;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The interval of a test set: 10,000 draws of all its blocks, on all processors. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class BootstrapBenchmark {
  @Param({"100", "10000"})
  public int utterances;

  private final BlockErrors errors = new BlockErrors();

  @Setup
  public void makeErrors() {
    Random random = new Random(7);
    for (int utterance = 0; utterance < utterances; utterance++) {
      errors.add(new ErrorCounts(random.nextInt(30), random.nextInt(4), random.nextInt(2), 0));
    }
  }

  @Benchmark
  public Optional<Interval> interval() {
    return Bootstrap.of(errors).rate();
  }
}
