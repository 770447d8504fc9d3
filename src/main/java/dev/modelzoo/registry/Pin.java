package dev.modelzoo.registry;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.Manifest;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of the version that it is pinned to; any of it may be missing, as people write
 * entries by hand.
 *
 * @param version from 1
 * @param digest the content digest
 * @param size bytes of all files
 * @param files number of files
 * @param language lower-case language code, as in model.yaml
 * @param license as the publisher wrote it
 */
public record Pin(
    OptionalInt version,
    Optional<Digest> digest,
    OptionalLong size,
    OptionalLong files,
    Optional<String> language,
    Optional<String> license) {
  /** An entry that was registered and never published. */
  public static final Pin NONE =
      new Pin(
          OptionalInt.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty());

  public Pin {
    if (version.isPresent() && version.getAsInt() < 1) {
      throw new IllegalArgumentException("Version below 1: " + version.getAsInt());
    }
    if (size.orElse(0) < 0 || files.orElse(0) < 0) {
      throw new IllegalArgumentException("Negative size or number of files");
    }
  }

  // Written out: what the JDK makes of a record at first use takes 10 ms of a short command.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pin that
        && version.equals(that.version)
        && digest.equals(that.digest)
        && size.equals(that.size)
        && files.equals(that.files)
        && language.equals(that.language)
        && license.equals(that.license);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, digest);
  }

  /** The pin of a published version. */
  public static Pin of(Manifest manifest) {
    return of(manifest.version(), manifest.digest(), manifest.size(), manifest.entries().size());
  }

  /** The pin of a plain tree, which has no version. */
  public static Pin ofTree(Manifest manifest) {
    Pin pin = of(manifest);
    return new Pin(
        OptionalInt.empty(), pin.digest, pin.size, pin.files, Optional.empty(), Optional.empty());
  }

  static Pin of(int version, Digest digest, long size, long files) {
    return new Pin(
        OptionalInt.of(version),
        Optional.of(digest),
        OptionalLong.of(size),
        OptionalLong.of(files),
        Optional.empty(),
        Optional.empty());
  }

  /** This pin with what the card of a model-image says of itself. */
  public Pin describedBy(Optional<String> language, Optional<String> license) {
    return new Pin(version, digest, size, files, language, license);
  }
}
