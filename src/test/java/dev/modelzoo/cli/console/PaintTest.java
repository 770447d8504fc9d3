package dev.modelzoo.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PaintTest {
  @Test
  void auto_onATerminal_colours() {
    assertThat(on(Paint.When.AUTO, true, Map.of("TERM", "xterm"))).isTrue();
    assertThat(on(Paint.When.AUTO, true, Map.of("CI", "false"))).isTrue();
    assertThat(on(Paint.When.AUTO, true, Map.of("NO_COLOR", ""))).isTrue();
  }

  @Test
  void auto_pipeDumbTerminalCiOrNoColor_doesNot() {
    assertThat(on(Paint.When.AUTO, false, Map.of())).isFalse();
    assertThat(on(Paint.When.AUTO, true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(on(Paint.When.AUTO, true, Map.of("CI", "true"))).isFalse();
    assertThat(on(Paint.When.AUTO, true, Map.of("NO_COLOR", "1"))).isFalse();
  }

  @Test
  void alwaysAndNever_whateverTheTerminal_areObeyed() {
    assertThat(on(Paint.When.ALWAYS, false, Map.of("NO_COLOR", "1"))).isTrue();
    assertThat(on(Paint.When.NEVER, true, Map.of())).isFalse();
  }

  private static boolean on(Paint.When when, boolean terminal, Map<String, String> environment) {
    return Paint.of(when, terminal, environment).on();
  }
}
