package dev.modelzoo.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Objects put in parts, so that no one has to hold a large one in memory and a killed upload goes
 * on where it stopped. An upload is invisible until it is completed. As {@link ObjectStore}: safe
 * for many threads, every failure is a {@link dev.modelzoo.error.ZooException}.
 */
public interface MultipartStore {
  /** The highest number of a part, everywhere. */
  int MAX_PARTS = 10_000;

  /** Every part but the last must have this many bytes, everywhere but in {@code file:}. */
  int MIN_PART_BYTES = 5 << 20;

  /**
   * An upload that was begun.
   *
   * @param id the store's name for it
   * @param initiated by the store's clock
   */
  record Upload(ObjectKey key, String id, Instant initiated) {}

  /**
   * A part that the store has.
   *
   * @param number from 1 to {@link #MAX_PARTS}
   * @param size bytes
   * @param etag the store's token, without quotes; most stores make it the MD5 of the part
   */
  record Part(int number, long size, String etag) {
    public Part {
      if (number < 1 || number > MAX_PARTS || size < 0) {
        throw new IllegalArgumentException("Not a part: " + number + ", " + size + " bytes");
      }
      etag = etag.replace("\"", "");
    }
  }

  /** Begins an upload. */
  Upload create(ObjectKey key);

  /** Sends a part, or replaces it. */
  Part put(Upload upload, int number, ObjectBody body);

  /** Visits the uploads of {@code key} that were neither completed nor aborted, page by page. */
  void uploads(ObjectKey key, Consumer<Upload> visitor);

  /**
   * The parts that an upload has so far, ascending; all pages.
   *
   * @throws dev.modelzoo.error.ZooException of kind {@code NOT_FOUND} if there is no such upload
   */
  List<Part> parts(Upload upload);

  /**
   * Makes the parts the object, replacing what was there.
   *
   * @param parts all of it, ascending
   * @throws dev.modelzoo.error.ZooException of kind {@code NOT_FOUND} if there is no such upload,
   *     which may be because an earlier call completed it and its answer was lost (some stores then
   *     succeed again)
   */
  void complete(Upload upload, List<Part> parts);

  /** Gives an upload up and frees its parts; no error if there is none. */
  void abort(Upload upload);
}
