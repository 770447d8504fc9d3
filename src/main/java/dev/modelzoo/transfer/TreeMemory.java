package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.FileErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The digests of the objects of a plain tree, which its store does not know, as they were found
 * out: chunk by chunk while bytes come in, so that a killed pull need not fetch them again, and
 * whole once an object was checked. Good as long as the object's state is the same. Each line
 * begins with a checksum of its own: a torn or damaged one is none. Safe for many threads.
 */
final class TreeMemory implements AutoCloseable {
  /**
   * A whole object.
   *
   * @param chunks their SHA-256
   * @param program whether it starts as a program does
   * @param checked whether a checksum of the store agreed, and not only the size
   */
  record Known(List<String> chunks, boolean program, boolean checked) {
    /** A file without bytes. */
    static final Known EMPTY = new Known(List.of(), false, true);

    Known {
      chunks = List.copyOf(chunks);
    }
  }

  private static final int CHECK = 16;
  private static final int CELLS = 3;
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern COMMA = Pattern.compile(",");

  private final Path file;
  private final ChunkLayout layout;
  private final boolean readOnly;
  private final Map<String, Known> whole = new HashMap<>();
  private final Map<String, Map<Integer, String>> chunks = new HashMap<>();
  private @Nullable Writer out;

  private TreeMemory(Path file, ChunkLayout layout, boolean readOnly) {
    this.file = file;
    this.layout = layout;
    this.readOnly = readOnly;
  }

  /** Reads what is remembered in {@code file}, which need not exist. */
  static TreeMemory open(Path file, ChunkLayout layout, boolean readOnly) {
    TreeMemory memory = new TreeMemory(file, layout, readOnly);
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        memory.load(utf8(line));
      }
    } catch (NoSuchFileException e) {
      return memory;
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
    return memory;
  }

  /** Damaged bytes must fail their own line only, and not the reading of the file. */
  private static String utf8(String line) {
    return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  synchronized Optional<Known> whole(TreeObject object) {
    return object.size() == 0
        ? Optional.of(Known.EMPTY)
        : Optional.ofNullable(whole.get(object.state()));
  }

  /** The SHA-256 of a chunk (0-based) that came in once. */
  synchronized Optional<String> chunk(TreeObject object, int index) {
    return Optional.ofNullable(chunks.getOrDefault(object.state(), Map.of()).get(index));
  }

  synchronized void remember(TreeObject object, int index, String sha256) {
    chunks.computeIfAbsent(object.state(), state -> new HashMap<>()).put(index, sha256);
    append("c" + layout.chunk() + "," + index + "," + sha256, object);
  }

  synchronized void remember(TreeObject object, Known known) {
    whole.put(object.state(), known);
    append(cell(known), object);
  }

  /** Forgets all objects but these, and all chunks of unfinished ones. */
  synchronized void keepOnly(Collection<TreeObject> objects) {
    if (readOnly) {
      return;
    }
    close();
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try (Writer writer = Files.newBufferedWriter(temporary)) {
        for (TreeObject object : objects) {
          Known known = whole.get(object.state());
          if (known != null) {
            writer.write(line(cell(known) + "\t" + object.state()));
          }
        }
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }

  @Override
  public synchronized void close() {
    if (out != null) {
      try {
        out.close();
      } catch (IOException e) {
        throw FileErrors.translate("write", file, e);
      } finally {
        out = null;
      }
    }
  }

  private String cell(Known known) {
    return (known.checked() ? "w" : "s")
        + layout.chunk()
        + ","
        + (known.program() ? "x" : "-")
        + ","
        + String.join(",", known.chunks());
  }

  private static String line(String text) {
    return Sha256.hex(text).substring(0, CHECK) + "\t" + text + "\n";
  }

  private void append(String cell, TreeObject object) {
    if (readOnly) {
      return;
    }
    try {
      if (out == null) {
        out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out.write("\n"); // what a kill tore ends here
      }
      out.write(line(cell + "\t" + object.state()));
      out.flush();
    } catch (IOException e) {
      throw FileErrors.translate("write", file, e);
    }
  }

  private void load(String line) {
    String[] cells = TAB.split(line, CELLS);
    if (cells.length < CELLS
        || !Sha256.hex(line.substring(Math.min(line.length(), CHECK + 1))).startsWith(cells[0])
        || cells[0].length() != CHECK) {
      return;
    }
    String[] values = COMMA.split(cells[1], -1);
    if (!values[0].substring(1).equals(String.valueOf(layout.chunk()))) {
      return; // of another layout
    }
    List<String> hexes = List.of(values).subList(2, values.length);
    if (!hexes.stream().allMatch(Digest::isHex)) {
      return;
    }
    if (cells[1].startsWith("c")) {
      chunks
          .computeIfAbsent(cells[2], state -> new HashMap<>())
          .put(Integer.valueOf(values[1]), values[2]);
    } else {
      whole.put(cells[2], new Known(hexes, values[1].equals("x"), cells[1].startsWith("w")));
    }
  }
}
