package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import org.jspecify.annotations.Nullable;

/**
 * There is no such object, and the store is sure; of kind {@code NOT_FOUND}, as the absence of a
 * whole bucket is, too.
 */
public final class AbsentObjectException extends ZooException {
  /** Names the object by its url. */
  public AbsentObjectException(String location, @Nullable Throwable cause) {
    super(
        ErrorKind.NOT_FOUND,
        "there is no " + location,
        "Check the id and the version, and the url of the entry.",
        cause);
  }
}
