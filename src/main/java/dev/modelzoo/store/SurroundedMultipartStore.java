package dev.modelzoo.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Multipart uploads of a store around another one, which does something about every request. */
final class SurroundedMultipartStore implements MultipartStore {
  /** What is done about a request. */
  interface Surroundings {
    /** Makes the request, and answers as it does. */
    <T> T request(Supplier<T> request);

    /** As above, of one that sends a part. */
    default Part part(ObjectBody body, PartRequest request) {
      return request(() -> request.send(body));
    }
  }

  /** Sends a part. */
  @FunctionalInterface
  interface PartRequest {
    Part send(ObjectBody body);
  }

  private final MultipartStore store;
  private final Surroundings surroundings;

  SurroundedMultipartStore(MultipartStore store, Surroundings surroundings) {
    this.store = store;
    this.surroundings = surroundings;
  }

  @Override
  public Upload create(ObjectKey key) {
    return surroundings.request(() -> store.create(key));
  }

  @Override
  public Part put(Upload upload, int number, ObjectBody body) {
    return surroundings.part(body, sent -> store.put(upload, number, sent));
  }

  @Override
  public void uploads(ObjectKey key, Consumer<Upload> visitor) {
    surroundings.request(
        () -> {
          store.uploads(key, visitor);
          return true;
        });
  }

  @Override
  public List<Part> parts(Upload upload) {
    return surroundings.request(() -> store.parts(upload));
  }

  @Override
  public void complete(Upload upload, List<Part> parts) {
    surroundings.request(
        () -> {
          store.complete(upload, parts);
          return true;
        });
  }

  @Override
  public void abort(Upload upload) {
    surroundings.request(
        () -> {
          store.abort(upload);
          return true;
        });
  }
}
