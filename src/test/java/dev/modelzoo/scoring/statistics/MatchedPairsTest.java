package dev.modelzoo.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelzoo.scoring.Aligner;
import dev.modelzoo.scoring.Alignment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MatchedPairsTest {
  @Test
  void zScore_sixtyUtterances_agreesWithNist() throws IOException {
    Map<String, String> references = texts("ref.txt");
    Map<String, String> first = texts("a.txt");
    Map<String, String> second = texts("b.txt");

    MatchedPairs pairs = new MatchedPairs();
    references.forEach(
        (id, text) ->
            pairs.add(
                align(text, Objects.requireNonNull(first.get(id))),
                align(text, Objects.requireNonNull(second.get(id)))));

    assertThat(pairs.segments()).isEqualTo(105);
    assertThat(pairs.meanDifference().orElseThrow()).isCloseTo(0.562, within(0.0005));
    assertThat(pairs.zScore().orElseThrow()).isCloseTo(4.331, within(0.0005));
  }

  @Test
  void segments_handCounted_areCutBehindTwoGoodTokens() {
    MatchedPairs pairs = new MatchedPairs();

    // a wrong in the first, b good, c wrong in the second: one good token does not cut.
    add(pairs, "a b c", "x b c", "a b x");
    assertThat(pairs.segments()).isEqualTo(1);
    // two good tokens between do
    add(pairs, "a b c d", "x b c d", "a b c x");
    assertThat(pairs.segments()).isEqualTo(3);
    // unless something is inserted between them
    add(pairs, "a b c d", "x b y c d", "a b c x");
    assertThat(pairs.segments()).isEqualTo(4);
    // an insertion at either end belongs to the nearest segment
    add(pairs, "a b c d", "y a b c d", "a b c d y");
    assertThat(pairs.segments()).isEqualTo(6);
    // no segment without an error
    add(pairs, "a b c d", "a b c d", "a b c d");
    add(pairs, "", "", "");
    assertThat(pairs.segments()).isEqualTo(6);
    // an utterance with insertions only
    add(pairs, "", "x", "x y");
    assertThat(pairs.segments()).isEqualTo(7);
  }

  @Test
  void pValue_handComputed_isThatOfTheFormula() {
    MatchedPairs pairs = new MatchedPairs();
    // Differences 1, 1, 2, 0: mean 1, variance 2/3, standard error 0.408, z 2.449.
    add(pairs, "a", "a", "x");
    add(pairs, "a", "a", "x");
    add(pairs, "a b", "a b", "x x");
    add(pairs, "a", "x", "x");

    assertThat(pairs.meanDifference()).hasValue(1);
    assertThat(pairs.zScore().orElseThrow()).isCloseTo(Math.sqrt(6), within(1e-12));
    assertThat(pairs.pValue().orElseThrow()).isCloseTo(0.014306, within(1e-6));
  }

  @Test
  void pValue_swappedResults_staysTheSame() {
    MatchedPairs pairs = new MatchedPairs();
    MatchedPairs swapped = new MatchedPairs();
    for (String[] texts :
        new String[][] {{"a b c", "a", "a b c"}, {"a", "x", "a"}, {"b", "b", "x"}}) {
      add(pairs, texts[0], texts[1], texts[2]);
      add(swapped, texts[0], texts[2], texts[1]);
    }

    assertThat(swapped.pValue()).isEqualTo(pairs.pValue());
    assertThat(swapped.zScore().orElseThrow()).isEqualTo(-pairs.zScore().orElseThrow());
  }

  @Test
  void pValue_noSpread_isOneOrUnknown() {
    MatchedPairs none = new MatchedPairs();
    MatchedPairs equal = new MatchedPairs();
    add(equal, "a b", "x b", "a x");
    MatchedPairs constant = new MatchedPairs();
    add(constant, "a", "a", "x");
    add(constant, "a", "a", "x");

    assertThat(none.pValue()).hasValue(1);
    assertThat(none.meanDifference()).isEmpty();
    assertThat(equal.pValue()).hasValue(1);
    // Always one error more: surely no accident, but there is nothing to measure it by.
    assertThat(constant.pValue()).isEmpty();
  }

  @Test
  void add_otherReference_throws() {
    MatchedPairs pairs = new MatchedPairs();

    assertThatThrownBy(() -> pairs.add(align("a b", "a"), align("a", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 1");
  }

  private static void add(MatchedPairs pairs, String reference, String first, String second) {
    pairs.add(align(reference, first), align(reference, second));
  }

  private static Alignment align(String reference, String hypothesis) {
    return new Aligner().align(words(reference), words(hypothesis));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static Map<String, String> texts(String name) throws IOException {
    try (InputStream in = MatchedPairsTest.class.getResourceAsStream("/golden/mapsswe/" + name)) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> texts = new TreeMap<>();
      for (String line : all.lines().toList()) {
        int tab = line.indexOf('\t');
        texts.put(line.substring(0, tab), line.substring(tab + 1));
      }
      return texts;
    }
  }
}
