package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The result records beside a version: texts that are added and never changed. */
public final class ResultObjects {
  private static final int MAX_BYTES = 256 << 20;

  private final VersionStore versions;

  public ResultObjects(VersionStore versions) {
    this.versions = versions;
  }

  /**
   * Adds a record.
   *
   * @param setDigest SHA-256 of the set in hexadecimal
   */
  public void add(int version, String setDigest, String text) {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    String name = HexFormat.of().formatHex(random);
    versions.objects().put(StoreKeys.result(version, setDigest, name), ObjectBody.of(text));
  }

  /** All records of a version on a set, oldest first. Needs the right to list. */
  public List<String> of(int version, String setDigest) {
    record Found(ObjectKey key, Instant time) {}
    List<Found> found = new ArrayList<>();
    versions
        .objects()
        .list(
            StoreKeys.results(version, setDigest),
            object -> found.add(new Found(object.key(), object.lastModified())));
    found.sort(Comparator.comparing(Found::time).thenComparing(Found::key));
    return found.stream()
        .map(f -> new String(versions.readAll(f.key(), MAX_BYTES), StandardCharsets.UTF_8))
        .toList();
  }
}
