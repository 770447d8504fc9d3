package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import org.jspecify.annotations.Nullable;

/**
 * A service that asks for fewer requests (HTTP 429, or 503 with {@code SlowDown}); of kind {@code
 * UNAVAILABLE}. {@link RequestLimit} heeds it.
 */
public final class BusyException extends ZooException {
  public BusyException(String message, String next, @Nullable Throwable cause) {
    super(ErrorKind.UNAVAILABLE, message, next, cause);
  }
}
