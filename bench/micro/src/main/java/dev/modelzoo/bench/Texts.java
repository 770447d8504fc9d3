package dev.modelzoo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that are the same whenever they are made. */
final class Texts {
  private final Random random = new Random(7);

  /** Words of which few are frequent, as in speech. */
  List<String> words(int count) {
    List<String> words = new ArrayList<>(count);
    for (int word = 0; word < count; word++) {
      double rank = random.nextDouble();
      words.add("W" + (int) (5000 * rank * rank * rank));
    }
    return words;
  }

  /** One word in twelve is wrong, left out or put in. */
  List<String> misheard(List<String> words) {
    List<String> heard = new ArrayList<>(words.size());
    for (String word : words) {
      int choice = random.nextInt(36);
      if (choice == 0) {
        heard.add("X");
      }
      if (choice != 1) {
        heard.add(choice == 2 ? "Y" : word);
      }
    }
    return heard;
  }
}
