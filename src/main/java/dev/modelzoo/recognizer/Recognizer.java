package dev.modelzoo.recognizer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;

/** A way to run the SBI of a model-image: as a local process, in a container, … */
public interface Recognizer {
  /** What results call this way of running: {@code local}, {@code docker}, … */
  String engine();

  /** Whether the SBI is kept from seeing references, credentials and other people's files. */
  boolean blind();

  /** The network that the SBI has: {@code none}, {@code default}, {@code host}, … */
  String network();

  /**
   * Runs {@code ./SBI LIST RESULT_DIR} in the image folder. Blocks until the SBI and every process
   * that it started have ended. A thread that is interrupted meanwhile ends them, keeps its
   * interrupt flag and gets an exception.
   *
   * @throws ZooException of kind {@link ErrorKind#SBI_FAILED} for an exit status other than 0, too
   *     long a run, and a {@code raw_rec.txt} that is missing, empty, too large or no regular file
   */
  SbiResult recognize(RecognitionRequest request);
}
