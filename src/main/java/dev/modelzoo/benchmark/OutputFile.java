package dev.modelzoo.benchmark;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a text file in UTF-8 so that it appears whole or not at all. */
final class OutputFile {
  private OutputFile() {}

  static void write(Path file, Content content) {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
        content.writeTo(out);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }

  /** What goes into the file; lines end with {@code \n} on every system. */
  interface Content {
    void writeTo(Writer out) throws IOException;
  }
}
