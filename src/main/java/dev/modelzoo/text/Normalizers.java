package dev.modelzoo.text;

import dev.modelzoo.text.en.SpeechioEn;
import dev.modelzoo.text.zh.SpeechioZh;
import java.util.Set;

/** The normalisers that zoo knows, by language. */
public final class Normalizers {
  private static final Normalizer CHINESE = new SpeechioZh();
  private static final Normalizer ENGLISH = new SpeechioEn();
  private static final Normalizer NONE = new VerbatimNormalizer();

  private Normalizers() {}

  /**
   * The normaliser for a language tag such as {@code zh}, {@code en-US} or {@code ZH_cn}; any
   * language without one of its own gets {@code basic}.
   */
  public static Normalizer forLanguage(String language) {
    String primary = LanguageTag.primary(language);
    return switch (primary) {
      case "zh", "cmn" -> CHINESE;
      case "en" -> ENGLISH;
      default -> BasicNormalizer.forLanguage("basic", primary);
    };
  }

  /** Writes traditional Chinese characters in their simplified form first: the option t2s. */
  public static Normalizer simplified(Normalizer normalizer) {
    return new SimplifiedFirst(normalizer);
  }

  /**
   * The one for English with other interjections.
   *
   * @param id names the words in results, in one line; it must change with any of them
   * @param words in lower case
   */
  public static Normalizer english(String id, Set<String> words) {
    return new SpeechioEn("interjections=" + id, Set.copyOf(words)::contains);
  }

  /** Whether texts in this language pass the normaliser for English. */
  public static boolean isEnglish(String language) {
    return forLanguage(language) == ENGLISH;
  }

  /** Takes texts as they are, for transcripts that were normalised before. */
  public static Normalizer verbatim() {
    return NONE;
  }
}
