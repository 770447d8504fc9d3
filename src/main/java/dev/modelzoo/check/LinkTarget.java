package dev.modelzoo.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Where a path inside a folder leads, link by link, without a look at anything outside.
 *
 * @param path relative to the folder; where {@code end} is {@link End#FILE} or {@link End#FOLDER},
 *     free of links
 * @param isAbsolute some link on the way was absolute
 */
record LinkTarget(End end, String path, boolean isAbsolute) {
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

  static LinkTarget resolve(Path root, String path) {
    return new Walk(root).resolve(path);
  }

  boolean isFile() {
    return end == End.FILE;
  }

  boolean isInside() {
    return end == End.FILE || end == End.FOLDER || end == End.SPECIAL;
  }

  private static final class Walk {
    private final Path root;
    private final List<String> done = new ArrayList<>();
    private final Deque<String> todo = new ArrayDeque<>();
    private boolean isAbsolute;

    Walk(Path root) {
      this.root = root;
    }

    LinkTarget resolve(String path) {
      push(path);
      End end = End.FOLDER;
      int links = 0;
      while (!todo.isEmpty()) {
        String part = todo.pop();
        if (part.isEmpty() || part.equals(".")) {
          continue;
        }
        if (part.equals("..")) {
          if (done.isEmpty()) {
            return target(End.OUTSIDE);
          }
          done.remove(done.size() - 1);
          end = End.FOLDER;
          continue;
        }
        done.add(part);
        end = endAt(current());
        if (end == End.LOOP) {
          if (++links > MAX_LINKS) {
            return target(End.LOOP);
          }
          if (!enterLink()) {
            return target(End.OUTSIDE);
          }
          end = End.FOLDER;
        } else if (end != End.FOLDER && !todo.isEmpty()) {
          return target(End.DANGLING);
        }
      }
      return target(end);
    }

    /** {@link End#LOOP} stands for a link here. */
    private static End endAt(Path file) {
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
          return End.LOOP;
        }
        if (attributes.isDirectory()) {
          return End.FOLDER;
        }
        return attributes.isRegularFile() ? End.FILE : End.SPECIAL;
      } catch (IOException e) {
        return End.DANGLING;
      }
    }

    /** Puts the target of the link at the current place in its stead; false if it is outside. */
    private boolean enterLink() {
      Path target;
      try {
        target = Files.readSymbolicLink(current());
      } catch (IOException e) {
        return false;
      }
      done.remove(done.size() - 1);
      if (target.isAbsolute()) {
        isAbsolute = true;
        Path plain = target.normalize();
        if (!plain.startsWith(root)) {
          return false;
        }
        done.clear();
        target = root.relativize(plain);
      }
      push(target.toString());
      return true;
    }

    private Path current() {
      return root.resolve(String.join("/", done));
    }

    private void push(String path) {
      List<String> parts = new ArrayList<>(Arrays.asList(path.split("/", -1)));
      Collections.reverse(parts);
      parts.forEach(todo::push);
    }

    private LinkTarget target(End end) {
      return new LinkTarget(end, String.join("/", done), isAbsolute);
    }
  }
}
