package dev.modelzoo.store;

/**
 * The name of an object below a store's root: parts joined by {@code /}, no leading slash, no
 * empty, {@code .} or {@code ..} part.
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
  public ObjectKey {
    if (value.isEmpty() || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("Not an object key: '" + value + "'");
    }
    for (String part : value.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new IllegalArgumentException("Not an object key: '" + value + "'");
      }
    }
  }

  @Override
  public int compareTo(ObjectKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
