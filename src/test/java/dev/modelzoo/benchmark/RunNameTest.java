package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22__m__s__100000",
        "2026-11-22__m__s__2.3",
        "2026-11-22__a_b.c-1__SPEECHIO_ASR_ZH00001__10"
      })
  void parse_nameOfARun_roundTrips(String text) {
    assertThat(RunName.parse(text)).map(RunName::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-22__m__s",
        "2026-13-22__m__s__10",
        "26-11-22__m__s__10",
        "2026-11-22__m__s__0",
        "2026-11-22__m__s__10.0",
        "2026-11-22__m__s__10.",
        "2026-11-22__m__s__t__10",
        "2026-11-22__/m__s__10",
        ".2026-11-22__m__s__10"
      })
  void parse_anythingElse_isNone(String text) {
    assertThat(RunName.parse(text)).isEmpty();
  }

  @Test
  void compareTo_runsOfOneModel_ordersByDateThenNumber() {
    List<RunName> sorted =
        List.of("2026-11-22__m__s__9.10", "2026-11-23__m__s__9", "2026-11-22__m__s__9.9").stream()
            .map(text -> RunName.parse(text).orElseThrow())
            .sorted()
            .toList();

    assertThat(sorted)
        .extracting(RunName::toString)
        .containsExactly("2026-11-22__m__s__9.9", "2026-11-22__m__s__9.10", "2026-11-23__m__s__9");
  }
}
