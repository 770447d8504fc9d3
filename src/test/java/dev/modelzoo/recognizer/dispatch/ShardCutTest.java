package dev.modelzoo.recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardCutTest {
  @ParameterizedTest
  @CsvSource({
    "1 1 1 1 1 1, 3, 2 2 2",
    "1 1 1 1 1 1, 1, 6",
    "9 1 1 1, 2, 1 3",
    "1 1 1 9, 2, 3 1",
    "1 1 1 9, 4, 1 1 1 1",
    "0 0 0 0, 2, 2 2",
    "100 1 1, 3, 1 1 1",
    "1 1 100, 3, 1 1 1",
    "2 3, 8, 1 1",
    "1 2 3 4 5 6 7 8, 4, 4 1 2 1"
  })
  void sizes_anyList_cutsNearestToEqualAudio(String seconds, int parts, String expected) {
    List<Double> lengths = List.of(seconds.split(" ")).stream().map(Double::valueOf).toList();

    String sizes =
        ShardCut.sizes(lengths, parts).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" "));

    assertThat(sizes).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sizes_randomList_isOffByHalfAnUtteranceAtMostAtEachEnd(long seed) {
    Random random = new Random(seed);
    List<Double> lengths = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lengths.add(0.5 + random.nextDouble() * 20);
    }
    double longest = lengths.stream().mapToDouble(l -> l).max().orElseThrow();
    double fair = lengths.stream().mapToDouble(l -> l).sum() / 7;

    List<Integer> sizes = ShardCut.sizes(lengths, 7);

    int start = 0;
    for (int size : sizes) {
      double part = lengths.subList(start, start + size).stream().mapToDouble(l -> l).sum();
      assertThat(Math.abs(part - fair)).isLessThanOrEqualTo(longest);
      start += size;
    }
    assertThat(start).isEqualTo(lengths.size());
  }

  @Test
  void sizes_sameListTwice_areTheSame() {
    List<Double> lengths = List.of(1.5, 2.25, 3.0, 0.5, 7.75);

    assertThat(ShardCut.sizes(lengths, 3)).isEqualTo(ShardCut.sizes(lengths, 3));
  }
}
