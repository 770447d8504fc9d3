package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import java.util.List;

/** How one command line ended, and what it printed. */
record Outcome(int exit, String out, String err) {
  Outcome assertDone() {
    assertThat(exit).as(err).isZero();
    return this;
  }

  /**
   * Checks the exit code and the two last lines: {@code error: } with all {@code parts} of what
   * happened to which object, {@code next: } with a sentence.
   */
  Outcome assertFailed(ErrorKind kind, String... parts) {
    assertThat(exit).as(err).isEqualTo(kind.exitCode());
    for (String part : parts) {
      assertThat(error()).contains(part);
    }
    assertThat(next()).isNotBlank();
    assertThat(err).doesNotContain("\tat "); // no stack trace
    return this;
  }

  Outcome assertNext(String... parts) {
    for (String part : parts) {
      assertThat(next()).contains(part);
    }
    return this;
  }

  /** What follows {@code error: }, which may go on over indented lines. */
  String error() {
    int start = ("\n" + err).lastIndexOf("\nerror: "); // others may be quoted from logs
    int end = err.lastIndexOf("\nnext:  ");
    assertThat(start).as("an error line in: %s", err).isNotNegative().isLessThan(end);
    return err.substring(start + "error: ".length(), end);
  }

  /** What follows {@code next: } in the last line. */
  String next() {
    List<String> lines = err.lines().toList();
    String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    assertThat(last).startsWith("next:  ");
    return last.substring("next:  ".length());
  }

  /** Standard output as the one JSON object that it must be. */
  JsonObject json() {
    JsonObject object = JsonParser.parseString(out).getAsJsonObject();
    assertThat(object.get("schema").getAsString()).matches("zoo-[a-z]+/[1-9][0-9]*");
    return object;
  }
}
