package dev.modelzoo.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.dataset.TestSet;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.LocalRecognizer;
import dev.modelzoo.recognizer.SbiEnvironment;
import dev.modelzoo.recognizer.dispatch.LocalDispatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A zoo with a set of three utterances and one model, which is an oracle: its SBI looks the answers
 * up in its assets and hears nothing.
 */
final class OracleZoo {
  static final Digest MODEL_DIGEST = Digest.sha256("1".repeat(64));
  static final Digest SET_DIGEST = Digest.sha256("2".repeat(64));
  static final Instant LAST_SECOND = Instant.parse("2026-11-22T23:59:59Z");
  static final String SBI =
      """
      #!/bin/sh
      cut -f1 "$1" | while read -r id; do
        grep "^$id" assets/answers.txt || :
      done > "$2/raw_rec.txt"
      """;
  private static final EntryId MODEL = new EntryId("oracle_en");
  private static final EntryId SET = new EntryId("MINI_EN");

  private final Path root;
  private final Path image;
  private final TestSet set;
  private Instant now = LAST_SECOND;

  private OracleZoo(Path root, Path image, TestSet set) {
    this.root = root;
    this.image = image;
    this.set = set;
  }

  static OracleZoo in(Path root) throws IOException {
    Path image = root.resolve("models/oracle_en");
    Files.createDirectories(image.resolve("assets"));
    OracleZoo zoo = new OracleZoo(root, image, makeSet(root.resolve("datasets/MINI_EN")));
    zoo.writeSbi(SBI);
    zoo.writeAnswers("u1\tthe first one\nu2\tthe second one\nu3\tthe third one\n");
    return zoo;
  }

  private static TestSet makeSet(Path folder) throws IOException {
    List<Utterance> utterances = new ArrayList<>();
    for (String text : List.of("the first one", "the second one", "The third, one!")) {
      String id = "u" + (utterances.size() + 1);
      utterances.add(new Utterance(id, "audio/" + id + ".wav", 2.0, text, Map.of()));
    }
    Files.createDirectories(folder.resolve("audio"));
    for (Utterance utterance : utterances) {
      Files.write(folder.resolve(utterance.audio()), "not heard".getBytes(UTF_8));
    }
    return new TestSet(SET, folder, utterances);
  }

  Path results() {
    return root.resolve("results");
  }

  TestSet set() {
    return set;
  }

  void writeSbi(String text) throws IOException {
    Files.writeString(image.resolve("SBI"), text);
  }

  void writeAnswers(String text) throws IOException {
    Files.writeString(image.resolve("assets/answers.txt"), text);
  }

  void waitUntilTomorrow() {
    now = now.plus(Duration.ofDays(1));
  }

  BenchmarkResult run(BenchmarkRequest request, Consumer<BenchmarkEvent> listener) {
    return run(request, 1, listener);
  }

  BenchmarkResult run(BenchmarkRequest request, int jobs, Consumer<BenchmarkEvent> listener) {
    Clock clock = Clock.fixed(now, ZoneOffset.ofHours(8));
    return new Benchmark(
            results(), new LocalRecognizer(), new LocalDispatcher(jobs), clock, "zoo test")
        .run(request, () -> {}, listener);
  }

  BenchmarkResult run(BenchmarkRequest request) {
    return run(request, event -> {});
  }

  ZooException failure(BenchmarkRequest request) {
    return catchThrowableOfType(ZooException.class, () -> run(request));
  }

  BenchmarkRequest request() {
    return request(Selection.ALL, Stage.DATA, SET_DIGEST);
  }

  BenchmarkRequest request(Stage stage) {
    return request(Selection.ALL, stage, SET_DIGEST);
  }

  BenchmarkRequest request(TestSet other) {
    return request(other, Selection.ALL, Stage.DATA, SET_DIGEST, Sharding.WHOLE);
  }

  BenchmarkRequest request(Selection selection, Stage stage, Digest setDigest) {
    return request(set, selection, stage, setDigest, Sharding.WHOLE);
  }

  BenchmarkRequest request(Sharding sharding) {
    return request(set, Selection.ALL, Stage.DATA, SET_DIGEST, sharding);
  }

  private BenchmarkRequest request(
      TestSet used, Selection selection, Stage stage, Digest setDigest, Sharding sharding) {
    return new BenchmarkRequest(
        MODEL,
        image,
        "en",
        MODEL_DIGEST,
        used,
        setDigest,
        selection,
        stage,
        Optional.of(Duration.ofMinutes(2)),
        SbiEnvironment.usual(),
        false,
        false,
        sharding);
  }
}
