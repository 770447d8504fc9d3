package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.scoring.Aligner;
import dev.modelzoo.text.Normalizers;
import dev.modelzoo.text.TokenUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonKeyTest {
  private static final ComparisonKey KEY =
      new ComparisonKey("basic-zh/1", "", "character", "deletions", "sha256:00", "all");

  @Test
  void digest_knownParts_isTheSha256OfTheirLines() {
    String lines =
        """
        normalizer=basic-zh/1
        options=
        unit=character
        missing=deletions
        set=sha256:00
        selection=all
        """;

    assertThat(KEY.digest()).isEqualTo(Digest.sha256(Sha256.hex(lines)));
  }

  @Test
  void digest_anyPartChanged_differs() {
    Set<Digest> digests = new HashSet<>();
    for (ComparisonKey key :
        List.of(
            KEY,
            new ComparisonKey("basic-zh/2", "", "character", "deletions", "sha256:00", "all"),
            new ComparisonKey("basic-zh/1", "t2s", "character", "deletions", "sha256:00", "all"),
            new ComparisonKey("basic-zh/1", "", "word", "deletions", "sha256:00", "all"),
            new ComparisonKey("basic-zh/1", "", "character", "left-out", "sha256:00", "all"),
            new ComparisonKey("basic-zh/1", "", "character", "deletions", "sha256:01", "all"),
            new ComparisonKey("basic-zh/1", "", "character", "deletions", "sha256:00", "10"))) {
      digests.add(key.digest());
    }

    assertThat(digests).hasSize(7);
  }

  @Test
  void of_scorerParts_countsMissingAsDeletions() {
    ComparisonKey key =
        ComparisonKey.of(
            Normalizers.forLanguage("zh"), TokenUnit.CHARACTER, new Aligner(), "sha256:00", "all");

    assertThat(key).isEqualTo(KEY);
    assertThat(Scorer.forLanguage("zh").comparisonKey("sha256:00", ComparisonKey.SELECTION_ALL))
        .isEqualTo(KEY);
  }

  @Test
  void constructor_lineBreakInAPart_throws() {
    assertThatThrownBy(() -> new ComparisonKey("a", "b", "c", "d", "e", "x\nset=y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void digestOfReferences_anyOrder_isTheSame() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("\uD840\uDC00", "x");
    one.put("\uFF5E", "y");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("\uFF5E", "y");
    other.put("\uD840\uDC00", "x");

    Digest digest = ComparisonKey.digestOfReferences(one);

    assertThat(digest).isEqualTo(ComparisonKey.digestOfReferences(other));
    assertThat(digest).isEqualTo(Digest.sha256(Sha256.hex("\uFF5E\ty\n\uD840\uDC00\tx\n")));
    assertThat(digest).isNotEqualTo(ComparisonKey.digestOfReferences(Map.of("a", "x")));
  }
}
