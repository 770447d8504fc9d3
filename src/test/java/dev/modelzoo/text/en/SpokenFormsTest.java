package dev.modelzoo.text.en;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpokenFormsTest {
  private static final String[] PIECES = {
    "the", "may", "sept.", "per", "kg", "x", "a", "b", "a.m.", "p.m", "est", "vs", "dr.", "j.",
    "k.", "world", "war", "ii", "colour", "it's", "'", "\"", ",", ".", "...", "?", "!", ":", ";",
    "(", ")", "-", "/", "=", "+", "$", "%", "&", "@", "4", "4th", "05", "1999", "3:05", "2.5",
    "2,000", "million", "www", "com", "http", "mid-", "\u00bd", "\u00e9", "o'clock", "hour", "of",
    "s", "t", "'60s"
  };

  private static final String[] SEPARATORS = {"", "", " ", " ", " ", " ", "  ", "\t"};

  /** Where nothing is marked most classes are not asked: they must have had nothing to say. */
  @Test
  void say_randomTexts_readsThemAsIfEveryClassWereTriedEverywhere() {
    SpokenForms forms = new SpokenForms();
    Random random = new Random(4);
    for (int round = 0; round < 30_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = 1 + random.nextInt(12); pieces > 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
        text.append(SEPARATORS[random.nextInt(SEPARATORS.length)]);
      }

      String spoken = forms.say(text.toString());

      assertThat(spoken).as(text.toString()).isEqualTo(forms.sayTryingAll(text.toString()));
    }
  }
}
