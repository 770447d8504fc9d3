package dev.modelzoo.recognizer;

import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * One run of an SBI.
 *
 * @param modelImage the folder with the {@code SBI}, which is its working folder
 * @param audioList {@code ID\tABSOLUTE_PATH} a line ({@code wav.scp}); the SBI gets a copy of it
 * @param resultFolder an existing folder that receives {@code raw_rec.txt} and {@code log.SBI}; the
 *     SBI does not get to see it
 * @param environment which variables the SBI inherits
 * @param opaqueIds whether the SBI gets names that say nothing, for utterances and audio files
 * @param progress told from another thread how many lines the SBI has written so far; returns at
 *     once and never throws
 */
public record RecognitionRequest(
    Path modelImage,
    Path audioList,
    Path resultFolder,
    SbiLimits limits,
    SbiEnvironment environment,
    boolean opaqueIds,
    IntConsumer progress) {
  /** Without listening to progress, with the usual environment. */
  public RecognitionRequest(Path modelImage, Path audioList, Path resultFolder, SbiLimits limits) {
    this(modelImage, audioList, resultFolder, limits, SbiEnvironment.usual(), false, lines -> {});
  }

  /** How messages call the image. */
  String imageName() {
    return String.valueOf(modelImage.toAbsolutePath().normalize().getFileName());
  }
}
