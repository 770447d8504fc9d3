package dev.modelzoo.recognizer.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerStateTest {
  @Test
  void parse_ended_hasStatusAndTime() {
    ContainerState state =
        ContainerState.parse(
            "abc {\"Status\":\"exited\",\"Running\":false,\"OOMKilled\":true,\"Pid\":0,\"ExitCode\":137,"
                + "\"Error\":\"\",\"StartedAt\":\"2026-11-22T22:57:47.25Z\","
                + "\"FinishedAt\":\"2026-11-22T23:57:49.5+01:00\"}");

    assertThat(state.id()).isEqualTo("abc");
    assertThat(state.exitCode()).isEqualTo(137);
    assertThat(state.outOfMemory()).isTrue();
    assertThat(state.started()).isTrue();
    assertThat(state.ran()).contains(Duration.ofMillis(2250));
  }

  @Test
  void parse_neverStarted_saysSo() {
    ContainerState state =
        ContainerState.parse(
            "abc {\"Status\":\"created\",\"Running\":false,\"Pid\":0,\"ExitCode\":0,\"Error\":\"\","
                + "\"StartedAt\":\"0001-01-01T00:00:00Z\",\"FinishedAt\":\"0001-01-01T00:00:00Z\"}");

    assertThat(state.started()).isFalse();
    assertThat(state.ran()).isEmpty();
  }

  @Test
  void parse_running_hasNoEndYet() {
    ContainerState state =
        ContainerState.parse(
            "abc {\"Running\":true,\"OOMKilled\":false,\"Pid\":7,\"ExitCode\":0,"
                + "\"StartedAt\":\"2026-11-22T22:57:47Z\",\"FinishedAt\":\"0001-01-01T00:00:00Z\"}");

    assertThat(state.running()).isTrue();
    assertThat(state.pid()).isEqualTo(7);
    assertThat(state.ran()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "abc {}", "abc []", "abc {\"Pid\":\"x\",\"ExitCode\":0}"})
  void parse_somethingElse_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ContainerState.parse(text));
  }
}
