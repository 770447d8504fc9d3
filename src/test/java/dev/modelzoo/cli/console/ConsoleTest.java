package dev.modelzoo.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.transfer.TransferEvent;
import dev.modelzoo.transfer.TransferEvent.Subject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void progress_bytesTakenBack_countAgain() {
    Console console = console(true);
    try (ProgressLine progress = console.progress("pull m", nanos::get)) {
      progress.on(new TransferEvent.Planned(100));
      progress.on(new TransferEvent.Advanced(100));
      progress.on(new TransferEvent.TakenBack(new Subject("a", 100), 60));
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      progress.on(new TransferEvent.Advanced(20));
    }

    assertThat(lastDrawn()).isEqualTo("pull m   60 %  60 B of 100 B  60 B/s  0:00 left");
  }

  @Test
  void progress_rate_isOfTheLastSeconds() {
    Console console = console(true);
    try (ProgressLine progress = console.progress("pull m", nanos::get)) {
      progress.on(new TransferEvent.Planned(1_000_000));
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      progress.on(new TransferEvent.Advanced(500_000)); // was here already
      for (int second = 0; second < 20; second++) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        progress.on(new TransferEvent.Advanced(1000));
      }
    }

    assertThat(lastDrawn()).endsWith("1.0 kB/s  8:00 left");
  }

  @Test
  void progress_manyFilesOnAWideTerminal_namesOneAsLongAsItMoves() {
    Console console = console(true);
    console.setColumns(120);
    Subject big = new Subject("assets/模型.zip", 1000);
    Subject other = new Subject("assets/b", 1000);
    try (ProgressLine progress = console.progress("pull m", nanos::get)) {
      progress.on(new TransferEvent.Planned(2000));
      progress.on(new TransferEvent.Advanced(other, 100));
      move(progress, big, 200);
      assertThat(lastDrawn()).endsWith("left  assets/模型.zip 20 %");

      progress.on(new TransferEvent.Advanced(big, 100));
      move(progress, other, 100);
      assertThat(lastDrawn()).as("both moved").endsWith("left  assets/模型.zip 30 %");

      move(progress, other, 100);
      assertThat(lastDrawn()).as("it waits").endsWith("left  assets/b 30 %");

      progress.on(new TransferEvent.Advanced(other, 700));
      move(progress, big, 100);
      assertThat(lastDrawn()).as("the other is there").endsWith("left  assets/模型.zip 40 %");
    }
  }

  private void move(ProgressLine progress, Subject subject, long bytes) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    progress.on(new TransferEvent.Advanced(subject, bytes));
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "65, ''", "66, …型.zip 20 %", "68, …/模型.zip 20 %", "80, assets/模型.zip 20 %"})
  void progress_narrowTerminal_cutsTheNameOrLeavesItOut(int columns, String end) {
    Console console = console(true);
    console.setColumns(columns);
    try (ProgressLine progress = console.progress("pull m", nanos::get)) {
      progress.on(new TransferEvent.Planned(2000));
      progress.on(new TransferEvent.Advanced(new Subject("assets/b", 1000), 300));
      move(progress, new Subject("assets/模型.zip", 1000), 200);
    }

    String line = lastDrawn();
    assertThat(line).endsWith(end.isEmpty() ? "left" : "left  " + end);
    assertThat(FoldedLine.columns(line)).isLessThan(Math.max(columns, 51));
  }

  @Test
  void progress_strangersName_doesNotMoveTheCursor() {
    Console console = console(true);
    console.setColumns(120);
    try (ProgressLine progress = console.progress("pull m", nanos::get)) {
      progress.on(new TransferEvent.Planned(2000));
      progress.on(new TransferEvent.Advanced(new Subject("b", 1000), 300));
      move(progress, new Subject("a\u001b[2Jb\u202e", 1000), 200);
    }

    assertThat(lastDrawn()).endsWith("left  a?[2Jb? 20 %");
  }

  @Test
  void progress_withoutATerminal_namesNoFile() {
    Console console = console(false);
    console.setColumns(120);
    try (ProgressLine progress = console.progress("pull m", nanos::get)) {
      progress.on(new TransferEvent.Planned(2000));
      progress.on(new TransferEvent.Advanced(new Subject("a", 1000), 200));
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
      progress.on(new TransferEvent.Advanced(new Subject("b", 1000), 300));
    }

    assertThat(err.toString(UTF_8)).endsWith("left\n");
  }

  private String lastDrawn() {
    String[] parts = err.toString(UTF_8).split("\u001b\\[\\?7[lh]", -1);
    return parts[parts.length - 2];
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
