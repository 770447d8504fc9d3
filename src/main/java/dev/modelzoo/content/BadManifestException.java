package dev.modelzoo.content;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import org.jspecify.annotations.Nullable;

/** A manifest that must not be believed. */
public final class BadManifestException extends ZooException {
  public BadManifestException(String source, String problem) {
    this(source, problem, null);
  }

  public BadManifestException(String source, String problem, @Nullable Throwable cause) {
    super(
        ErrorKind.CORRUPT,
        "refused the manifest " + source + ": " + problem,
        "Nothing was changed. Pull another version (zoo log lists them) and tell the owner.",
        cause);
  }
}
