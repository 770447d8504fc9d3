package dev.modelzoo.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Repeats what failed for network or service trouble; see {@link RetryingObjectStore}. A lost
 * answer to {@link #create} leaves an upload behind that nobody continues; one to {@link #complete}
 * shows as {@code NOT_FOUND}, as that method says.
 */
final class RetryingMultipartStore implements MultipartStore {
  private final MultipartStore store;
  private final Retries retries;

  RetryingMultipartStore(MultipartStore store, Retries retries) {
    this.store = store;
    this.retries = retries;
  }

  @Override
  public Upload create(ObjectKey key) {
    return retries.call(key.value(), () -> store.create(key));
  }

  @Override
  public Part put(Upload upload, int number, ObjectBody body) {
    return retries.call(
        "part " + number + " of " + upload.key(), () -> store.put(upload, number, body));
  }

  @Override
  public void uploads(ObjectKey key, Consumer<Upload> visitor) {
    Set<Upload> visited = new HashSet<>();
    retries.call(
        "the uploads of " + key,
        () -> {
          store.uploads(
              key,
              upload -> {
                if (visited.add(upload)) {
                  visitor.accept(upload);
                }
              });
          return true;
        });
  }

  @Override
  public List<Part> parts(Upload upload) {
    return retries.call("the parts of " + upload.key(), () -> store.parts(upload));
  }

  @Override
  public void complete(Upload upload, List<Part> parts) {
    retries.call(
        upload.key().value(),
        () -> {
          store.complete(upload, parts);
          return true;
        });
  }

  @Override
  public void abort(Upload upload) {
    retries.call(
        upload.key().value(),
        () -> {
          store.abort(upload);
          return true;
        });
  }
}
