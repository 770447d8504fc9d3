package dev.modelzoo.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.ContainerFacts;
import dev.modelzoo.recognizer.Recognizer;
import dev.modelzoo.recognizer.dispatch.ShardResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}: what a run used and what it took, filled stage by stage; the provenance of its
 * score. {@code timing} and {@code host} are the only parts in which two runs of the same thing
 * differ.
 */
final class RunRecord {
  private static final String MODEL_DIGEST = "model_digest";
  private static final String SET_DIGEST = "set_digest";
  private static final String SELECTION = "selection";
  private static final String AUDIO_SECONDS = "audio_seconds";
  private static final String ENGINE = "engine";
  private static final String BLIND = "blind";
  private static final String TIMING = "timing";
  private static final String NETWORK = "network";
  private static final String IMAGE = "image";
  private static final String GPUS = "gpus";
  private static final String LIMITS = "limits";
  private static final String OPAQUE_IDS = "opaque_ids";
  private static final String SHARDS = "shards";
  private static final String RETRIED = "retried";

  /** What {@link #recognized} writes. */
  private static final List<String> OF_RECOGNITION =
      List.of(
          MODEL_DIGEST,
          ENGINE,
          BLIND,
          NETWORK,
          IMAGE,
          GPUS,
          LIMITS,
          OPAQUE_IDS,
          SHARDS,
          RETRIED,
          TIMING,
          "host");

  private static final String WALL_SECONDS = "sbi_wall_seconds";

  private final Path file;
  private final JsonObject json;

  private RunRecord(Path file, JsonObject json) {
    this.file = file;
    this.json = json;
  }

  static RunRecord start(RunDirectory run, BenchmarkRequest request, Selection.Outcome selected) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", "zoo-run/1");
    json.addProperty("model", request.model().value());
    json.addProperty("set", request.set().id().value());
    json.addProperty(SET_DIGEST, request.setDigest().toString());
    json.addProperty(SELECTION, selected.label());
    json.addProperty("utterances", selected.utterances().size());
    json.addProperty("skipped", selected.skipped().size());
    json.addProperty(AUDIO_SECONDS, rounded(selected.audioSeconds(), 3));
    return new RunRecord(run.file(RunDirectory.RECORD), json);
  }

  /** Of a folder that may be anything; empty unless a run was started there. */
  static Optional<RunRecord> find(Path folder) {
    Path file = folder.resolve(RunDirectory.RECORD);
    try {
      return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    } catch (ZooException e) {
      return Optional.empty(); // Damaged: then there is nothing to continue.
    }
  }

  static RunRecord read(RunDirectory run) {
    return read(run.file(RunDirectory.RECORD));
  }

  private static RunRecord read(Path file) {
    try {
      return new RunRecord(file, JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    } catch (JsonParseException | IllegalStateException e) {
      throw damaged(file, e);
    }
  }

  /** Says, before the SBI runs, what is to be run; everything about an earlier run goes. */
  void planned(BenchmarkRequest request, Recognizer recognizer, int shards) {
    OF_RECOGNITION.forEach(json::remove);
    plan(request, recognizer, shards).entrySet().forEach(e -> json.add(e.getKey(), e.getValue()));
  }

  /** What must be the same if an unfinished run is to be continued. */
  private static JsonObject plan(BenchmarkRequest request, Recognizer recognizer, int shards) {
    JsonObject plan = new JsonObject();
    plan.addProperty(MODEL_DIGEST, request.modelDigest().toString());
    plan.addProperty(ENGINE, recognizer.engine());
    plan.addProperty(NETWORK, recognizer.network());
    plan.addProperty(OPAQUE_IDS, request.opaqueIds());
    plan.addProperty(SHARDS, shards);
    return plan;
  }

  /** The names of what was planned differently, such as {@code model_digest}; empty if nothing. */
  List<String> differences(BenchmarkRequest request, Recognizer recognizer, int shards) {
    return plan(request, recognizer, shards).entrySet().stream()
        .filter(part -> !part.getValue().equals(json.get(part.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether it is a run of the same model in the same way, in however many shards. */
  boolean isOfSameKind(BenchmarkRequest request, Recognizer recognizer) {
    List<String> differences = differences(request, recognizer, 0);
    return differences.isEmpty() || differences.equals(List.of(SHARDS));
  }

  /** Adds what the SBI's run took; everything about an earlier one goes. */
  void recognized(BenchmarkRequest request, RecognitionFacts facts) {
    OF_RECOGNITION.forEach(json::remove);
    json.addProperty(MODEL_DIGEST, request.modelDigest().toString());
    json.addProperty(ENGINE, facts.engine());
    json.addProperty(BLIND, facts.blind());
    addSurroundings(facts);
    json.addProperty(OPAQUE_IDS, request.opaqueIds());
    json.addProperty(SHARDS, facts.shards());
    if (facts.retried() > 0) {
      json.addProperty(RETRIED, facts.retried());
    }
    JsonObject timing = new JsonObject();
    timing.addProperty("started", facts.started().toString());
    timing.addProperty("dispatch", facts.dispatch());
    BigDecimal wall = rounded(facts.wall().toNanos() / 1e9, 3);
    timing.addProperty(WALL_SECONDS, wall);
    facts.cpu().ifPresent(cpu -> timing.addProperty("sbi_cpu_seconds", cpu.toMillis() / 1e3));
    facts.peakMemory().ifPresent(bytes -> timing.addProperty("sbi_peak_bytes", bytes));
    if (audioSeconds() > 0) {
      timing.addProperty("rtf", rounded(wall.doubleValue() / audioSeconds(), 4));
    }
    json.add(TIMING, timing);
    json.add("host", facts.host());
  }

  /** What the SBI could reach and use. A local process has the network, and no limits of ours. */
  private void addSurroundings(RecognitionFacts facts) {
    json.addProperty(NETWORK, facts.network());
    facts.container().ifPresent(this::addContainer);
  }

  private void addContainer(ContainerFacts container) {
    json.addProperty(IMAGE, container.imageId());
    container.gpus().ifPresent(gpus -> json.addProperty(GPUS, gpus));
    JsonObject limits = new JsonObject();
    limits.addProperty("memory_bytes", container.memory());
    limits.addProperty("processes", container.processes());
    limits.addProperty("disk_bytes", container.disk());
    json.add(LIMITS, limits);
  }

  void write() {
    OutputFile.write(file, out -> out.append(ResultsFile.oneLine(json)).append('\n'));
  }

  boolean isRecognized() {
    return json.has(TIMING);
  }

  /** Whether utterances that were left out had another chance. */
  boolean isRetried() {
    return json.has(RETRIED);
  }

  /** What the recognition took, if that has ended. */
  ShardResult result() {
    try {
      return RecordedResult.read(json);
    } catch (RuntimeException e) { // whatever a changed file makes the parser throw
      throw damaged(file, e);
    }
  }

  /** Whether it was started on this selection of this set. */
  boolean isOn(BenchmarkRequest request, String selectionLabel) {
    return request.setDigest().toString().equals(textOrNone(SET_DIGEST))
        && selectionLabel.equals(textOrNone(SELECTION));
  }

  private String textOrNone(String name) {
    return json.has(name) && json.get(name).isJsonPrimitive() ? json.get(name).getAsString() : "";
  }

  String setDigest() {
    return text(SET_DIGEST);
  }

  String selection() {
    return text(SELECTION);
  }

  double audioSeconds() {
    return number(json.get(AUDIO_SECONDS)).doubleValue();
  }

  String engine() {
    return text(ENGINE);
  }

  boolean blind() {
    return text(BLIND).equals("true");
  }

  Duration wall() {
    JsonElement timing = json.get(TIMING);
    BigDecimal seconds =
        number(timing instanceof JsonObject object ? object.get(WALL_SECONDS) : null);
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  /** For RESULTS.txt, as scored by {@code tool}. */
  JsonObject provenance(String tool) {
    JsonObject provenance = new JsonObject();
    provenance.addProperty("tool", tool);
    json.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("schema"))
        .forEach(entry -> provenance.add(entry.getKey(), entry.getValue().deepCopy()));
    return provenance;
  }

  private String text(String name) {
    JsonElement value = json.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw damaged(file, null);
    }
    return value.getAsString();
  }

  private BigDecimal number(@Nullable JsonElement value) {
    try {
      if (value != null && value.isJsonPrimitive()) {
        return value.getAsBigDecimal();
      }
    } catch (NumberFormatException e) {
      throw damaged(file, e);
    }
    throw damaged(file, null);
  }

  private static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
  }

  private static ZooException damaged(Path file, @Nullable Throwable cause) {
    return new ZooException(
        ErrorKind.CORRUPT,
        file + " is not what zoo writes",
        "Start the benchmark from stage 1.",
        cause);
  }
}
