package dev.modelzoo.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.scoring.TieOrder.Step;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeded random token lists of few letters, which have many ties. */
class AlignerPropertyTest {
  @ParameterizedTest
  @MethodSource("pairs")
  void align_anyTieOrder_costsTheEditDistanceAndRestoresBothTexts(Pair pair) {
    for (TieOrder order : orders()) {
      Alignment alignment = new Aligner(order).align(pair.reference(), pair.hypothesis());

      ErrorCounts counts = alignment.counts();
      assertThat(counts.errors())
          .isEqualTo(NaiveEditDistance.between(pair.reference(), pair.hypothesis()));
      assertThat(counts.referenceLength()).isEqualTo(pair.reference().size());
      assertThat(counts.hypothesisLength()).isEqualTo(pair.hypothesis().size());
      assertThat(tokens(alignment, true)).isEqualTo(pair.reference());
      assertThat(tokens(alignment, false)).isEqualTo(pair.hypothesis());
      assertThat(new Aligner(order).count(pair.reference(), pair.hypothesis())).isEqualTo(counts);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void align_ties_areDecidedFromTheEndInTheGivenOrder(Pair pair) {
    for (TieOrder order : orders()) {
      List<EditKind> expected = TiedPaths.preferred(pair.reference(), pair.hypothesis(), order);

      Alignment alignment = new Aligner(order).align(pair.reference(), pair.hypothesis());

      assertThat(alignment.edits()).extracting(Edit::kind).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void align_blocksOfRows_giveTheSameAsOneMatrix(Pair pair) {
    Alignment whole = new Aligner().align(pair.reference(), pair.hypothesis());

    for (int cells : new int[] {1, 7, 20, 33}) {
      Aligner inBlocks = new Aligner(TieOrder.GAPS_FIRST, cells);
      assertThat(inBlocks.align(pair.reference(), pair.hypothesis())).isEqualTo(whole);
    }
  }

  static Stream<Pair> pairs() {
    Random random = new Random(20261122);
    return IntStream.range(0, 200).mapToObj(round -> new Pair(letters(random), letters(random)));
  }

  private static List<TieOrder> orders() {
    return List.of(
        TieOrder.GAPS_FIRST,
        TieOrder.DIAGONAL_FIRST,
        new TieOrder(List.of(Step.DELETION, Step.DIAGONAL, Step.INSERTION)));
  }

  private static List<String> letters(Random random) {
    return IntStream.range(0, random.nextInt(10))
        .mapToObj(index -> "abcd".substring(random.nextInt(4)).substring(0, 1))
        .toList();
  }

  private static List<String> tokens(Alignment alignment, boolean reference) {
    return alignment.edits().stream()
        .map(edit -> reference ? edit.reference() : edit.hypothesis())
        .filter(token -> !token.isEmpty())
        .toList();
  }

  record Pair(List<String> reference, List<String> hypothesis) {}
}
