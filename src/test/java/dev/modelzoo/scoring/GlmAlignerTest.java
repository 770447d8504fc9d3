package dev.modelzoo.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GlmAlignerTest {
  private static final GlmRules RULES =
      GlmRules.parse(
          "test",
          List.of(
              "IT,I T", "IT'S,IT IS,IT HAS", "I'M,I AM", "ETC,ET CETERA", "A HUNDRED,ONE HUNDRED"));

  private static final GlmAligner ALIGNER = new GlmAligner(RULES);

  @ParameterizedTest
  @CsvSource({
    // The hypothesis is one of the phrases, the reference another.
    "I AM HERE, I'M HERE, 3 0 0 0",
    "I'M HERE, I AM HERE, 2 0 0 0",
    "IT HAS COME, IT'S COME, 3 0 0 0",
    // Parts of another phrase are deleted at their price, but never substituted or inserted.
    "I REALLY AM HERE, I'M HERE, 3 0 1 0",
    "I WAS HERE, I'M HERE, 1 1 1 0",
    "I, I'M, 0 1 0 0",
    // A rule that comes later takes its phrase; IT IS comes after IT.
    "IT IS, IT'S, 2 0 0 0",
    "I T, IT, 2 0 0 0",
    // What one rule has taken is not there for the next.
    "ONE HUNDRED, A HUNDRED, 2 0 0 0",
    "X, '', 0 0 1 0",
    "'', X, 0 0 0 1",
    "'', '', 0 0 0 0",
    "A B, B A, 0 2 0 0",
    "A B C, A B C, 3 0 0 0",
    // Hyphens: in parts, or as one word.
    "WELL KNOWN, WELL-KNOWN, 2 0 0 0",
    "WELLKNOWN, WELL-KNOWN, 1 0 0 0",
    "WELL-KNOWN, WELL-KNOWN, 1 0 0 0",
    "A, -, 0 1 0 0"
  })
  void count_handMadeCases_givesTheCheapest(String reference, String hypothesis, String counts) {
    ErrorCounts actual = ALIGNER.count(words(reference), words(hypothesis));

    assertThat(
            "%d %d %d %d"
                .formatted(
                    actual.correct(),
                    actual.substitutions(),
                    actual.deletions(),
                    actual.insertions()))
        .isEqualTo(counts);
  }

  @Test
  void align_alternative_showsWhatMatched() {
    Alignment alignment = ALIGNER.align(words("SO IT HAS COME"), words("IT'S COME"));

    assertThat(alignment.edits())
        .containsExactly(
            new Edit(EditKind.DELETION, "SO", ""),
            new Edit(EditKind.CORRECT, "IT", "IT"),
            new Edit(EditKind.CORRECT, "HAS", "HAS"),
            new Edit(EditKind.CORRECT, "COME", "COME"));
  }

  @Test
  void count_otherPreference_keepsTheTotal() {
    EditPreference gapsFirst =
        new EditPreference(
            List.of(
                EditKind.INSERTION, EditKind.DELETION, EditKind.CORRECT, EditKind.SUBSTITUTION));

    ErrorCounts counts = new GlmAligner(RULES, gapsFirst).count(words("A B"), words("B A"));

    assertThat(counts).isEqualTo(new ErrorCounts(1, 0, 1, 1));
  }

  @Test
  void preference_notAllFour_throws() {
    assertThatThrownBy(() -> new EditPreference(List.of(EditKind.CORRECT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all four");
  }

  @Test
  void options_anyRules_nameThem() {
    assertThat(ALIGNER.options()).isEqualTo("glm=test");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void count_withoutRules_isTheEditDistance(int seed) {
    Random random = new Random(seed);
    List<String> reference = randomWords(random, 12);
    List<String> hypothesis = randomWords(random, 12);

    ErrorCounts counts = new GlmAligner(GlmRules.parse("", List.of())).count(reference, hypothesis);

    assertThat(counts.errors()).isEqualTo(NaiveEditDistance.between(reference, hypothesis));
    assertThat(counts.referenceLength()).isEqualTo(reference.size());
    assertThat(counts.hypothesisLength()).isEqualTo(hypothesis.size());
  }

  /**
   * One way through the alternatives at a time, each by the plain distance with dear inner edits.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void count_alternatives_isTheBestOfAllWays(int seed) {
    Random random = new Random(seed);
    List<String> reference = randomWords(random, 7);
    List<String> hypothesis = randomWords(random, 5);
    GlmRules rules = GlmRules.parse("", List.of("A,B C", "B,C A B", "C D,A"));

    long errors = new GlmAligner(rules).count(reference, hypothesis).errors();

    assertThat(errors).isEqualTo(MarkedEditDistance.best(reference, rules.segments(hypothesis)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void align_bandOrSmallBlocks_givesThePathOfThePlainMatrix(int seed) {
    Random random = new Random(seed);
    GlmRules rules = randomRules(random);
    List<String> reference = randomWords(random, 40);
    List<String> hypothesis = seed % 2 == 0 ? randomWords(random, 40) : similar(random, reference);
    EditPreference preference = EditPreference.SUBSTITUTION_FIRST;

    Alignment plain =
        new GlmAligner(rules, preference, Integer.MAX_VALUE, Long.MAX_VALUE)
            .align(reference, hypothesis);
    Alignment banded =
        new GlmAligner(rules, preference, Integer.MAX_VALUE, 0).align(reference, hypothesis);
    Alignment cut = new GlmAligner(rules, preference, 64, 0).align(reference, hypothesis);

    assertThat(banded).isEqualTo(plain);
    assertThat(cut).isEqualTo(plain);
  }

  @Test
  void count_longTexts_takesBoundedMemory() {
    Random random = new Random(9);
    List<String> reference = new ArrayList<>();
    for (int word = 0; word < 10_000; word++) {
      reference.add("W" + random.nextInt(1000));
    }
    List<String> hypothesis = similar(random, reference);

    ErrorCounts counts = new GlmAligner(GlmRules.english()).count(reference, hypothesis);

    assertThat(counts.errors()).isEqualTo(new Aligner().count(reference, hypothesis).errors());
    assertThat(counts.hypothesisLength()).isEqualTo(hypothesis.size());
  }

  static Stream<Integer> seeds() {
    return Stream.iterate(1, seed -> seed + 1).limit(200);
  }

  private static List<String> randomWords(Random random, int maximum) {
    List<String> words = new ArrayList<>();
    int size = random.nextInt(maximum + 1);
    for (int index = 0; index < size; index++) {
      words.add(String.valueOf((char) ('A' + random.nextInt(4))));
    }
    return words;
  }

  /** Phrases of one to three of the four letters. */
  private static GlmRules randomRules(Random random) {
    List<String> lines = new ArrayList<>();
    for (int rule = 0; rule < 4; rule++) {
      List<String> phrases = new ArrayList<>();
      for (int phrase = 0; phrase < 3; phrase++) {
        List<String> words = randomWords(random, 2);
        words.add("A");
        phrases.add(String.join(" ", words));
      }
      lines.add(String.join(",", phrases));
    }
    return GlmRules.parse("random", lines);
  }

  /** One word in ten is left out, one put in, one replaced. */
  private static List<String> similar(Random random, List<String> text) {
    List<String> result = new ArrayList<>();
    for (String word : text) {
      int choice = random.nextInt(30);
      if (choice == 0) {
        result.add("B");
      }
      if (choice != 1) {
        result.add(choice == 2 ? "C" : word);
      }
    }
    return result;
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}
