package dev.modelzoo.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.transfer.TransferEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void say_overADrawnLine_erasesItFirst() {
    Console console = console(true);
    try (ProgressLine progress = console.progress("push m", nanos::get)) {
      advance(progress);

      console.say("retry      in 0.1 s");
      console.say("retry      in 0.2 s");
    }

    String drawn = "\r\u001b[K\u001b[?7lpush m  100 %  5 B of 5 B  5 B/s  0:00 left\u001b[?7h";
    assertThat(err.toString(UTF_8))
        .isEqualTo(drawn + "\r\u001b[Kretry      in 0.1 s\nretry      in 0.2 s\n");
  }

  @Test
  void say_withoutATerminal_isALineAmongLines() {
    Console console = console(false);
    try (ProgressLine progress = console.progress("push m", nanos::get)) {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(9));
      advance(progress);

      console.warn("careful");
    }

    assertThat(err.toString(UTF_8)).endsWith("left\nwarning: careful\n").doesNotContain("\u001b");
  }

  @Test
  void result_overADrawnLine_erasesItFirst() {
    Console console = console(true); // both streams are one terminal
    try (ProgressLine progress = console.progress("push m", nanos::get)) {
      advance(progress);

      console.result("WER 5 %");
    }

    assertThat(err.toString(UTF_8)).endsWith("left\u001b[?7h\r\u001b[KWER 5 %\n");
  }

  @Test
  void progress_longId_fitsInEightyColumns() {
    Console console = console(true);
    try (ProgressLine progress = console.progress("verify " + "m".repeat(100), nanos::get)) {
      progress.on(new TransferEvent.Planned(999_900_000));
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
      progress.on(new TransferEvent.Advanced(100_100_000));
    }

    String line = err.toString(UTF_8).split("\u001b\\[\\?7[lh]", -1)[1];
    assertThat(line).startsWith("verify mmm").contains("m…  ").hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void interrupted_withinWork_tellsOfAllFromTheInnermostAndThenIsSilent() {
    Console console = console(true);
    console.interruptibly(
        "outer",
        "Do it again.",
        () ->
            console.interruptibly(
                "inner is kept",
                "Go on.",
                () -> {
                  ProgressLine progress = console.progress("push m", nanos::get);
                  advance(progress);
                  console.interrupted();
                  advance(progress);
                  console.warn("a thread that is still at work");
                  return progress;
                }));

    assertThat(err.toString(UTF_8))
        .endsWith("left\u001b[?7h\r\u001b[Kinterrupted: inner is kept; outer\nnext:  Go on.\n");
  }

  @Test
  void interrupted_betweenWork_hasNothingToTellOf() {
    Console console = console(false);
    console.interruptibly("kept", "Do it again.", () -> "done");

    console.interrupted();

    assertThat(err.toString(UTF_8)).isEqualTo("interrupted: not finished\n");
  }

  private void advance(ProgressLine progress) {
    progress.on(new TransferEvent.Planned(5));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    progress.on(new TransferEvent.Advanced(5));
  }

  private Console console(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, UTF_8);
    return new Console(new ResultStream(err), stream, terminal);
  }
}
