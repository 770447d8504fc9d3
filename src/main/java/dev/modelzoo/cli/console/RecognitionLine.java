package dev.modelzoo.cli.console;

import dev.modelzoo.benchmark.RecognitionProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Progress of the recognition of one run. Safe for many threads. */
public final class RecognitionLine extends StatusLine {
  /** More are only counted, as the line should fit a terminal. */
  private static final int NAMED_SHARDS = 4;

  private @Nullable RecognitionProgress progress;

  RecognitionLine(PrintStream err, boolean terminal, boolean quiet, LongSupplier nanoClock) {
    super(err, terminal, quiet, nanoClock);
  }

  /** How far it is now. */
  public synchronized void on(RecognitionProgress now) {
    progress = now;
    changed();
  }

  @Override
  String text(long nanos) {
    RecognitionProgress now = progress;
    if (now == null) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    parts.add("recognise ");
    if (now.shards() > 1) {
      parts.add("%d of %d shards".formatted(now.finished(), now.shards()) + running(now));
    }
    parts.add(
        now.utterances() == 0
            ? "no utterance to be seen yet"
            : "%,d of %,d utterances".formatted(now.utterances(), now.total()));
    now.realTimeFactor()
        .ifPresent(rtf -> parts.add(String.format(Locale.ROOT, "real-time factor %.3f", rtf)));
    parts.add(now.left().map(left -> clock(left) + " left").orElse(clock(Duration.ofNanos(nanos))));
    return String.join("  ", parts);
  }

  private static String running(RecognitionProgress now) {
    if (now.running().isEmpty()) {
      return "";
    }
    String named =
        now.running().stream()
            .limit(NAMED_SHARDS)
            .map(shard -> "%d: %d/%d".formatted(shard.number(), shard.utterances(), shard.total()))
            .collect(Collectors.joining(", "));
    int more = now.running().size() - NAMED_SHARDS;
    return " (" + named + (more > 0 ? ", %d more".formatted(more) : "") + ")";
  }

  private static String clock(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
