package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ChildCpuTimeTest {
  @Test
  void parseStat_anyProcess_addsTheTimesOfItsEndedChildren() {
    String stat = "4711 (a) b) S 1 4000 3999 0 -1 4194560 1 2 3 4 11 12 130 25 20 0 1 0 99 5 6\n";

    assertThat(ChildCpuTime.parseStat(stat)).isEqualTo(Duration.ofMillis(1550));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void get_twoAtOnce_knowsNeither() {
    try (ChildCpuTime first = ChildCpuTime.start();
        ChildCpuTime second = ChildCpuTime.start()) {
      assertThat(first.get()).isEmpty();
      assertThat(second.get()).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void get_childThatWorked_isItsTime() throws Exception {
    try (ChildCpuTime time = ChildCpuTime.start()) {
      String work = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";
      new ProcessBuilder("/bin/sh", "-c", work).start().waitFor();

      assertThat(time.get().orElseThrow()).isPositive();
    }
  }
}
