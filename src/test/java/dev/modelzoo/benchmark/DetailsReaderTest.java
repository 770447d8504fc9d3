package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetailsReaderTest {
  /** What looks like a gap, wide ones, one without width, one beyond the basic plane. */
  private static final List<String> TOKENS =
      List.of("*", "a", "word", "字", "カ", "\u0301", "e\u0301", "\uD840\uDC00", "**", "S");

  @TempDir private Path folder;

  @Test
  void next_randomAlignments_areReadAsTheyWere() {
    Random random = new Random(11);
    Map<String, String> references = new TreeMap<>();
    Map<String, String> hypotheses = new TreeMap<>();
    for (int number = 0; number < 300; number++) {
      references.put("u" + number, text(random));
      if (number % 10 != 0) {
        hypotheses.put("u" + number, text(random));
      }
    }
    Scorer scorer = new Scorer(Normalizers.verbatim(), TokenUnit.WORD);
    ScoreReport report = scorer.score(references, hypotheses, Map.of());
    report.writeTo(folder, new JsonObject(), scorer.comparisonKey("sha256:00", "all"));

    try (DetailsReader details = SavedResult.read(folder).details()) {
      for (UtteranceScore score : report.utterances()) {
        ScoredUtterance read = details.next().orElseThrow();
        assertThat(read.id()).isEqualTo(score.id());
        assertThat(read.status()).isEqualTo(score.status().label());
        assertThat(read.alignment()).isEqualTo(scorer.align(score));
        assertThat(String.join(" ", read.reference())).isEqualTo(score.reference());
      }
      assertThat(details.next()).isEqualTo(Optional.empty());
    }
  }

  private static String text(Random random) {
    return IntStream.range(0, random.nextInt(7))
        .mapToObj(index -> TOKENS.get(random.nextInt(TOKENS.size())))
        .collect(Collectors.joining(" "));
  }
}
