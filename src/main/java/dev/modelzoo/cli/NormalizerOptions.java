package dev.modelzoo.cli;

import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.Normalizers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which normaliser texts pass. */
final class NormalizerOptions {
  @Option(
      names = "--lang",
      paramLabel = "CODE",
      description = "The language, such as en or zh: it chooses the normaliser and the unit.")
  private @Nullable LanguageCode language;

  @Option(
      names = "--t2s",
      description = "Write traditional Chinese characters in their simplified form first.")
  private boolean simplified;

  boolean isLanguageMissing() {
    return language == null;
  }

  /** As BCP 47 writes it: {@code und} if it was not named. */
  String language() {
    return language == null ? "und" : language.tag();
  }

  boolean simplified() {
    return simplified;
  }

  Normalizer normalizer() {
    Normalizer usual = Normalizers.forLanguage(language());
    return simplified ? Normalizers.simplified(usual) : usual;
  }
}
