package dev.modelzoo.bench;

import dev.modelzoo.scoring.Aligner;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.GlmAligner;
import dev.modelzoo.scoring.GlmRules;
import java.util.List;
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

/** A pair of texts, without and with the rules for English phrases. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class AligningBenchmark {
  private final Aligner plain = new Aligner();
  private final GlmAligner withRules = new GlmAligner(GlmRules.english());

  @Param({"20", "500", "10000"})
  public int tokens;

  private List<String> reference = List.of();
  private List<String> hypothesis = List.of();

  @Setup
  public void makeTexts() {
    Texts texts = new Texts();
    reference = texts.words(tokens);
    hypothesis = texts.misheard(reference);
  }

  @Benchmark
  public ErrorCounts plain() {
    return plain.count(reference, hypothesis);
  }

  @Benchmark
  public ErrorCounts withRules() {
    return withRules.count(reference, hypothesis);
  }
}
