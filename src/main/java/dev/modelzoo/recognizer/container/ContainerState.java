package dev.modelzoo.recognizer.container;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says of a container.
 *
 * @param started whether its first process ever ran; podman gives no error where it could not
 * @param exitCode of its first process; 0 while it runs
 * @param outOfMemory whether one of its processes was killed at its memory limit
 * @param error why it could not be started; empty if it could
 * @param pid of its first process on the engine's machine; 0 unless it runs
 * @param ran from its start to its end by the engine's clock, once it has ended
 */
public record ContainerState(
    String id,
    boolean running,
    boolean started,
    int exitCode,
    boolean outOfMemory,
    String error,
    long pid,
    Optional<Duration> ran) {
  private static final int FIRST_YEAR = 2000;

  /** Reads the state of {@code inspect --format '{{.Id}} {{json .State}}'}. */
  static ContainerState parse(String text) {
    String[] words = text.split(" ", 2);
    try {
      JsonObject state = JsonParser.parseString(words[words.length - 1]).getAsJsonObject();
      return new ContainerState(
          words[0],
          isTrue(state.get("Running")),
          time(text(state.get("StartedAt"))).isPresent(),
          (int) number(state.get("ExitCode")),
          isTrue(state.get("OOMKilled")),
          text(state.get("Error")),
          number(state.get("Pid")),
          between(text(state.get("StartedAt")), text(state.get("FinishedAt"))));
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new IllegalArgumentException("Not the state of a container: " + text, e);
    }
  }

  private static boolean isTrue(@Nullable JsonElement value) {
    return value != null && value.isJsonPrimitive() && value.getAsBoolean();
  }

  private static long number(@Nullable JsonElement value) {
    if (value == null || !value.isJsonPrimitive()) {
      throw new IllegalStateException("No number: " + value);
    }
    return value.getAsLong();
  }

  private static String text(@Nullable JsonElement value) {
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }

  private static Optional<Duration> between(String start, String end) {
    return time(start)
        .flatMap(from -> time(end).map(to -> Duration.between(from, to)))
        .filter(ran -> !ran.isNegative());
  }

  /** A time that has not come yet is given as one in the year 1. */
  private static Optional<OffsetDateTime> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text)).filter(time -> time.getYear() >= FIRST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
