package dev.modelzoo.scoring;

import dev.modelzoo.scoring.TieOrder.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The textbook's full matrix of costs, with nothing in common with {@link BitMatrix}. */
final class PlainMatrix {
  private PlainMatrix() {}

  /** Of the cheapest paths the preferred one, decided from the end backward. */
  static List<EditKind> path(List<String> reference, List<String> hypothesis, TieOrder order) {
    int[][] cost = costs(reference, hypothesis);
    List<EditKind> backward = new ArrayList<>();
    int i = reference.size();
    int j = hypothesis.size();
    while (i > 0 || j > 0) {
      for (Step step : order.steps()) {
        int down = step == Step.INSERTION ? 0 : 1;
        int right = step == Step.DELETION ? 0 : 1;
        if (i < down || j < right) {
          continue;
        }
        boolean same = step == Step.DIAGONAL && reference.get(i - 1).equals(hypothesis.get(j - 1));
        if (cost[i - down][j - right] + (same ? 0 : 1) == cost[i][j]) {
          backward.add(kind(step, same));
          i -= down;
          j -= right;
          break;
        }
      }
    }
    Collections.reverse(backward);
    return backward;
  }

  private static int[][] costs(List<String> reference, List<String> hypothesis) {
    int[][] cost = new int[reference.size() + 1][hypothesis.size() + 1];
    for (int i = 0; i <= reference.size(); i++) {
      for (int j = 0; j <= hypothesis.size(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
        } else {
          boolean same = reference.get(i - 1).equals(hypothesis.get(j - 1));
          int gap = 1 + Math.min(cost[i - 1][j], cost[i][j - 1]);
          cost[i][j] = Math.min(gap, cost[i - 1][j - 1] + (same ? 0 : 1));
        }
      }
    }
    return cost;
  }

  private static EditKind kind(Step step, boolean same) {
    return switch (step) {
      case DIAGONAL -> same ? EditKind.CORRECT : EditKind.SUBSTITUTION;
      case DELETION -> EditKind.DELETION;
      case INSERTION -> EditKind.INSERTION;
    };
  }
}
