package dev.modelzoo.content;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a model-image or test set: a folder name, a registry key and a part of object keys, so
 * its alphabet is the one that all three share. {@code __} is refused as result folders split on
 * it.
 */
public record EntryId(String value) implements Comparable<EntryId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public EntryId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not an id: " + value);
    }
  }

  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches() && !text.contains("__");
  }

  /** Reads what a user typed; says what an id may look like if it is none. */
  public static EntryId parse(String text) {
    if (!isValid(text)) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'" + text + "' is not an id",
          "An id has 1 to 100 of A-Z a-z 0-9 . _ -, begins with a letter or digit, and has no '__'.");
    }
    return new EntryId(text);
  }

  // Written out: what the JDK makes of a record at first use takes 10 ms of a short command.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EntryId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(EntryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
