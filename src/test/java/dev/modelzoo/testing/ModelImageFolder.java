package dev.modelzoo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Builds a model-image on disk that has nothing wrong with it, and then whatever a test wants. */
public final class ModelImageFolder {
  private final Path folder;

  private ModelImageFolder(Path folder) {
    this.folder = folder;
  }

  /** A sound image in a new folder {@code model} of {@code parent}. */
  public static ModelImageFolder sound(Path parent) {
    return soundAt(parent.resolve("model"));
  }

  /** A sound image in a folder of its own. */
  public static ModelImageFolder soundAt(Path folder) {
    return new ModelImageFolder(folder)
        .file("docker/Dockerfile", "FROM debian:12.5\nRUN apt-get install -y python3\n")
        .file(
            "model.yaml",
            """
            date: 2024-05-06
            task: ASR
            language: en
            sample_rate: 16000
            author: Ann
            entity: Lab
            email: ann@example.com
            license: Apache-2.0
            """)
        .file("SBI", "#!/bin/bash\necho \"$1\" > \"$2/raw_rec.txt\"\n")
        .executable("SBI")
        .file("assets/model.bin", "\0\1\2")
        .file("README.md", "A model.\n");
  }

  public Path folder() {
    return folder;
  }

  public Path path(String relative) {
    return folder.resolve(relative);
  }

  public ModelImageFolder file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public ModelImageFolder file(String path, byte[] bytes) {
    try {
      Path file = path(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ModelImageFolder emptyFolder(String path) {
    try {
      Files.createDirectories(path(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ModelImageFolder link(String path, String target) {
    try {
      Path file = path(path);
      Files.createDirectories(file.getParent());
      Files.createSymbolicLink(file, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ModelImageFolder without(String path) {
    try {
      Files.delete(path(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ModelImageFolder executable(String path) {
    return mode(path, "rwxr-xr-x");
  }

  /** Sets the mode: {@code rw-r--r--}. */
  public ModelImageFolder mode(String path, String permissions) {
    try {
      Files.setPosixFilePermissions(path(path), PosixFilePermissions.fromString(permissions));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
