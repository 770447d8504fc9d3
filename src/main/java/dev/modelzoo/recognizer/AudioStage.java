package dev.modelzoo.recognizer;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives an SBI its audio and nothing that lies beside it. A folder in which there is only audio can
 * be shown as it is; out of any other the files are linked into the scratch folder, or copied if
 * that is on another disk.
 */
final class AudioStage {
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");
  private static final String AUDIO = ".wav";

  private AudioStage() {}

  /**
   * Audio below one folder.
   *
   * @param folder what to show, read-only
   * @param paths of the files in it, relative, in the order of the list
   */
  record Staged(Path folder, List<Path> paths) {
    Staged {
      paths = List.copyOf(paths);
    }

    /** The list for somebody to whom the folder is at {@code place}. */
    AudioList listAt(AudioList list, String place) {
      List<AudioList.Item> items = new ArrayList<>();
      for (int i = 0; i < paths.size(); i++) {
        items.add(new AudioList.Item(list.items().get(i).id(), place + "/" + paths.get(i)));
      }
      return new AudioList(items);
    }
  }

  /** Where they lie if nothing else lies there, else in the scratch folder. */
  static Staged plain(AudioList list, ScratchFolder scratch) {
    List<Path> files = files(list);
    Optional<Path> shared = sharedFolder(files).filter(AudioStage::holdsAudioOnly);
    if (shared.isPresent()) {
      return new Staged(shared.get(), files.stream().map(shared.get()::relativize).toList());
    }
    List<Path> names = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      // A folder each, as two files may have the same name.
      names.add(Path.of(Integer.toString(i), files.get(i).getFileName().toString()));
    }
    return put(files, names, scratch);
  }

  /** In the scratch folder, named after their opaque ids. */
  static Staged hidden(AudioList list, OpaqueIds ids, ScratchFolder scratch) {
    List<Path> names =
        list.items().stream()
            .map(item -> Path.of(ids.of(item.id()) + extension(item.path())))
            .toList();
    return put(files(list), names, scratch);
  }

  private static List<Path> files(AudioList list) {
    return list.items().stream().map(item -> Path.of(item.path()).normalize()).toList();
  }

  private static String extension(String path) {
    Matcher matcher = EXTENSION.matcher(path);
    return matcher.find() ? matcher.group() : "";
  }

  private static Optional<Path> sharedFolder(List<Path> files) {
    Path shared = files.get(0).getParent();
    for (Path file : files) {
      while (shared != null && !file.startsWith(shared)) {
        shared = shared.getParent();
      }
    }
    return Optional.ofNullable(shared);
  }

  private static boolean holdsAudioOnly(Path folder) {
    OtherFiles others = new OtherFiles();
    try {
      Files.walkFileTree(folder.toRealPath(), others);
    } catch (IOException e) {
      return false; // Then each file is looked at by itself.
    }
    return !others.found;
  }

  private static final class OtherFiles extends SimpleFileVisitor<Path> {
    private boolean found;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      found = !attributes.isRegularFile() || !name.endsWith(AUDIO);
      return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }

  private static Staged put(List<Path> files, List<Path> names, ScratchFolder scratch) {
    for (int i = 0; i < files.size(); i++) {
      Path target = scratch.audio().resolve(names.get(i));
      try {
        Files.createDirectories(target.resolveSibling(".").normalize());
        linkOrCopy(files.get(i).toRealPath(), target);
      } catch (IOException e) {
        throw FileErrors.translate("give the SBI", files.get(i), e);
      }
    }
    return new Staged(scratch.audio(), names);
  }

  private static void linkOrCopy(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, target); // Another disk, or somebody else's file.
    }
  }
}
