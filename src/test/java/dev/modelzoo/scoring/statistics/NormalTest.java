package dev.modelzoo.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
  /** Values of the complementary error function of z/√2, as Python's math.erfc has them. */
  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.001, 0.9992021155721779",
    "0.5, 0.6170750774519738",
    "1, 0.31731050786291415",
    "1.959964, 0.04999999819288482",
    "2.4, 0.016395071849192276",
    "2.499999, 0.012419365708197095",
    "2.5, 0.012419330651552278",
    "3, 0.0026997960632601913",
    "5, 5.733031437583892e-07",
    "8, 1.2441921148543639e-15",
    "20, 5.507248237212663e-89"
  })
  void twoSided_knownValues_agrees(double z, double probability) {
    assertThat(Normal.twoSided(z)).isCloseTo(probability, withinPercentage(1e-9));
    assertThat(Normal.twoSided(-z)).isEqualTo(Normal.twoSided(z));
  }
}
