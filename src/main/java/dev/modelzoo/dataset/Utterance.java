package dev.modelzoo.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of a test set's {@code metadata.tsv}.
 *
 * @param audio path below the test set's folder, as written
 * @param duration seconds, as written; what the audio says may differ
 * @param text the reference, as written
 * @param metadata further columns by name (SPEAKER, …), in file order
 */
public record Utterance(
    String id, String audio, double duration, String text, Map<String, String> metadata) {
  public Utterance {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
