package dev.modelzoo.cli;

import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestSetFolder;
import dev.modelzoo.testing.WavBytes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Model-images and test sets in the real format. Every model is an oracle: its SBI looks the
 * answers up in its assets and hears nothing, so its scores say nothing but that the pipeline
 * works.
 */
final class OracleContent {
  static final Map<String, String> ENGLISH =
      Map.of("u1", "the first one", "u2", "the second one", "u3", "the third one");

  /** {@link #ENGLISH} with one substitution in nine words: a WER of 11.11 %. */
  static final Map<String, String> ENGLISH_ANSWERS =
      Map.of("u1", "the first one", "u2", "a second one", "u3", "the third one");

  static final Map<String, String> CHINESE = Map.of("z1", "各位观众晚上好", "z2", "春节是团圆");

  /** {@link #CHINESE} with one deletion in twelve characters: a CER of 8.33 %. */
  static final Map<String, String> CHINESE_ANSWERS = Map.of("z1", "各位观众晚上好", "z2", "春节团圆");

  private static final String SBI =
      """
      #!/bin/sh
      # An oracle, for tests: it looks its answers up and hears nothing.
      cut -f1 "$1" | while read -r id; do
        grep "^$id\t" assets/answers.txt || :
      done > "$2/raw_rec.txt"
      """;

  private OracleContent() {}

  /** Makes {@code models/ID}, which answers as told. */
  static ModelImageFolder model(
      CliHarness zoo, String id, String language, Map<String, String> answers) {
    return ModelImageFolder.soundAt(zoo.path("models/" + id))
        .file("model.yaml", card(language))
        .file("SBI", SBI)
        .file("assets/answers.txt", lines(answers))
        .file("assets/model.bin", "0123456789abcdef".repeat(1000));
  }

  /** Makes an English oracle, and a MINI_EN of which it knows nearly everything. */
  static ModelImageFolder english(CliHarness zoo) {
    set(zoo, "MINI_EN", ENGLISH);
    return model(zoo, "oracle_en", "en", ENGLISH_ANSWERS);
  }

  static String card(String language) {
    return """
        date: 2026-11-22
        task: ASR
        language: %s
        sample_rate: 16000
        author: Ann
        entity: Lab
        email: ann@example.com
        license: Apache-2.0
        """
        .formatted(language);
  }

  /** Makes {@code datasets/ID} with a tenth of a second of silence for each reference. */
  static TestSetFolder set(CliHarness zoo, String id, Map<String, String> references) {
    TestSetFolder set = TestSetFolder.soundAt(zoo.path("datasets/" + id));
    set.without("audio/a.wav").without("audio/b.wav");
    Map<String, String> sorted = new TreeMap<>(references);
    sorted.keySet().forEach(u -> set.file("audio/" + u + ".wav", WavBytes.ofSeconds(0.1).build()));
    return set.lines(
        sorted.entrySet().stream()
            .map(e -> "%s\taudio/%s.wav\t0.1\t%s".formatted(e.getKey(), e.getKey(), e.getValue()))
            .toArray(String[]::new));
  }

  private static String lines(Map<String, String> texts) {
    return new TreeMap<>(texts)
        .entrySet().stream()
            .map(e -> e.getKey() + "\t" + e.getValue() + "\n")
            .collect(Collectors.joining());
  }
}
