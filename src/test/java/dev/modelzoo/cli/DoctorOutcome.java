package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import java.util.List;

/** How {@code zoo doctor} ended: what failed is said on standard output, and named once more. */
record DoctorOutcome(Outcome outcome) {
  DoctorOutcome assertDone() {
    outcome.assertDone();
    return this;
  }

  /** Checks the exit code, the first line that says {@code fail}, and that it is said once. */
  DoctorOutcome assertFailed(ErrorKind kind, String... parts) {
    String[] line = failure().split("\\s+", 3);
    assertThat(line[2]).contains(parts);
    outcome.assertFailed(kind, "failed: " + line[1]).assertNext("'fix:'");
    assertThat(err()).doesNotContain(line[2]);
    return this;
  }

  /** Checks the fix below that line. */
  DoctorOutcome assertNext(String... parts) {
    List<String> lines = out().lines().toList();
    assertThat(lines.get(lines.indexOf(failure()) + 1)).startsWith("     fix: ").contains(parts);
    return this;
  }

  private String failure() {
    return out().lines().filter(line -> line.startsWith("fail ")).findFirst().orElseThrow();
  }

  String out() {
    return outcome.out();
  }

  String err() {
    return outcome.err();
  }

  JsonObject json() {
    return outcome.json();
  }
}
