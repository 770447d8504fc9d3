package dev.modelzoo.report.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RankTableTest {
  @Test
  void caution_fewBlocks_saysWhatTheyAre() {
    assertThat(table(4, "SPEAKER").caution())
        .hasValue("Few to go by: 4 values of SPEAKER to draw from, so p and ranks are rough.");
    assertThat(table(1, "SPEAKER").caution().orElseThrow()).contains(": 1 value of SPEAKER to");
    assertThat(table(12, RankTable.UTTERANCE).caution().orElseThrow())
        .contains(": 12 utterances to draw from,");
  }

  @Test
  void caution_setsThatDiffer_namesBoth() {
    assertThat(table(15, "SPEAKER", RankTable.UTTERANCE).caution().orElseThrow())
        .contains(": 15 blocks (values of SPEAKER; utterances) to draw from,");
  }

  @Test
  void caution_enoughBlocks_isNone() {
    assertThat(table(20, "SPEAKER").caution()).isEmpty();
  }

  private static RankTable table(int blocks, String... drawn) {
    PairTest pair = new PairTest(0, 1, OptionalDouble.of(0.5), OptionalDouble.of(0.5), 0.5);
    return new RankTable(
        "A", false, List.of("A"), "WER", List.of(), List.of(pair), blocks, List.of(drawn));
  }
}
