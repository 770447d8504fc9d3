package dev.modelzoo.recognizer.dispatch;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list into contiguous parts of about the same length of audio. */
public final class ShardCut {
  private ShardCut() {}

  /**
   * How many utterances each part has, in order. Each has at least one, so there are fewer parts
   * than asked for where there are fewer utterances. Part k ends where the audio before the cut
   * comes nearest to k/N of all.
   *
   * @param seconds of each utterance, from 0 up
   * @param parts at least 1
   */
  public static List<Integer> sizes(List<Double> seconds, int parts) {
    int count = Math.min(Math.max(1, parts), seconds.size());
    double[] before = before(seconds);
    List<Integer> sizes = new ArrayList<>();
    int start = 0;
    for (int part = 1; part <= count; part++) {
      int last = seconds.size() - (count - part); // each later part needs one
      int end = part == count ? last : nearest(before, start + 1, last, part, count);
      sizes.add(end - start);
      start = end;
    }
    return sizes;
  }

  /** {@code before[i]}: seconds before utterance i; without any audio, utterances count. */
  private static double[] before(List<Double> seconds) {
    boolean silent = seconds.stream().allMatch(length -> length <= 0);
    double[] before = new double[seconds.size() + 1];
    for (int i = 0; i < seconds.size(); i++) {
      before[i + 1] = before[i] + (silent ? 1 : seconds.get(i));
    }
    return before;
  }

  /** Of the cuts from {@code first} to {@code last} the one nearest to part/count of all. */
  private static int nearest(double[] before, int first, int last, int part, int count) {
    double aim = before[before.length - 1] * part / count;
    int best = first;
    while (best < last && Math.abs(before[best + 1] - aim) < Math.abs(before[best] - aim)) {
      best++;
    }
    return best;
  }
}
