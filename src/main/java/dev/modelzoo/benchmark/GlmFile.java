package dev.modelzoo.benchmark;

import dev.modelzoo.scoring.GlmRules;
import java.nio.file.Path;

/** A file of {@link GlmRules}: UTF-8, with or without a byte order mark. */
public final class GlmFile {
  private GlmFile() {}

  /** The rules; results name them by the digest of the file. */
  public static GlmRules read(Path path) {
    WordFile file = WordFile.read(path);
    return GlmRules.parse(file.id(), file.lines());
  }
}
