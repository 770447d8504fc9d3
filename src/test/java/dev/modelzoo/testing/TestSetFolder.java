package dev.modelzoo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds a test set on disk that has nothing wrong with it, and then whatever a test wants. */
public final class TestSetFolder {
  private static final String HEADER = "ID\tAUDIO\tDURATION\tTEXT\n";

  private final Path folder;

  private TestSetFolder(Path folder) {
    this.folder = folder;
  }

  /** Two utterances, {@code a} of 1 s and {@code b} of 0.5 s, in a new folder {@code set}. */
  public static TestSetFolder sound(Path parent) {
    return soundAt(parent.resolve("set"));
  }

  /** The same in a folder of its own. */
  public static TestSetFolder soundAt(Path folder) {
    return new TestSetFolder(folder)
        .lines("a\taudio/a.wav\t1.0\tONE", "b\taudio/b.wav\t0.5\tTWO THREE")
        .file("audio/a.wav", WavBytes.ofSeconds(1).build())
        .file("audio/b.wav", WavBytes.ofSeconds(0.5).build());
  }

  public Path folder() {
    return folder;
  }

  public Path path(String relative) {
    return folder.resolve(relative);
  }

  /** Lines below the usual header. */
  public TestSetFolder lines(String... lines) {
    return metadata(HEADER + String.join("\n", lines) + "\n");
  }

  public TestSetFolder metadata(String text) {
    return file("metadata.tsv", text.getBytes(StandardCharsets.UTF_8));
  }

  public TestSetFolder file(String path, byte[] bytes) {
    try {
      Path file = path(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TestSetFolder link(String path, String target) {
    try {
      Files.deleteIfExists(path(path));
      Files.createSymbolicLink(path(path), Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TestSetFolder without(String path) {
    try {
      Files.delete(path(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
