package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.yaml.ScalarText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes new zoos, and model-images and test sets with everything to fill in. The check finds errors
 * in them, by the marks below, until they are filled in. Never overwrites anything, and registers
 * nothing: a push does that.
 */
public final class Skeletons {
  /** How the line of an SBI begins that stands for the recogniser. */
  public static final String SBI_MARK = "# FILL IN:";

  /** How the line of a new README begins that says that it is to be filled in. */
  public static final String README_MARK = "FILL IN:";

  /** How the note in a new {@code assets/} begins. */
  public static final String ASSETS_MARK = "Put what the recogniser needs at run time";

  /** The reference of the one utterance of a new test set. */
  public static final String UTTERANCE_MARK = "REPLACE THIS LINE AND ITS AUDIO";

  private static final int NAMED_FILES = 10;

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

  private Skeletons() {}

  /**
   * What was made.
   *
   * @param files what is new in it, relative to it, in the order in which to look at it
   */
  public record Created(Path folder, List<String> files) {
    public Created {
      files = List.copyOf(files);
    }
  }

  /**
   * Makes a zoo of a folder, which is made if need be; other files in it stay as they are.
   *
   * @throws ZooException of kind CONFLICT if it is a zoo already
   */
  public static Created zoo(Path folder) {
    return zoo(folder, ZooFile.EMBEDDED_STORE);
  }

  /** As above, with the place where new entries go, unless entries that are there say another. */
  public static Created zoo(Path folder, RemoteUrl wanted) {
    Path home = folder.toAbsolutePath().normalize();
    ZooRoot root = new ZooRoot(home);
    if (Files.exists(root.registryFile(), LinkOption.NOFOLLOW_LINKS)) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          home + " has a zoo.yaml already",
          "Nothing was changed. 'zoo list' in that folder shows what is there.");
    }
    refuseInside(home);
    RemoteUrl remote = ZooFile.read(root).impliedRemote().orElse(wanted);
    List<String> made = new ArrayList<>();
    try {
      Files.createDirectories(home);
      for (EntryKind kind : EntryKind.values()) {
        if (Files.notExists(root.folder(kind))) {
          Files.createDirectories(root.folder(kind));
          made.add(kind.folder() + "/");
        }
      }
      if (hideFromGit(home.resolve(".gitignore"))) {
        made.add(".gitignore");
      }
      // Last, as it is what makes the folder a zoo: after a crash the same command goes on.
      Map<String, String> values = Map.of("REMOTE", ScalarText.of(remote.toString()));
      RegistryFile.read(root.registryFile()).write(Template.text("zoo/zoo.yaml", values));
    } catch (IOException e) {
      throw FileErrors.translate("make a zoo in", home, e);
    }
    made.add(0, ZooRoot.FILE_NAME);
    return new Created(home, made);
  }

  /** A zoo within a model-image or test set would be pushed with it. */
  private static void refuseInside(Path home) {
    for (Path folder = home; folder != null; folder = folder.getParent()) {
      if (isEntry(folder)) {
        throw new ZooException(
            ErrorKind.CONFLICT,
            "%s is in a zoo already: %s is a model-image or test set".formatted(home, folder),
            "Nothing was changed. Make the zoo somewhere else.");
      }
    }
  }

  private static boolean isEntry(Path folder) {
    Path kinds = folder.getParent();
    if (kinds == null || kinds.getParent() == null) {
      return false;
    }
    String name = String.valueOf(kinds.getFileName());
    return Files.exists(kinds.resolveSibling(ZooRoot.FILE_NAME))
        && Stream.of(EntryKind.values()).anyMatch(kind -> kind.folder().equals(name));
  }

  /**
   * Makes {@code models/ID}: a model-image whose SBI works and recognises nothing yet.
   *
   * @param language code for its card, as in {@code en}
   * @param date today, for its card
   */
  public static Created model(ZooFile zoo, EntryId id, String language, LocalDate date) {
    if (!LANGUAGE.matcher(language).matches()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'" + language + "' is no code of a language",
          "Write a lower-case ISO 639 code, such as en, zh or yue.");
    }
    Map<String, String> values =
        Map.of("ID", id.value(), "LANGUAGE", language, "DATE", date.toString());
    return entry(
        zoo,
        EntryKind.MODEL,
        id,
        List.of(
            NewFile.of("model.yaml", "model/model.yaml", values),
            NewFile.of("SBI", "model/SBI", values),
            NewFile.of("docker/Dockerfile", "model/Dockerfile", values),
            NewFile.of("assets/README.md", "model/assets.md", values),
            NewFile.of("README.md", "model/README.md", values)));
  }

  /** Makes {@code datasets/ID}: a test set with one utterance of silence, to be replaced. */
  public static Created dataset(ZooFile zoo, EntryId id) {
    Map<String, String> values = Map.of("ID", id.value());
    return entry(
        zoo,
        EntryKind.DATASET,
        id,
        List.of(
            NewFile.of("metadata.tsv", "dataset/metadata.tsv", values),
            NewFile.silence("audio/example.wav"),
            NewFile.of("README.md", "dataset/README.md", values)));
  }

  private static Created entry(ZooFile zoo, EntryKind kind, EntryId id, List<NewFile> files) {
    Path target = zoo.root().folder(kind, id);
    refuseKnown(zoo, kind, id, target);
    try {
      Files.createDirectories(target);
      for (NewFile file : files) {
        file.write(target);
      }
    } catch (IOException e) {
      throw FileErrors.translate("make", target, e);
    }
    return new Created(target, files.stream().map(NewFile::path).toList());
  }

  private static void refuseKnown(ZooFile zoo, EntryKind kind, EntryId id, Path target) {
    for (String known : Suggestions.known(zoo, kind)) {
      boolean twin = known.equalsIgnoreCase(id.value()) && !known.equals(id.value());
      if (twin) {
        throw new ZooException(
            ErrorKind.CONFLICT,
            "'%s' differs from the %s '%s' in case only".formatted(id, kind.label(), known),
            "Choose another id: some disks cannot keep the two apart.");
      }
    }
    List<String> present = list(target);
    if (!present.isEmpty()) {
      throw exists(target, present);
    }
    if (zoo.find(kind, id).isPresent()) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "the " + kind.label() + " '" + id + "' is registered already",
          "Fetch it with 'zoo pull " + kind.option() + " " + id + "', or choose another id.");
    }
  }

  private static ZooException exists(Path folder, List<String> present) {
    String names = String.join(", ", present.subList(0, Math.min(NAMED_FILES, present.size())));
    String more = present.size() > NAMED_FILES ? ", …" : "";
    return new ZooException(
        ErrorKind.CONFLICT,
        folder + " has something in it already: " + names + more,
        "Nothing was changed. Choose another name, or move that away.");
  }

  private static List<String> list(Path folder) {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    if (!Files.isDirectory(folder)) {
      return List.of("a file or link of that name");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw FileErrors.translate("list", folder, e);
    }
  }

  private static boolean hideFromGit(Path file) throws IOException {
    String present = Files.exists(file) ? Files.readString(file) : "";
    String merged = GitIgnore.merged(present);
    if (!merged.equals(present)) {
      Files.writeString(file, merged);
    }
    return !merged.equals(present);
  }
}
