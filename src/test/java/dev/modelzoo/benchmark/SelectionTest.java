package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.dataset.TestSet;
import dev.modelzoo.dataset.Utterance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final TestSet SET =
      new TestSet(
          new EntryId("S"),
          Path.of("S"),
          List.of(utterance("a", 59.9), utterance("b", 60), utterance("c", 1), utterance("d", 2)));

  @Test
  void of_all_skipsNothing() {
    Selection.Outcome outcome = Selection.ALL.of(SET);

    assertThat(ids(outcome)).containsExactly("a", "b", "c", "d");
    assertThat(outcome.skipped()).isEmpty();
    assertThat(outcome.label()).isEqualTo("all");
    assertThat(outcome.audioSeconds()).isEqualTo(122.9);
  }

  @Test
  void of_limitsThatAllUtterancesMeet_isTheSameAsAll() {
    Selection.Outcome outcome = selection(4, "PT60S").of(SET);

    assertThat(outcome.label()).isEqualTo("all");
  }

  @Test
  void of_maxDuration_keepsThoseThatAreJustAsLong() {
    Selection.Outcome outcome = selection(100, "PT59.9S").of(SET);

    assertThat(ids(outcome)).containsExactly("a", "c", "d");
    assertThat(outcome.skipped()).containsExactly(new Selection.Skipped("b", "longer than 59.9 s"));
    assertThat(outcome.label()).isEqualTo("up to 59.9 s");
  }

  @Test
  void of_bothLimits_countsAmongTheShortEnough() {
    Selection.Outcome outcome = selection(2, "PT59.9S").of(SET);

    assertThat(ids(outcome)).containsExactly("a", "c");
    assertThat(outcome.skipped()).extracting(Selection.Skipped::id).containsExactly("b", "d");
    assertThat(outcome.label()).isEqualTo("up to 59.9 s, first 2");
  }

  @Test
  void new_limitsBelowTheSmallest_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Selection(0, Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> selection(1, "PT0S"));
  }

  @Test
  void parse_labelsOfOutcomes_selectTheSameAgain() {
    TestSet set =
        new TestSet(
            new EntryId("SET"),
            Path.of("SET"),
            List.of(utterance("a", 0.5), utterance("b", 1.5), utterance("c", 0.25)));

    for (Selection selection :
        List.of(
            Selection.ALL,
            new Selection(2, Optional.empty()),
            selection(9, "PT1.25S"),
            selection(1, "PT0.5S"))) {
      Selection.Outcome outcome = selection.of(set);

      assertThat(Selection.parse(outcome.label()).orElseThrow().of(set)).isEqualTo(outcome);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "first",
        "first 0",
        "first -1",
        "first 9999999999",
        "up to 0 s",
        "up to 5 s, ",
        "up to 5 sfirst 3",
        "up to x s",
        "all, first 2",
        "first 2, up to 5 s",
        "up to 0.0 s"
      })
  void parse_anythingElse_isNoSelection(String label) {
    assertThat(Selection.parse(label)).isEmpty();
  }

  private static Selection selection(int utterances, String duration) {
    return new Selection(utterances, Optional.of(Duration.parse(duration)));
  }

  private static List<String> ids(Selection.Outcome outcome) {
    return outcome.utterances().stream().map(Utterance::id).toList();
  }

  private static Utterance utterance(String id, double seconds) {
    return new Utterance(id, id + ".wav", seconds, "text", Map.of());
  }
}
