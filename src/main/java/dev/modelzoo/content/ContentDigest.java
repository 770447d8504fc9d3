package dev.modelzoo.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;

/**
 * The digest of all files of a version: SHA-256 over the lines {@code MODE DIGEST SIZE PATH\n},
 * sorted by path bytes. It says nothing of times, owners, or where the bytes are kept, so the same
 * files give the same digest whoever pushed them.
 */
public final class ContentDigest {
  private ContentDigest() {}

  public static Digest of(Collection<ManifestEntry> entries) {
    MessageDigest sha256 = Sha256.newDigest();
    entries.stream()
        .sorted(Comparator.comparing(ManifestEntry::path, PathOrder.BY_BYTES))
        .forEach(entry -> sha256.update(line(entry).getBytes(StandardCharsets.UTF_8)));
    return Digest.sha256(Sha256.finish(sha256));
  }

  private static String line(ManifestEntry entry) {
    return entry.mode().symbol()
        + " "
        + entry.digest()
        + " "
        + entry.size()
        + " "
        + entry.path()
        + "\n";
  }
}
