package dev.modelzoo.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that is not a bug: what happened to which object, and what to do next. {@code Main}
 * prints both lines and exits with the kind's code. Neither line may hold a secret.
 */
public class ZooException extends RuntimeException {
  private final ErrorKind kind;
  private final String next;

  public ZooException(ErrorKind kind, String message, String next) {
    this(kind, message, next, null);
  }

  public ZooException(ErrorKind kind, String message, String next, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.next = next;
  }

  public ErrorKind kind() {
    return kind;
  }

  /** The next step for the user: one sentence, or a command to type. */
  public String next() {
    return next;
  }

  /** The message of an exception that surely has one, for the end of another message. */
  public static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
