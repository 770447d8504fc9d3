package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of a zoo, and where things are in it. It has a {@code zoo.yaml}, or is a checkout of
 * the SpeechIO leaderboard with flat {@code models/zoo.yaml} and {@code datasets/zoo.yaml}.
 *
 * @param folder absolute
 */
public record ZooRoot(Path folder) {
  /** The environment variable that names a zoo for all commands. */
  public static final String HOME_VARIABLE = "ZOO_HOME";

  static final String FILE_NAME = "zoo.yaml";

  /** A leaderboard's file has ids at its top, and no id stands beside this key. */
  private static final Pattern SCHEMA = Pattern.compile("(?m)^\uFEFF?['\"]?schema['\"]?[ \\t]*:");

  public ZooRoot {
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException("Not absolute: " + folder);
    }
  }

  /**
   * Finds the zoo that a command works on: the one that was named, else that of {@code ZOO_HOME},
   * else the nearest from {@code start} upward.
   *
   * @param named the value of {@code --zoo}: a zoo's folder, or its {@code zoo.yaml}
   * @throws ZooException of kind NOT_FOUND if there is none
   */
  public static ZooRoot find(Path start, Optional<Path> named, Map<String, String> environment) {
    if (named.isPresent()) {
      return at(start.resolve(named.get()), "--zoo " + named.get());
    }
    String home = environment.getOrDefault(HOME_VARIABLE, "");
    if (!home.isBlank()) {
      return at(start.resolve(path(home)), HOME_VARIABLE + "=" + home);
    }
    return upward(start)
        .or(() -> logicalFolder(start, environment).flatMap(ZooRoot::upward))
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.NOT_FOUND,
                    "no zoo here: neither " + start + " nor a folder above it has a zoo.yaml",
                    "Make one with 'zoo init' (with --remote URL to use what is there), or name one"
                        + " with --zoo FOLDER or "
                        + HOME_VARIABLE
                        + "."));
  }

  /** {@code zoo.yaml}; a leaderboard checkout lacks it. */
  public Path registryFile() {
    return folder.resolve(FILE_NAME);
  }

  /** The flat registry of a leaderboard checkout, which need not exist. */
  public Path legacyFile(EntryKind kind) {
    return folder.resolve(kind.folder()).resolve(FILE_NAME);
  }

  /** {@code models/} or {@code datasets/}. */
  public Path folder(EntryKind kind) {
    return folder.resolve(kind.folder());
  }

  /** The folder of a model-image or test set, which need not exist. */
  public Path folder(EntryKind kind, EntryId id) {
    return folder(kind).resolve(id.value());
  }

  public Path results() {
    return folder.resolve("results");
  }

  /** Settings of a leaderboard checkout; never pushed, never printed. */
  public Path credentials() {
    return folder.resolve("credentials");
  }

  /** {@code .zoo}: caches and locks of this machine. Need not exist: see {@link #makeState}. */
  public Path state() {
    return folder.resolve(".zoo");
  }

  /** A folder below {@link #state}, made now if need be and hidden from git. */
  public Path makeState(String name) {
    Path wanted = state().resolve(name);
    try {
      Files.createDirectories(wanted);
      Path ignore = state().resolve(".gitignore");
      if (Files.notExists(ignore)) {
        Files.writeString(ignore, "*\n");
      }
    } catch (IOException e) {
      throw FileErrors.translate("make", wanted, e);
    }
    return wanted;
  }

  private static ZooRoot at(Path named, String said) {
    Path folder = named.toAbsolutePath().normalize();
    if (Files.isRegularFile(folder) && folder.endsWith(FILE_NAME)) {
      folder = parent(folder);
      folder = isRoot(folder) ? folder : parent(folder);
    }
    if (isRoot(folder)) {
      return new ZooRoot(folder);
    }
    throw new ZooException(
        ErrorKind.NOT_FOUND,
        said + ": there is no zoo.yaml in " + folder,
        "Make a zoo there with 'zoo init " + folder + "', or name another folder.");
  }

  private static Optional<ZooRoot> upward(Path start) {
    for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (isRoot(at)) {
        return Optional.of(new ZooRoot(at));
      }
    }
    return Optional.empty();
  }

  /** The current folder as the shell sees it: {@code models/ID} may be a link to another disk. */
  private static Optional<Path> logicalFolder(Path start, Map<String, String> environment) {
    String shell = environment.getOrDefault("PWD", "");
    try {
      return !shell.isEmpty() && Files.isSameFile(Path.of(shell), start)
          ? Optional.of(Path.of(shell))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isRoot(Path folder) {
    if (Files.exists(folder.resolve(FILE_NAME)) && !isLegacyPart(folder)) {
      return true;
    }
    for (EntryKind kind : EntryKind.values()) {
      if (Files.exists(folder.resolve(kind.folder()).resolve(FILE_NAME))) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is {@code models/} or {@code datasets/} of a leaderboard checkout. */
  private static boolean isLegacyPart(Path folder) {
    String name = String.valueOf(folder.getFileName());
    if (!name.equals(EntryKind.MODEL.folder()) && !name.equals(EntryKind.DATASET.folder())) {
      return false;
    }
    Path file = folder.resolve(FILE_NAME);
    try {
      return !SCHEMA.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ZooException(
          ErrorKind.USAGE, "'" + text + "' is no path: " + e.getReason(), "Name a folder.", e);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
