package dev.modelzoo.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeGpusTest {
  @ParameterizedTest
  @CsvSource({
    "2, '2,3', 'device=2,3'",
    "all, 5, device=5",
    "device=1, '2,3', device=1",
    "all, '', all",
    "1, 'gpu:a100', 1"
  })
  void of_asked_areThoseThatSlurmGave(String asked, String given, String expected) {
    assertThat(NodeGpus.of(Optional.of(asked), Map.of("SLURM_JOB_GPUS", given))).contains(expected);
  }

  @Test
  void of_noneAsked_areNone() {
    assertThat(NodeGpus.of(Optional.empty(), Map.of("SLURM_JOB_GPUS", "0"))).isEmpty();
  }
}
