package dev.modelzoo.check;

import dev.modelzoo.content.FileStamp;
import dev.modelzoo.content.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in which files a search for secrets found nothing, so that an unchanged file is not
 * read again. Of each it keeps a fingerprint of its path and {@link FileStamp}; the rules that
 * searched are named at the beginning, and others believe nothing of it. It is a cache: lost,
 * damaged or unwritable, it costs time and nothing else. It ends with its own SHA-256.
 */
public final class SecretFreeFiles {
  private static final String HEADER = "zoo-secret-free/1 ";
  private static final int FINGERPRINT_BYTES = 16;
  private static final int DIGEST_BYTES = 32;

  /** As for digests: a file changed again within the clock's tick could keep its stamp. */
  private static final long SETTLED_NANOS = 1_000_000_000L;

  private record Fingerprint(long high, long low) {
    // Written out: what the JDK makes of a record at first use takes 10 ms of a short command.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Fingerprint that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(high ^ low);
    }
  }

  private final Optional<Path> file;
  private final Clock clock;
  private final byte[] header;
  private final Set<Fingerprint> loaded;
  private final Set<Fingerprint> current = new HashSet<>();
  private final MessageDigest sha256 = Sha256.newDigest();

  private SecretFreeFiles(
      Optional<Path> file, Clock clock, byte[] header, Set<Fingerprint> loaded) {
    this.file = file;
    this.clock = clock;
    this.header = header;
    this.loaded = loaded;
  }

  /** Believes nothing and keeps nothing. */
  public static SecretFreeFiles forgetful() {
    return new SecretFreeFiles(Optional.empty(), Clock.systemUTC(), new byte[0], Set.of());
  }

  /** What is kept in {@code file}, which need not exist; a damaged one is empty. */
  public static SecretFreeFiles open(Path file, Clock clock) {
    return SecretRuleSet.version().map(rules -> open(file, clock, rules)).orElse(forgetful());
  }

  static SecretFreeFiles open(Path file, Clock clock, String rules) {
    byte[] header = (HEADER + rules + "\n").getBytes(StandardCharsets.US_ASCII);
    Set<Fingerprint> loaded = new HashSet<>();
    try {
      load(Files.readAllBytes(file), header, loaded);
    } catch (NoSuchFileException e) {
      // The first search.
    } catch (IOException e) {
      loaded.clear();
    }
    return new SecretFreeFiles(Optional.of(file), clock, header, loaded);
  }

  private static void load(byte[] bytes, byte[] header, Set<Fingerprint> into) {
    int end = bytes.length - DIGEST_BYTES;
    if (end < header.length
        || (end - header.length) % FINGERPRINT_BYTES != 0
        || !Arrays.equals(bytes, 0, header.length, header, 0, header.length)) {
      return;
    }
    MessageDigest sha256 = Sha256.newDigest();
    sha256.update(bytes, 0, end);
    if (!MessageDigest.isEqual(sha256.digest(), Arrays.copyOfRange(bytes, end, bytes.length))) {
      return;
    }
    ByteBuffer numbers = ByteBuffer.wrap(bytes, header.length, end - header.length);
    while (numbers.hasRemaining()) {
      into.add(new Fingerprint(numbers.getLong(), numbers.getLong()));
    }
  }

  /**
   * A file that is about to be searched.
   *
   * @param settled whether a change from now on would surely give it another stamp
   */
  record Sight(FileStamp stamp, boolean settled) {}

  /** Looks at the file itself, not at what a link points to. */
  Sight look(Path path) throws IOException {
    Instant now = clock.instant();
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    FileStamp stamp = FileStamp.of(path);
    return new Sight(stamp, Math.max(stamp.changed(), stamp.modified()) < nanos - SETTLED_NANOS);
  }

  /** Whether the same rules found nothing in this file, and it did not change since. */
  boolean contains(String path, Sight sight) {
    if (loaded.isEmpty()) {
      return false;
    }
    Fingerprint fingerprint = fingerprint(path, sight.stamp());
    boolean known = loaded.contains(fingerprint);
    if (known) {
      current.add(fingerprint);
    }
    return known;
  }

  /**
   * Remembers a file in which nothing was found.
   *
   * @param sight taken before the file was read
   */
  void add(String path, Sight sight) {
    if (file.isPresent() && sight.settled()) {
      current.add(fingerprint(path, sight.stamp()));
    }
  }

  private Fingerprint fingerprint(String path, FileStamp stamp) {
    ByteBuffer numbers = ByteBuffer.allocate(4 * Long.BYTES + Integer.BYTES);
    numbers.putLong(stamp.size()).putLong(stamp.modified()).putLong(stamp.changed());
    numbers.putLong(stamp.inode()).putInt(stamp.mode());
    sha256.update(numbers.array());
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(path.getBytes(StandardCharsets.UTF_8)));
    return new Fingerprint(digest.getLong(), digest.getLong());
  }

  /** Writes what was found or confirmed since opening, unless that is what is there. */
  void save() {
    if (file.isEmpty() || current.equals(loaded)) {
      return;
    }
    Path target = file.get();
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      // Two checks of one folder may run at a time, each with a file of its own.
      Path temporary = Files.createTempFile(folder, target.getFileName() + ".", ".tmp");
      try {
        write(temporary);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      // The next check searches again.
    }
  }

  private void write(Path target) throws IOException {
    MessageDigest whole = Sha256.newDigest();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      DigestOutputStream digested = new DigestOutputStream(out, whole);
      digested.write(header);
      ByteBuffer numbers = ByteBuffer.allocate(FINGERPRINT_BYTES);
      for (Fingerprint fingerprint : current) {
        numbers.clear().putLong(fingerprint.high()).putLong(fingerprint.low());
        digested.write(numbers.array());
      }
      out.write(whole.digest());
    }
  }
}
