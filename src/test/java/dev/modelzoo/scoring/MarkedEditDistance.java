package dev.modelzoo.scoring;

import java.util.ArrayList;
import java.util.List;

/** The best of all ways through the alternatives, by plain recursion: slow, and surely right. */
final class MarkedEditDistance {
  private MarkedEditDistance() {}

  static long best(List<String> reference, List<GlmRules.Segment> segments) {
    long best = Long.MAX_VALUE;
    for (List<Token> way : ways(segments, 0)) {
      best = Math.min(best, distance(reference, way));
    }
    return best;
  }

  private static List<List<Token>> ways(List<GlmRules.Segment> segments, int from) {
    if (from == segments.size()) {
      return List.of(List.of());
    }
    List<List<Token>> ways = new ArrayList<>();
    GlmRules.Segment segment = segments.get(from);
    for (List<Token> rest : ways(segments, from + 1)) {
      ways.add(join(segment.said(), true, rest));
      segment.others().forEach(other -> ways.add(join(other, false, rest)));
    }
    return ways;
  }

  private static List<Token> join(List<String> phrase, boolean said, List<Token> rest) {
    List<Token> way = new ArrayList<>();
    phrase.forEach(text -> way.add(new Token(text, said)));
    way.addAll(rest);
    return way;
  }

  private static long distance(List<String> reference, List<Token> way) {
    long[][] cost = new long[reference.size() + 1][way.size() + 1];
    for (int i = 0; i <= reference.size(); i++) {
      for (int j = 0; j <= way.size(); j++) {
        cost[i][j] = i == 0 && j == 0 ? 0 : cell(cost, i, j, reference, way);
      }
    }
    return cost[reference.size()][way.size()];
  }

  private static long cell(long[][] cost, int i, int j, List<String> reference, List<Token> way) {
    long best = i > 0 ? cost[i - 1][j] + 1 : 1 << 20;
    if (j == 0) {
      return best;
    }
    Token token = way.get(j - 1);
    if (token.said()) {
      best = Math.min(best, cost[i][j - 1] + 1);
    }
    if (i > 0) {
      boolean equal = token.text().equals(reference.get(i - 1));
      if (equal || token.said()) {
        best = Math.min(best, cost[i - 1][j - 1] + (equal ? 0 : 1));
      }
    }
    return best;
  }

  private record Token(String text, boolean said) {}
}
