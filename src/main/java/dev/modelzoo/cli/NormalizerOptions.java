package dev.modelzoo.cli;

import dev.modelzoo.benchmark.InterjectionsFile;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.Normalizers;
import java.nio.file.Path;
import java.util.Optional;
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

  @Option(
      names = "--interjections",
      paramLabel = "FILE",
      description = "English words that are left out, one in each line, instead of zoo's own.")
  private @Nullable Path interjections;

  boolean isLanguageMissing() {
    return language == null;
  }

  /** As BCP 47 writes it: {@code und} if it was not named. */
  String language() {
    return language == null ? "und" : language.tag();
  }

  /** The first option that asks for a change of texts beyond the language's; empty if none does. */
  Optional<String> change() {
    return simplified
        ? Optional.of("--t2s")
        : Optional.ofNullable(interjections).map(file -> "--interjections");
  }

  /** {@code folder}: where the files are that options name. */
  Normalizer normalizer(Path folder) {
    return normalizer(folder, false);
  }

  /** As above; {@code alsoSimplified}: whether a test set asks for what --t2s does. */
  Normalizer normalizer(Path folder, boolean alsoSimplified) {
    Normalizer usual = usual(folder);
    return simplified || alsoSimplified ? Normalizers.simplified(usual) : usual;
  }

  private Normalizer usual(Path folder) {
    if (interjections == null) {
      return Normalizers.forLanguage(language());
    }
    if (!Normalizers.isEnglish(language())) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--interjections names English words, and the language is " + language(),
          "Leave it out, or give --lang en.");
    }
    return InterjectionsFile.read(folder.resolve(interjections));
  }
}
