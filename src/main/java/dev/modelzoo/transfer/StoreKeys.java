package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of objects below an entry's URL (docs/formats.md). */
public final class StoreKeys {
  public static final ObjectKey MARKER = new ObjectKey("zoo-store.json");
  public static final String VERSIONS = "versions/";
  public static final String RESULTS = "results/";
  public static final String CHUNKS = "chunks/";
  public static final String PACKS = "packs/";
  public static final String RETIRED = "retired/";

  /** What all other keys of a store begin with. */
  static final List<String> PREFIXES = List.of(VERSIONS, RESULTS, CHUNKS, PACKS, RETIRED);

  private static final int DIGITS = 8;

  private static final Pattern RETIRED_VERSION = Pattern.compile("retired/([0-9]{8})");
  private static final Pattern RESULT =
      Pattern.compile("results/([0-9]{8})/([0-9a-f]{64})/[^/]+\\.json");
  private static final Pattern VERSION = Pattern.compile("versions/([0-9]{8})\\.json\\.gz");

  private StoreKeys() {}

  public static ObjectKey version(int number) {
    return new ObjectKey(VERSIONS + padded(number) + ".json.gz");
  }

  /** The number in a version's key; empty for any other key. */
  public static OptionalInt versionOf(ObjectKey key) {
    return number(VERSION.matcher(key.value()));
  }

  /** The marker that lets gc empty a version. */
  public static ObjectKey retired(int number) {
    return new ObjectKey(RETIRED + padded(number));
  }

  /** The number in a retirement marker's key; empty for any other key. */
  public static OptionalInt retiredOf(ObjectKey key) {
    return number(RETIRED_VERSION.matcher(key.value()));
  }

  private static OptionalInt number(Matcher matcher) {
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** The chunk with this SHA-256 (hexadecimal). */
  public static ObjectKey chunk(String sha256) {
    return new ObjectKey(CHUNKS + sha256.substring(0, 2) + "/" + sha256);
  }

  /** The pack with this SHA-256 (hexadecimal). */
  public static ObjectKey pack(String sha256) {
    return new ObjectKey(PACKS + sha256.substring(0, 2) + "/" + sha256 + ".tar");
  }

  /** The SHA-256 (hexadecimal) that a chunk or pack is named by. */
  static String sha256Of(ObjectKey key) {
    String name = key.value().substring(key.value().lastIndexOf('/') + 1);
    return name.endsWith(".tar") ? name.substring(0, name.length() - ".tar".length()) : name;
  }

  /** The prefix of all result records of a version. */
  static String results(int version) {
    return RESULTS + padded(version) + "/";
  }

  /** With at least eight digits. */
  private static String padded(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  /** The prefix of the result records of a version on a set. */
  static String results(int version, String setDigest) {
    return results(version) + setDigest + "/";
  }

  /** The digest of the set in a record's key; empty for any other key. */
  static Optional<String> setOfResult(ObjectKey key) {
    Matcher matcher = RESULT.matcher(key.value());
    return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
  }

  /** The version in a record's key; empty for any other key. */
  static OptionalInt versionOfResult(ObjectKey key) {
    return number(RESULT.matcher(key.value()));
  }

  /** What tells a record from the others of its version and set. */
  static String resultName(ObjectKey key) {
    String last = key.value().substring(key.value().lastIndexOf('/') + 1);
    return last.replaceFirst("\\.json$", "");
  }

  /** A result record of a version on a set, with a name that nobody else uses. */
  public static ObjectKey result(int version, String setDigest, String random) {
    return new ObjectKey(results(version, setDigest) + random + ".json");
  }
}
