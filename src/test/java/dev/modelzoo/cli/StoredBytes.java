package dev.modelzoo.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a folder of a store holds, and damage done to it. */
final class StoredBytes {
  private StoredBytes() {}

  /** All objects below a folder, by name. */
  static List<Path> below(Path folder) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of all objects as characters: small files lie in plain tar files. */
  static String text(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path object : below(folder)) {
      all.append(Files.readString(object, StandardCharsets.ISO_8859_1));
    }
    return all.toString();
  }

  /** Turns over one bit in the middle. */
  static void flipBit(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
