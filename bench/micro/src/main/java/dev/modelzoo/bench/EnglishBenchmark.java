package dev.modelzoo.bench;

import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.Normalizers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One line of English in its normal form: a plain one, and one with numbers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class EnglishBenchmark {
  private final Normalizer normalizer = Normalizers.forLanguage("en");

  @Param({
    "so what we wanted to do was to look at it from another side",
    "On Jan. 5, 2021 he paid $5.50 for 3 lbs at 10:30 a.m."
  })
  public String line = "";

  @Benchmark
  public String normalize() {
    return normalizer.normalize(line);
  }
}
