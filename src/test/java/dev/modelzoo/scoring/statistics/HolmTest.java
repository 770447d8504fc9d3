package dev.modelzoo.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void adjusted_workedExample_multipliesByWhatIsLeft() {
    // 0.005·4, 0.01·3 and 0.03·2; 0.04 by itself would be less than the one before it.
    assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
  }

  @Test
  void adjusted_largeValues_stopAtOne() {
    assertThat(Holm.adjusted(new double[] {0.9, 0.8})).containsExactly(1, 1);
    assertThat(Holm.adjusted(new double[] {0.2})).containsExactly(0.2);
    assertThat(Holm.adjusted(new double[0])).isEmpty();
  }
}
