package dev.modelzoo.check;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a path inside a folder leads, link by link, without a look at anything outside.
 *
 * @param file where {@code end} is {@link End#FILE} or {@link End#FOLDER}, free of links
 * @param path the same relative to the folder, parts joined by {@code /}; where it leads nowhere,
 *     with the parts that were not come to
 */
record LinkTarget(End end, Path file, String path) {
  enum End {
    FILE,
    FOLDER,
    SPECIAL,
    OUTSIDE,
    DANGLING,
    LOOP
  }

  /** As many as Linux follows. */
  private static final int MAX_LINKS = 40;

  static LinkTarget resolve(Path root, Path relative) {
    return new Walk(root, relative).resolve();
  }

  /** A path that no file here can have, such as one with a NUL, leads nowhere. */
  static LinkTarget resolve(Path root, String path) {
    try {
      return resolve(root, root.getFileSystem().getPath(path));
    } catch (InvalidPathException e) {
      return new LinkTarget(End.DANGLING, root, path);
    }
  }

  boolean isFile() {
    return end == End.FILE;
  }

  /**
   * A walk by parts of paths. They stay paths, as a name that is not UTF-8 would not survive being
   * text.
   */
  private static final class Walk {
    private final Path root;
    private final List<Path> done = new ArrayList<>();
    private final Deque<Path> todo = new ArrayDeque<>();
    private int links;

    Walk(Path root, Path relative) {
      this.root = root;
      push(relative);
    }

    LinkTarget resolve() {
      End end = End.FOLDER;
      while (!todo.isEmpty()) {
        String part = todo.element().toString();
        if (end != End.FOLDER) {
          // What is below a file, or below nothing.
          return target(End.DANGLING);
        }
        if (part.isEmpty() || part.equals(".")) {
          todo.remove();
        } else if (!part.equals("..")) {
          done.add(todo.remove());
          end = enter();
        } else if (done.isEmpty()) {
          return target(End.OUTSIDE);
        } else {
          todo.remove();
          done.remove(done.size() - 1);
        }
        if (end == End.OUTSIDE || end == End.LOOP) {
          return target(end);
        }
      }
      return target(end);
    }

    /** Looks at what was come to; of a link, puts the target in its stead. */
    private End enter() {
      Path file = current();
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
          return ++links > MAX_LINKS ? End.LOOP : follow(Files.readSymbolicLink(file));
        }
        if (attributes.isDirectory()) {
          return End.FOLDER;
        }
        return attributes.isRegularFile() ? End.FILE : End.SPECIAL;
      } catch (IOException e) {
        return End.DANGLING;
      }
    }

    private End follow(Path target) {
      done.remove(done.size() - 1);
      if (!target.isAbsolute()) {
        push(target);
        return End.FOLDER;
      }
      Path plain = target.normalize();
      if (!plain.startsWith(root)) {
        return End.OUTSIDE;
      }
      done.clear();
      push(root.relativize(plain));
      return End.FOLDER;
    }

    private void push(Path path) {
      for (int i = path.getNameCount() - 1; i >= 0; i--) {
        todo.push(path.getName(i));
      }
    }

    private Path current() {
      Path file = root;
      for (Path part : done) {
        file = file.resolve(part);
      }
      return file;
    }

    private LinkTarget target(End end) {
      Stream<Path> rest = end == End.DANGLING ? todo.stream() : Stream.empty();
      String path = Stream.concat(done.stream(), rest).map(Path::toString).collect(joining("/"));
      return new LinkTarget(end, current(), path);
    }
  }
}
