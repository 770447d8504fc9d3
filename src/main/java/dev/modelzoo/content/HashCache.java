package dev.modelzoo.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Remembers the digests of files by their {@link FileStamp}, so that an unchanged file is not read
 * again. It is a cache: lost, damaged or unwritable, it costs time and nothing else. Its last line
 * is the SHA-256 of all before, so that a flipped bit cannot pass for a digest or a mode. Safe for
 * many threads.
 */
public final class HashCache {
  private static final String HEADER = "zoo-hashes/2 ";
  private static final String END = "sha256:";
  private static final int CELLS = 8;
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

  /** Opens the cache in {@code file}; an unreadable, damaged or foreign one is empty. */
  public static HashCache open(Path file, ChunkLayout layout) {
    String header = HEADER + layout.chunk();
    Map<String, Facts> facts = new HashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      if (!header.equals(reader.readLine()) || !load(reader, header, layout, facts)) {
        facts.clear();
      }
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      facts.clear();
    }
    return new HashCache(file, header, facts);
  }

  /** Whether the lines behind the header end with their own digest. */
  private static boolean load(
      BufferedReader reader, String header, ChunkLayout layout, Map<String, Facts> into)
      throws IOException {
    MessageDigest sha256 = Sha256.newDigest();
    update(sha256, header);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith(END)) {
        return line.equals(END + Sha256.finish(sha256)) && reader.read() < 0;
      }
      parse(line, layout, into);
      update(sha256, line);
    }
    return false;
  }

  private static void update(MessageDigest sha256, String line) {
    sha256.update((line + "\n").getBytes(StandardCharsets.UTF_8));
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
    if (lastChange < hashedAt - SETTLED_NANOS) {
      keep(tree, facts);
    }
  }

  /** Keeps a fact that was looked up, as only what was used since opening is saved. */
  public void keep(TreeFile tree, Facts facts) {
    current.put(tree.path(), facts);
  }

  /** Writes the cache if it is not as it was read; returns whether that worked. */
  public boolean save() {
    if (!loaded.isEmpty() && current.equals(loaded)) {
      return true;
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      write(temporary);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      deleteQuietly(temporary);
      return false;
    }
  }

  private void write(Path target) throws IOException {
    MessageDigest sha256 = Sha256.newDigest();
    try (OutputStream out = Files.newOutputStream(target);
        Writer writer =
            new OutputStreamWriter(new DigestOutputStream(out, sha256), StandardCharsets.UTF_8)) {
      writer.write(header + "\n");
      for (Map.Entry<String, Facts> entry : new TreeMap<>(current).entrySet()) {
        writer.write(format(entry.getKey(), entry.getValue()));
      }
      writer.flush();
      writer.write(END + Sha256.finish(sha256) + "\n");
    }
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The next save replaces it.
    }
  }

  /** The path comes last, as it may have tabs in it; one of two lines is left out. */
  private static String format(String path, Facts facts) {
    if (path.indexOf('\n') >= 0 || path.indexOf('\r') >= 0) {
      return "";
    }
    FileStamp stamp = facts.stamp();
    return stamp.size()
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
        + "\t"
        + path
        + "\n";
  }

  private static void parse(String line, ChunkLayout layout, Map<String, Facts> into) {
    String[] cells = TAB.split(line, CELLS);
    if (cells.length != CELLS) {
      throw new IllegalArgumentException("not " + CELLS + " cells");
    }
    FileStamp stamp =
        new FileStamp(
            Long.parseLong(cells[0]),
            Long.parseLong(cells[1]),
            Long.parseLong(cells[2]),
            Long.parseLong(cells[3]),
            Integer.parseInt(cells[4]));
    List<String> chunks = cells[6].isEmpty() ? List.of() : List.of(COMMA.split(cells[6], -1));
    if (chunks.size() != layout.chunkCount(stamp.size())) {
      throw new IllegalArgumentException("not the chunks of a file of that size");
    }
    into.put(cells[7], new Facts(stamp, chunks, cells[5].equals("p")));
  }
}
