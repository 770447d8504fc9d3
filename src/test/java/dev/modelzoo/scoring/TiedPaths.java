package dev.modelzoo.scoring;

import dev.modelzoo.scoring.TieOrder.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Walks back over a matrix of naive distances, taking the first step in the order that fits. */
final class TiedPaths {
  private TiedPaths() {}

  static List<EditKind> preferred(List<String> reference, List<String> hypothesis, TieOrder order) {
    List<EditKind> backward = new ArrayList<>();
    int i = reference.size();
    int j = hypothesis.size();
    while (i > 0 || j > 0) {
      Step step = firstThatFits(reference.subList(0, i), hypothesis.subList(0, j), order);
      boolean same = step == Step.DIAGONAL && reference.get(i - 1).equals(hypothesis.get(j - 1));
      backward.add(
          switch (step) {
            case DIAGONAL -> same ? EditKind.CORRECT : EditKind.SUBSTITUTION;
            case DELETION -> EditKind.DELETION;
            case INSERTION -> EditKind.INSERTION;
          });
      i -= step == Step.INSERTION ? 0 : 1;
      j -= step == Step.DELETION ? 0 : 1;
    }
    Collections.reverse(backward);
    return backward;
  }

  private static Step firstThatFits(
      List<String> reference, List<String> hypothesis, TieOrder order) {
    int cost = NaiveEditDistance.between(reference, hypothesis);
    return order.steps().stream()
        .filter(step -> costThrough(step, reference, hypothesis) == cost)
        .findFirst()
        .orElseThrow();
  }

  private static int costThrough(Step step, List<String> reference, List<String> hypothesis) {
    int i = reference.size();
    int j = hypothesis.size();
    boolean possible = (step == Step.INSERTION || i > 0) && (step == Step.DELETION || j > 0);
    if (!possible) {
      return Integer.MAX_VALUE;
    }
    List<String> restR = step == Step.INSERTION ? reference : reference.subList(0, i - 1);
    List<String> restH = step == Step.DELETION ? hypothesis : hypothesis.subList(0, j - 1);
    boolean free = step == Step.DIAGONAL && reference.get(i - 1).equals(hypothesis.get(j - 1));
    return NaiveEditDistance.between(restR, restH) + (free ? 0 : 1);
  }
}
