package dev.modelzoo.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.benchmark.RecognitionProgress;
import dev.modelzoo.benchmark.RecognitionProgress.Running;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecognitionLineTest {
  private static final RecognitionProgress HALF =
      new RecognitionProgress(
          1200,
          2400,
          2,
          8,
          List.of(new Running(3, 100, 300), new Running(4, 20, 310)),
          OptionalDouble.of(0.1234),
          Optional.of(Duration.ofSeconds(3700)));

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void on_terminal_showsShardsUtterancesFactorAndTimeLeft() {
    on(true, 1, HALF);

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "\r\u001b[K\u001b[?7lrecognise   2 of 8 shards (3: 100/300, 4: 20/310)  1,200 of 2,400 utterances"
                + "  real-time factor 0.123  1:01:40 left\u001b[?7h");
  }

  @Test
  void on_noTerminal_isALineEveryTenSeconds() {
    RecognitionLine line = line(false);
    for (int second = 1; second <= 25; second++) {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      line.on(HALF);
    }

    assertThat(err.toString(UTF_8).lines()).hasSize(2).allMatch(text -> text.endsWith(" left"));
  }

  @Test
  void on_oneShardThatShowsNothing_saysHowLongItTook() {
    RecognitionProgress silent =
        new RecognitionProgress(
            0, 9, 0, 1, List.of(new Running(1, 0, 9)), OptionalDouble.empty(), Optional.empty());

    on(false, 75, silent);

    assertThat(err.toString(UTF_8)).isEqualTo("recognise   no utterance to be seen yet  1:15\n");
  }

  @Test
  void on_manyShardsAtATime_namesSomeAndCountsTheOthers() {
    List<Running> running = IntStream.range(1, 10).mapToObj(n -> new Running(n, 1, 2)).toList();

    on(
        false,
        60,
        new RecognitionProgress(
            9, 40, 0, 20, running, OptionalDouble.empty(), Optional.of(Duration.ofSeconds(5))));

    assertThat(err.toString(UTF_8)).contains("4: 1/2, 5 more)").endsWith("0:05 left\n");
  }

  private void on(boolean terminal, long seconds, RecognitionProgress progress) {
    RecognitionLine line = line(terminal);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    line.on(progress);
  }

  private RecognitionLine line(boolean terminal) {
    return new RecognitionLine(new PrintStream(err, true, UTF_8), terminal, false, nanos::get);
  }
}
