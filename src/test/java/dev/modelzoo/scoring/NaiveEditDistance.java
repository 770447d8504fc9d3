package dev.modelzoo.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The textbook recursion, with nothing in common with {@link EditMatrix}. */
final class NaiveEditDistance {
  private NaiveEditDistance() {}

  static int between(List<String> reference, List<String> hypothesis) {
    return between(reference, hypothesis, new HashMap<>());
  }

  private static int between(
      List<String> reference, List<String> hypothesis, Map<List<Integer>, Integer> known) {
    if (reference.isEmpty() || hypothesis.isEmpty()) {
      return reference.size() + hypothesis.size();
    }
    List<Integer> key = List.of(reference.size(), hypothesis.size());
    Integer distance = known.get(key);
    if (distance == null) {
      List<String> restR = reference.subList(1, reference.size());
      List<String> restH = hypothesis.subList(1, hypothesis.size());
      int same = reference.get(0).equals(hypothesis.get(0)) ? 0 : 1;
      distance =
          Math.min(
              same + between(restR, restH, known),
              1 + Math.min(between(restR, hypothesis, known), between(reference, restH, known)));
      known.put(key, distance);
    }
    return distance;
  }
}
