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

/** One line of Chinese in its normal form: a plain one, and one with numbers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ChineseBenchmark {
  private final Normalizer normalizer = Normalizers.forLanguage("zh");

  @Param({"今天天气很好我们一起去公园里散步看花吧", "2023年5月12日，花了100元买了3个苹果，涨了4.75%。"})
  public String line = "";

  @Benchmark
  public String normalize() {
    return normalizer.normalize(line);
  }
}
