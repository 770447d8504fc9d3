package dev.modelzoo.report.site;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a site. A new one is made beside it and takes its place when it is complete. What
 * the last run did not write is somebody's, and is never replaced.
 */
public final class SiteFolder {
  private static final String MARK = "zoo-site.json";
  private static final String SCHEMA = "zoo-site/1";
  private static final Gson JSON = new GsonBuilder().setPrettyPrinting().create();

  private final Path folder;
  private final Path fresh;
  private final Path old;

  /** Touches nothing yet. */
  public SiteFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.fresh = beside(".zoo-site-new");
    this.old = beside(".zoo-site-old");
  }

  /** Writes files into an empty folder. */
  public interface Content {
    void write(Path folder) throws IOException;
  }

  /**
   * Refuses a folder with anything in it that no site put there, and what is no folder.
   *
   * @throws ZooException of kind CONFLICT
   */
  public void requireReplaceable() {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    // A walk finds nothing inside of a file or a link: it would pass for an empty folder.
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "%s is no folder but a file or a link".formatted(folder),
          "Nothing was changed. Name a folder; instead of a link, the folder that it leads to.");
    }
    try {
      List<String> files = files(folder);
      Set<String> ours = ours();
      files.stream().filter(file -> !ours.contains(file)).findFirst().ifPresent(this::refuse);
    } catch (IOException e) {
      throw FileErrors.translate("list", folder, e);
    }
  }

  /** Replaces the site: whole or, whatever happens while it is made, not at all. */
  public void replace(Content content) {
    try {
      recover();
      delete(fresh);
      Files.createDirectories(fresh);
      content.write(fresh);
      mark();
      requireReplaceable();
      if (Files.exists(folder)) {
        Files.move(folder, old);
      }
      Files.move(fresh, folder);
      delete(old);
    } catch (IOException e) {
      throw FileErrors.translate("write", folder, e);
    }
  }

  /** A run that was killed between the two moves left no site in its place. */
  private void recover() throws IOException {
    if (Files.exists(old) && Files.notExists(folder)) {
      Files.move(old, folder);
    }
    delete(old);
  }

  private void mark() throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    JsonArray names = new JsonArray();
    files(fresh).forEach(names::add);
    json.add("files", names);
    Files.writeString(fresh.resolve(MARK), JSON.toJson(json) + "\n");
  }

  /** What the last run wrote; nothing if this is no site. */
  private Set<String> ours() throws IOException {
    Set<String> names = new HashSet<>();
    Path mark = folder.resolve(MARK);
    if (Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)) {
      try {
        JsonObject json = JsonParser.parseString(Files.readString(mark)).getAsJsonObject();
        if (json.get("schema").getAsString().equals(SCHEMA)) {
          names.add(MARK);
          for (JsonElement name : json.getAsJsonArray("files")) {
            names.add(name.getAsString());
          }
        }
      } catch (RuntimeException e) { // whatever a file of that name makes the parser throw
        return Set.of();
      }
    }
    return names;
  }

  private void refuse(String file) {
    throw new ZooException(
        ErrorKind.CONFLICT,
        "%s has something in it that no site of zoo put there: %s".formatted(folder, file),
        "Nothing was changed. Name a folder that does not exist, or move that away.");
  }

  private Path beside(String ending) {
    return folder.resolveSibling("." + folder.getFileName() + ending);
  }

  /** All that are no folders, and folders that are empty, with slashes, sorted. */
  private static List<String> files(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        if (!path.equals(folder) && !isFilled(path)) {
          files.add(folder.relativize(path).toString().replace('\\', '/'));
        }
      }
    }
    files.sort(String::compareTo);
    return files;
  }

  private static boolean isFilled(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isPresent();
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.notExists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
