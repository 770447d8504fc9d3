package dev.modelzoo.recognizer;

import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.image.ModelCard;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.recognizer.container.BindMount;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model-image as a container sees it: the files at its top are a copy that the SBI may change
 * (some write tokens there), its folders are shown read-only. What is never pushed is left out,
 * except for what {@code provided:} names.
 */
final class ImageStage {
  private final Path image;
  private final Path copy;
  private final String target;
  private final IgnoreRules rules;
  private final List<BindMount> mounts = new ArrayList<>();

  private ImageStage(Path image, Path copy, String target, IgnoreRules rules) {
    this.image = image;
    this.copy = copy;
    this.target = target;
    this.rules = rules;
  }

  /** Copies into the scratch folder; returns what to mount so that it is at {@code target}. */
  static List<BindMount> stage(Path image, ScratchFolder scratch, String target) {
    ImageStage stage = new ImageStage(image, scratch.image(), target, rules(image));
    try {
      stage.fill();
    } catch (IOException e) {
      throw FileErrors.translate("copy the top of", image, e);
    }
    return List.copyOf(stage.mounts);
  }

  private static IgnoreRules rules(Path image) {
    IgnoreRules rules = IgnoreRules.read(image);
    Path card = image.resolve(ModelImage.CARD);
    return Files.isRegularFile(card) ? rules.withProvided(ModelCard.read(card).provided()) : rules;
  }

  private void fill() throws IOException {
    Files.createDirectory(copy);
    mounts.add(new BindMount(copy, target, false));
    try (DirectoryStream<Path> children = Files.newDirectoryStream(image.toRealPath())) {
      for (Path child : children) {
        add(child, child.getFileName().toString());
      }
    }
  }

  private void add(Path child, String name) throws IOException {
    boolean folder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
    if (rules.ignores(name, folder) && !rules.isProvided(name)) {
      return;
    }
    Path here = copy.resolve(name);
    if (folder) {
      Files.createDirectory(here);
      mounts.add(new BindMount(child, target + "/" + name, true));
    } else if (Files.isSymbolicLink(child)) {
      Files.createSymbolicLink(here, Files.readSymbolicLink(child));
    } else if (Files.isRegularFile(child)) {
      Files.copy(child, here);
      Files.setPosixFilePermissions(here, permissions(child, name));
    }
  }

  /** As they are, but that its owner can read and write all, and run the SBI. */
  private static Set<PosixFilePermission> permissions(Path file, String name) throws IOException {
    Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(file));
    permissions.addAll(
        PosixFilePermissions.fromString(name.equals(ModelImage.SBI) ? "rwx------" : "rw-------"));
    return permissions;
  }
}
