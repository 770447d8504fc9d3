package dev.modelzoo.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.scoring.TieOrder.Step;
import java.util.ArrayList;
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
  @MethodSource("longPairs")
  void align_longerThanAStrip_isThePathOfThePlainMatrix(Pair pair) {
    for (TieOrder order : orders()) {
      Alignment alignment = new Aligner(order).align(pair.reference(), pair.hypothesis());

      assertThat(alignment.edits())
          .extracting(Edit::kind)
          .isEqualTo(PlainMatrix.path(pair.reference(), pair.hypothesis(), order));
    }
  }

  static Stream<Pair> pairs() {
    Random random = new Random(20261122);
    return IntStream.range(0, 200).mapToObj(round -> new Pair(letters(random), letters(random)));
  }

  /** Around the 64 rows of a strip and several of them; few letters have ties everywhere. */
  static Stream<Pair> longPairs() {
    Random random = new Random(4);
    return IntStream.range(0, 120)
        .mapToObj(
            round -> {
              int length = round % 3 == 0 ? 62 + random.nextInt(5) : random.nextInt(300);
              List<String> reference = letters(random, length, 2 + random.nextInt(20));
              List<String> hypothesis =
                  round % 2 == 0
                      ? withErrors(reference, random)
                      : letters(random, random.nextInt(200), 2 + random.nextInt(20));
              return new Pair(reference, hypothesis);
            });
  }

  private static List<String> withErrors(List<String> reference, Random random) {
    List<String> hypothesis = new ArrayList<>();
    for (String token : reference) {
      int error = random.nextInt(10);
      if (error > 1) {
        hypothesis.add(token);
      }
      if (error == 1 || error == 2) {
        hypothesis.addAll(letters(random, 1 + random.nextInt(3), 4));
      }
    }
    return hypothesis;
  }

  /** All of them. */
  private static List<TieOrder> orders() {
    Step[] steps = Step.values();
    return IntStream.range(0, 6)
        .mapToObj(
            n -> {
              List<Step> rest = new ArrayList<>(List.of(steps));
              Step first = rest.remove(n / 2);
              return new TieOrder(List.of(first, rest.get(n % 2), rest.get(1 - n % 2)));
            })
        .toList();
  }

  private static List<String> letters(Random random) {
    return letters(random, random.nextInt(10), 4);
  }

  private static List<String> letters(Random random, int count, int distinct) {
    return IntStream.range(0, count)
        .mapToObj(index -> Character.toString('a' + random.nextInt(distinct)))
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
