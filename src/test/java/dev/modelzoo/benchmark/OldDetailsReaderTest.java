package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldDetailsReaderTest {
  @TempDir private Path folder;

  @Test
  void next_starsAsTokens_areToldFromGaps() throws IOException {
    ScoredUtterance utterance =
        only(
            """
            {"uid":u=1, "score":-1.0, "ter":50.00, "cor":2, "sub":0, "ins":1, "del":0}
              REF  : 甲 * 乙\s
              HYP  : 甲 * 乙\s
              EDIT :    I   \s
            ====
            """);

    assertThat(utterance.id()).isEqualTo("u=1");
    assertThat(utterance.alignment().edits())
        .containsExactly(
            new Edit(EditKind.CORRECT, "甲", "甲"),
            new Edit(EditKind.INSERTION, "", "*"),
            new Edit(EditKind.CORRECT, "乙", "乙"));
  }

  @Test
  void next_englishScorer_takesTheHypothesisAsCounted() throws IOException {
    ScoredUtterance utterance =
        only(
            """
            {"uid":u, "score":-1.0, "TER":33.33, "mTER":33.33, "cor":2, "sub":1, "ins":0, "del":0}
              HYP  : I CANNOT GONE
              HYP# : I CAN'T# GONE\s
              REF  : I CAN'T  GO  \s
              EDIT :          S   \s
            """);

    assertThat(utterance.alignment().edits())
        .containsExactly(
            new Edit(EditKind.CORRECT, "I", "I"),
            new Edit(EditKind.CORRECT, "CAN'T", "CAN'T"),
            new Edit(EditKind.SUBSTITUTION, "GO", "GONE"));
  }

  @Test
  void next_countsThatAreNotThoseOfTheRows_areRefused() {
    assertThatThrownBy(
            () ->
                only(
                    """
                    {"uid":u, "score":-1.0, "ter":50.00, "cor":2, "sub":0, "ins":0, "del":0}
                      REF  : a b\s
                      HYP  : a c\s
                      EDIT :   S\s
                    """))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining(
            "DETAILS.txt, line 1: this is not what the leaderboard's scripts write");
  }

  @Test
  void find_resultOfZoo_isNoOldOne() throws IOException {
    Files.writeString(folder.resolve("RESULTS.txt"), "{\"schema\": \"zoo-results/1\"}\n");

    assertThat(OldResult.find(folder)).isEmpty();
  }

  private ScoredUtterance only(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("DETAILS.txt"), text);
    try (OldDetailsReader reader = new OldDetailsReader(file)) {
      List<ScoredUtterance> read = List.of(reader.next().orElseThrow());
      assertThat(reader.next()).isEmpty();
      return read.get(0);
    }
  }
}
