package dev.modelzoo.store;

import dev.modelzoo.error.ZooException;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out once whether a store keeps two writers of one object apart: of two puts of a new
 * object, which is then removed, the second must be refused. Safe for many threads.
 */
public final class ExclusivePutProbe {
  private final BiPredicate<ObjectKey, ObjectBody> putIfAbsent;
  private final Consumer<ObjectKey> delete;
  private volatile @Nullable Boolean known;

  /**
   * Makes no request yet.
   *
   * @param putIfAbsent false if it was refused, also because the server knows no such condition
   */
  public ExclusivePutProbe(
      BiPredicate<ObjectKey, ObjectBody> putIfAbsent, Consumer<ObjectKey> delete) {
    this.putIfAbsent = putIfAbsent;
    this.delete = delete;
  }

  /** Asks the store the first time, and remembers the answer; errors of the store pass. */
  public boolean succeeds() {
    Boolean found = known;
    if (found == null) {
      found = probe(new ObjectKey("zoo-probe-" + UUID.randomUUID()));
      known = found;
    }
    return found;
  }

  private boolean probe(ObjectKey key) {
    ObjectBody body = ObjectBody.of("Two puts of this tell whether a store keeps writers apart.\n");
    try {
      return putIfAbsent.test(key, body) && !putIfAbsent.test(key, body);
    } finally {
      remove(key);
    }
  }

  /** Who may write but not delete leaves some bytes behind; that is no reason to fail. */
  private void remove(ObjectKey key) {
    try {
      delete.accept(key);
    } catch (ZooException e) {
      // As said above.
    }
  }
}
