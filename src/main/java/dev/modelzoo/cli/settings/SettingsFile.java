package dev.modelzoo.cli.settings;

import dev.modelzoo.error.FileErrors;
import dev.modelzoo.yaml.ScalarText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Edits {@code config.yaml}: the line of one key, and nothing else. */
public final class SettingsFile {
  private final Path file;

  public SettingsFile(Path file) {
    this.file = file;
  }

  /** Sets a value that was checked; makes the file if need be. */
  public void set(Setting setting, String value) {
    replace(setting, Optional.of(setting.key() + ": " + ScalarText.of(value)));
  }

  /** Takes the key out; returns false if it was not there. */
  public boolean unset(Setting setting) {
    return replace(setting, Optional.empty());
  }

  private boolean replace(Setting setting, Optional<String> line) {
    try {
      List<String> lines = lines();
      boolean found = false;
      List<String> edited = new ArrayList<>();
      for (String old : lines) {
        boolean same = old.matches("['\"]?" + setting.key() + "['\"]?\\s*:.*");
        if (!same) {
          edited.add(old);
        } else if (!found) {
          line.ifPresent(edited::add);
        }
        found |= same;
      }
      if (!found) {
        line.ifPresent(edited::add);
      }
      if (!edited.equals(lines)) {
        write(edited);
      }
      return found;
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /**
   * Beside the file first, so that a full disk leaves the old one; through a link, as some have.
   */
  private void write(List<String> lines) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new NoSuchFileException(file.toString());
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "config", ".yaml");
    try {
      Files.write(fresh, lines, StandardCharsets.UTF_8);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
