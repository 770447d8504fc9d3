package dev.modelzoo.content;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 digest as zoo writes it: {@code sha256:HEX}, or {@code sha256-16m:HEX} for a file above
 * 16 MiB, which is the SHA-256 over the raw SHA-256 of its 16 MiB chunks (docs/formats.md).
 *
 * @param algorithm {@code sha256} or {@code sha256-16m}
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String algorithm, String hex) {
  public static final String SHA256 = "sha256";
  public static final String SHA256_OF_CHUNKS = "sha256-16m";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public Digest {
    if (!algorithm.equals(SHA256) && !algorithm.equals(SHA256_OF_CHUNKS)) {
      throw new IllegalArgumentException("Unknown digest algorithm: " + algorithm);
    }
    if (!isHex(hex)) {
      throw new IllegalArgumentException("Not 64 hexadecimal digits: " + hex);
    }
    // A manifest has a million of them: one text object for all.
    algorithm = algorithm.equals(SHA256) ? SHA256 : SHA256_OF_CHUNKS;
  }

  public static boolean isHex(String text) {
    return HEX.matcher(text).matches();
  }

  public static Digest sha256(String hex) {
    return new Digest(SHA256, hex);
  }

  /** Parses the written form; an {@link IllegalArgumentException} names what is wrong with it. */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("Not a digest: " + text);
    }
    return new Digest(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Enough to tell versions apart on a screen. */
  public String abbreviated() {
    return algorithm + ":" + hex.substring(0, 12);
  }

  // Written out: what the JDK makes of a record at first use takes 10 ms of a short command.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Digest that && hex.equals(that.hex) && algorithm.equals(that.algorithm);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
