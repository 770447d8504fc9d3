package dev.modelzoo.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineDiagnosisTest {
  @ParameterizedTest
  @CsvSource({"0, FAIL", "999999, FAIL", "1000000, WARN", "4999999999, WARN", "5000000000, OK"})
  void disk_freeBytes_areWellScarceOrNone(long free, Diagnosis.State state) {
    assertThat(MachineDiagnosis.disk("disk", Path.of("/zoo"), free).state()).isEqualTo(state);
  }

  @Test
  void disk_full_failsAsATransferWould() {
    Diagnosis full = MachineDiagnosis.disk("disk", Path.of("/zoo"), 0);

    assertThat(full.kind()).isEqualTo(ErrorKind.NO_SPACE);
    assertThat(full.what()).isEqualTo("the disk is full: 0 B free at /zoo");
    assertThat(full.fix()).contains("Free some space");
  }
}
