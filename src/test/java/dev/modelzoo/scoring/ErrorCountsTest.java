package dev.modelzoo.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorCountsTest {
  @Test
  void rate_insertionsDominate_exceedsOne() {
    ErrorCounts counts = new ErrorCounts(1, 1, 0, 3);

    assertThat(counts.rate()).hasValue(2.0);
    assertThat(counts.percentage()).hasValue(200.0);
    assertThat(counts.referenceLength()).isEqualTo(2);
    assertThat(counts.hypothesisLength()).isEqualTo(5);
    assertThat(counts.errors()).isEqualTo(4);
  }

  @Test
  void rate_noReferenceTokens_isEmpty() {
    ErrorCounts counts = new ErrorCounts(0, 0, 0, 3);

    assertThat(counts.rate()).isEmpty();
    assertThat(counts.percentage()).isEmpty();
  }

  @Test
  void plus_twoUtterances_sumsCountsNotRates() {
    ErrorCounts sum = new ErrorCounts(1, 2, 3, 4).plus(new ErrorCounts(10, 20, 30, 40));

    assertThat(sum).isEqualTo(new ErrorCounts(11, 22, 33, 44));
    assertThat(ErrorCounts.ZERO.plus(sum)).isEqualTo(sum);
  }

  @Test
  void constructor_negativeCount_throwsWithAllFour() {
    for (ErrorCountsArguments bad :
        List.of(
            new ErrorCountsArguments(-1, 0, 0, 0),
            new ErrorCountsArguments(0, -1, 0, 0),
            new ErrorCountsArguments(0, 0, -1, 0),
            new ErrorCountsArguments(0, 0, 0, -1))) {
      assertThatThrownBy(() -> new ErrorCounts(bad.c(), bad.s(), bad.d(), bad.i()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Negative count: C %d, S %d, D %d, I %d", bad.c(), bad.s(), bad.d(), bad.i());
    }
  }

  private record ErrorCountsArguments(long c, long s, long d, long i) {}
}
