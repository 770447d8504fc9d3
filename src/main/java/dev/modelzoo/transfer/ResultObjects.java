package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** The result records beside a version: texts that are added and never changed. */
public final class ResultObjects {
  /** Of the largest test sets a record has a tenth of that. */
  static final int MAX_BYTES = 64 << 20;

  static final int MAX_RECORDS = 1000;

  private static final Comparator<ObjectMetadata> OLDEST_FIRST =
      Comparator.comparing(ObjectMetadata::lastModified).thenComparing(ObjectMetadata::key);

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

  /**
   * Visits the records of a version on a set, newest first, one in memory at a time; of very many
   * the newest 1,000. Needs the right to list.
   *
   * @param wantsMore gets the name of a record among these and its text, or no text where an object
   *     is larger than any record; says whether to go on
   */
  public void newestFirst(
      int version, String setDigest, BiPredicate<String, Optional<String>> wantsMore) {
    boolean more = true;
    for (ObjectMetadata object : newest(StoreKeys.results(version, setDigest))) {
      if (!more) {
        return;
      }
      more =
          wantsMore.test(
              StoreKeys.resultName(object.key()),
              object.size() > MAX_BYTES ? Optional.empty() : Optional.of(read(object.key())));
    }
  }

  /** The keys of all records of a version, on whatever sets. Needs the right to list. */
  public List<ObjectKey> keys(int version) {
    List<ObjectKey> keys = new ArrayList<>();
    versions
        .objects()
        .list(
            StoreKeys.results(version),
            object -> {
              if (StoreKeys.setOfResult(object.key()).isPresent()) {
                keys.add(object.key());
              }
            });
    return keys;
  }

  /** The versions that have records, on whatever sets. Needs the right to list. */
  public NavigableSet<Integer> versions() {
    NavigableSet<Integer> found = new TreeSet<>();
    versions
        .objects()
        .list(
            StoreKeys.RESULTS,
            object -> StoreKeys.versionOfResult(object.key()).ifPresent(found::add));
    return found;
  }

  /** The text of a record by its name, as {@link #newestFirst} gives it. */
  public String read(int version, String setDigest, String name) {
    return read(StoreKeys.result(version, setDigest, name));
  }

  /** The sets, by the SHA-256 (hexadecimal) of their content digest, that have records. */
  public Set<String> sets(int version) {
    Set<String> sets = new TreeSet<>();
    versions
        .objects()
        .list(
            StoreKeys.results(version),
            object -> StoreKeys.setOfResult(object.key()).ifPresent(sets::add));
    return sets;
  }

  private List<ObjectMetadata> newest(String prefix) {
    PriorityQueue<ObjectMetadata> newest = new PriorityQueue<>(OLDEST_FIRST);
    versions
        .objects()
        .list(
            prefix,
            object -> {
              newest.add(object);
              if (newest.size() > MAX_RECORDS) {
                newest.remove();
              }
            });
    return newest.stream().sorted(OLDEST_FIRST.reversed()).toList();
  }

  /** The text of a record; {@code CORRUPT} if the object is larger than any record. */
  public String read(ObjectKey key) {
    return new String(versions.readAll(key, MAX_BYTES), StandardCharsets.UTF_8);
  }
}
