package dev.modelzoo.registry;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a user types behind {@code -m} and {@code -d}: an id, and perhaps which version of it. */
public record EntryReference(EntryId id, Selector selector) {
  private static final Pattern VERSION = Pattern.compile("v?([1-9][0-9]{0,7})");
  private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{8,64})");

  /** Which version of an entry is meant. */
  public sealed interface Selector {
    /** The one that the registry pins; the latest where it pins none. */
    record Pinned() implements Selector {}

    /** The highest version in the store. */
    record Latest() implements Selector {}

    /** A version by its number, from 1. */
    record Version(int number) implements Selector {
      public Version {
        if (number < 1) {
          throw new IllegalArgumentException("Version below 1: " + number);
        }
      }
    }

    /** A version by its content digest, or the beginning of it: 8 to 64 lower-case hex digits. */
    record ByDigest(String hexPrefix) implements Selector {
      public ByDigest {
        if (!hexPrefix.matches("[0-9a-f]{8,64}")) {
          throw new IllegalArgumentException("Not 8 to 64 hex digits: " + hexPrefix);
        }
      }

      /** Whether a content digest is, or begins with, the one that is meant. */
      public boolean matches(Digest digest) {
        return digest.algorithm().equals(Digest.SHA256) && digest.hex().startsWith(hexPrefix);
      }
    }
  }

  /** The pinned version of an id. */
  public static EntryReference pinned(EntryId id) {
    return new EntryReference(id, new Selector.Pinned());
  }

  /** Parses {@code ID}, {@code ID@3} or {@code ID@v3}, {@code ID@latest}, {@code ID@sha256:HEX}. */
  public static EntryReference parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return pinned(EntryId.parse(text));
    }
    EntryId id = EntryId.parse(text.substring(0, at));
    return new EntryReference(id, selector(id, text.substring(at + 1)));
  }

  private static Selector selector(EntryId id, String text) {
    if (text.equals("latest")) {
      return new Selector.Latest();
    }
    Matcher number = VERSION.matcher(text); // lists show versions as v3
    if (number.matches()) {
      return new Selector.Version(Integer.parseInt(number.group(1)));
    }
    Matcher digest = DIGEST.matcher(text.toLowerCase(Locale.ROOT));
    if (digest.matches()) {
      return new Selector.ByDigest(digest.group(1));
    }
    throw new ZooException(
        ErrorKind.USAGE,
        "'@" + text + "' names no version of " + id,
        "Write %1$s@3, %1$s@latest, or %1$s@sha256: and at least 8 hex digits.".formatted(id));
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    if (selector instanceof Selector.Version version) {
      return id + "@" + version.number();
    }
    if (selector instanceof Selector.ByDigest digest) {
      return id + "@sha256:" + digest.hexPrefix();
    }
    return selector instanceof Selector.Latest ? id + "@latest" : id.toString();
  }
}
