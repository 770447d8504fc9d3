package dev.modelzoo.store.file;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Visits files in the byte order of their keys, holding one folder per level in memory. A folder
 * sorts as its name with a slash behind it, as in the keys below it: {@code a-b} comes before
 * {@code a/b}.
 */
final class FolderWalk {
  private static final Comparator<Entry> KEY_ORDER =
      (a, b) -> ObjectKey.compareBytes(a.key(), b.key());

  private final String prefix;
  private final Consumer<ObjectMetadata> visitor;

  FolderWalk(String prefix, Consumer<ObjectMetadata> visitor) {
    this.prefix = prefix;
    this.visitor = visitor;
  }

  /** The folders in a folder, links to folders among them; none if it is not there. */
  static List<String> folders(Path folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, Files::isDirectory)) {
      paths.forEach(path -> names.add(String.valueOf(path.getFileName())));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw FileErrors.translate("list", folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw FileErrors.translate("list", folder, e);
    }
    names.removeIf(KeyPaths::isReserved);
    names.sort((a, b) -> ObjectKey.compareBytes(a + "/", b + "/"));
    return names;
  }

  /** Visits what is below {@code folder}, whose keys begin with {@code parentKey}, "" or "a/b/". */
  void visit(Path folder, String parentKey) {
    for (Entry entry : entries(folder, parentKey)) {
      if (entry.attributes().isDirectory()) {
        visit(entry.path(), entry.key());
      } else {
        visitor.accept(
            new ObjectMetadata(
                new ObjectKey(entry.key()),
                entry.attributes().size(),
                entry.attributes().lastModifiedTime().toInstant()));
      }
    }
  }

  private List<Entry> entries(Path folder, String parentKey) {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        add(entries, path, parentKey);
      }
    } catch (NoSuchFileException e) {
      return List.of(); // removed meanwhile, or a root that is not there yet
    } catch (DirectoryIteratorException e) {
      throw FileErrors.translate("list", folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw FileErrors.translate("list", folder, e);
    }
    entries.sort(KEY_ORDER);
    return entries;
  }

  private void add(List<Entry> entries, Path path, String parentKey) throws IOException {
    String name = String.valueOf(path.getFileName());
    String key = parentKey + name;
    boolean reserved = parentKey.isEmpty() && KeyPaths.isReserved(name);
    if (reserved || !(key.startsWith(prefix) || prefix.startsWith(key + "/"))) {
      return;
    }
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return; // removed meanwhile
    }
    if (attributes.isDirectory()) {
      entries.add(new Entry(key + "/", path, attributes));
    } else if (attributes.isSymbolicLink() || key.startsWith(prefix)) {
      requireObject(path, name, attributes);
      entries.add(new Entry(key, path, attributes));
    }
  }

  /** Leaving such a file out silently would lose it in a pull. */
  private static void requireObject(Path path, String name, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      throw KeyPaths.linkRefused(path);
    }
    if (!attributes.isRegularFile()) {
      throw new ZooException(
          ErrorKind.ACCESS_DENIED,
          path + " is a device, pipe or socket, not an object",
          "Remove it from the store.");
    }
    if (name.indexOf('\uFFFD') >= 0) {
      throw new ZooException(
          ErrorKind.USAGE,
          "a file name in " + path.getParent() + " cannot be read in this locale: " + name,
          "Set a UTF-8 locale (export LC_ALL=C.UTF-8), or rename the file.");
    }
  }

  private record Entry(String key, Path path, BasicFileAttributes attributes) {}
}
