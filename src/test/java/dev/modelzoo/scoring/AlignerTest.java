package dev.modelzoo.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.scoring.TieOrder.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlignerTest {
  @Test
  void count_swappedPair_splitsByTieOrder() {
    List<String> reference = List.of("a", "b");
    List<String> hypothesis = List.of("b", "a");

    assertThat(new Aligner().count(reference, hypothesis)).isEqualTo(new ErrorCounts(1, 0, 1, 1));
    assertThat(new Aligner(TieOrder.DIAGONAL_FIRST).count(reference, hypothesis))
        .isEqualTo(new ErrorCounts(0, 2, 0, 0));
  }

  @Test
  void align_mixedErrors_namesEachEdit() {
    Alignment alignment =
        new Aligner().align(List.of("the", "cat", "sat", "on"), List.of("the", "bat", "on", "it"));

    assertThat(alignment.edits())
        .containsExactly(
            new Edit(EditKind.CORRECT, "the", "the"),
            new Edit(EditKind.SUBSTITUTION, "cat", "bat"),
            new Edit(EditKind.DELETION, "sat", ""),
            new Edit(EditKind.CORRECT, "on", "on"),
            new Edit(EditKind.INSERTION, "", "it"));
  }

  @Test
  void align_emptySides_areGapsOnly() {
    Aligner aligner = new Aligner();

    assertThat(aligner.align(List.of(), List.of()).edits()).isEmpty();
    assertThat(aligner.count(List.of("a", "b"), List.of())).isEqualTo(new ErrorCounts(0, 0, 2, 0));
    assertThat(aligner.count(List.of(), List.of("a"))).isEqualTo(new ErrorCounts(0, 0, 0, 1));
  }

  @Test
  void align_equalTexts_isAllCorrect() {
    List<String> text = List.of("a", "a", "a");

    assertThat(new Aligner().align(text, text).counts()).isEqualTo(new ErrorCounts(3, 0, 0, 0));
  }

  @Test
  void count_thousandsOfTokens_isExact() {
    Random random = new Random(3);
    List<String> reference = words(random, 4_000);
    List<String> hypothesis = new ArrayList<>(reference);
    for (int error = 0; error < 200; error++) {
      hypothesis.set(error * 20, "wrong");
    }

    ErrorCounts counts = new Aligner().count(reference, hypothesis);

    EditKind[] plain =
        PlainMatrix.path(reference, hypothesis, TieOrder.GAPS_FIRST).toArray(EditKind[]::new);
    assertThat(counts).isEqualTo(ErrorCounts.of(plain));
    assertThat(counts.errors()).isLessThanOrEqualTo(200).isGreaterThan(190);
  }

  @Test
  void count_tensOfThousandsOfTokens_needsLittleMemory() {
    List<String> reference = words(new Random(1), 30_000);
    List<String> hypothesis = words(new Random(2), 30_000);

    ErrorCounts counts = new Aligner().count(reference, hypothesis);

    // A full matrix of them has 900,000,000 cells.
    assertThat(counts.referenceLength()).isEqualTo(30_000);
    assertThat(counts.hypothesisLength()).isEqualTo(30_000);
  }

  @Test
  void edit_tokensThatDoNotFitTheKind_throws() {
    assertInvalid(EditKind.CORRECT, "a", "b");
    assertInvalid(EditKind.CORRECT, "", "");
    assertInvalid(EditKind.SUBSTITUTION, "a", "a");
    assertInvalid(EditKind.SUBSTITUTION, "", "a");
    assertInvalid(EditKind.SUBSTITUTION, "a", "");
    assertInvalid(EditKind.DELETION, "a", "b");
    assertInvalid(EditKind.DELETION, "", "");
    assertInvalid(EditKind.INSERTION, "a", "b");
    assertInvalid(EditKind.INSERTION, "", "");
  }

  @Test
  void tieOrder_notAllThreeSteps_throws() {
    List<Step> twice = List.of(Step.DIAGONAL, Step.DIAGONAL, Step.DELETION);

    assertThatThrownBy(() -> new TieOrder(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DIAGONAL, DIAGONAL, DELETION");
    assertThatThrownBy(() -> new TieOrder(List.of(Step.DELETION)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertInvalid(EditKind kind, String reference, String hypothesis) {
    assertThatThrownBy(() -> new Edit(kind, reference, hypothesis))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(kind.toString());
  }

  private static List<String> words(Random random, int count) {
    return IntStream.range(0, count).mapToObj(i -> "w" + random.nextInt(2000)).toList();
  }
}
