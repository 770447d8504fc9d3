package dev.modelzoo.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Remembers the digests of files by their {@link FileStamp}, so that an unchanged file is not read
 * again. It is a cache: lost, damaged or unwritable, it costs time and nothing else. Safe for many
 * threads.
 */
public final class HashCache {
  private static final String HEADER = "zoo-hashes/1 ";
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern COMMA = Pattern.compile(",");

  /**
   * A file changed again within the clock's tick could keep its stamp; younger ones are not kept.
   */
  private static final long SETTLED_NANOS = 1_000_000_000L;

  /** What was found out about a file: its chunks, and whether it starts like a program. */
  public record Facts(FileStamp stamp, List<String> chunks, boolean program) {
    public Facts {
      chunks = List.copyOf(chunks);
    }
  }

  private final Path file;
  private final String header;
  private final Map<String, Facts> loaded;
  private final Map<String, Facts> current = new ConcurrentHashMap<>();

  private HashCache(Path file, String header, Map<String, Facts> loaded) {
    this.file = file;
    this.header = header;
    this.loaded = loaded;
  }

  /** Opens the cache in {@code file}; an unreadable or foreign one is empty. */
  public static HashCache open(Path file, ChunkLayout layout) {
    String header = HEADER + layout.chunk();
    Map<String, Facts> facts = new HashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      if (header.equals(reader.readLine())) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          parse(line, facts);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      facts.clear();
    }
    return new HashCache(file, header, facts);
  }

  /** What is known of a file, if it did not change since. */
  public Optional<Facts> lookUp(TreeFile tree) {
    Facts facts = current.getOrDefault(tree.path(), loaded.get(tree.path()));
    return facts != null && facts.stamp().equals(tree.stamp())
        ? Optional.of(facts)
        : Optional.empty();
  }

  /** Remembers a file that was found to have these facts at {@code hashedAt} (ns since 1970). */
  public void put(TreeFile tree, Facts facts, long hashedAt) {
    long lastChange = Math.max(facts.stamp().changed(), facts.stamp().modified());
    if (lastChange < hashedAt - SETTLED_NANOS && tree.path().indexOf('\t') < 0) {
      current.put(tree.path(), facts);
    }
  }

  /** Keeps a fact that was looked up, as only what was used since opening is saved. */
  public void keep(TreeFile tree, Facts facts) {
    current.put(tree.path(), facts);
  }

  /** Writes the cache; returns whether that worked. */
  public boolean save() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
      try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
        writer.write(header + "\n");
        for (Map.Entry<String, Facts> entry : current.entrySet()) {
          writer.write(format(entry.getKey(), entry.getValue()));
        }
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String format(String path, Facts facts) {
    if (path.indexOf('\n') >= 0 || path.indexOf('\r') >= 0) {
      return "";
    }
    FileStamp stamp = facts.stamp();
    return path
        + "\t"
        + stamp.size()
        + "\t"
        + stamp.modified()
        + "\t"
        + stamp.changed()
        + "\t"
        + stamp.inode()
        + "\t"
        + stamp.mode()
        + "\t"
        + (facts.program() ? 'p' : '-')
        + "\t"
        + String.join(",", facts.chunks())
        + "\n";
  }

  private static void parse(String line, Map<String, Facts> into) {
    String[] cells = TAB.split(line, -1);
    if (cells.length != 8) {
      throw new IllegalArgumentException("not 8 cells");
    }
    List<String> chunks = cells[7].isEmpty() ? List.of() : List.of(COMMA.split(cells[7], -1));
    for (String chunk : chunks) {
      if (!Digest.isHex(chunk)) {
        throw new IllegalArgumentException("not a digest");
      }
    }
    FileStamp stamp =
        new FileStamp(
            Long.parseLong(cells[1]),
            Long.parseLong(cells[2]),
            Long.parseLong(cells[3]),
            Long.parseLong(cells[4]),
            Integer.parseInt(cells[5]));
    into.put(cells[0], new Facts(stamp, chunks, cells[6].equals("p")));
  }
}
