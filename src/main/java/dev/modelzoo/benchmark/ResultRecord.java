package dev.modelzoo.benchmark;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.scoring.ErrorCounts;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A score as it is kept in a store, beside the version it is of: a claim by its writer, with the
 * hypotheses that anybody can score again, and never the references.
 *
 * @param results the JSON object of RESULTS.txt
 * @param hypotheses the raw text by utterance id, as the SBI wrote it
 */
public record ResultRecord(
    Role role,
    EntryId model,
    int version,
    Digest modelDigest,
    EntryId set,
    Digest setDigest,
    Instant created,
    JsonObject results,
    Map<String, String> hypotheses) {
  /** Who ran the model. */
  public enum Role {
    SUBMITTER("submitter"),
    REPRODUCER("reproducer");

    private final String label;

    Role(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private static final String SCHEMA = "zoo-record/1";
  private static final Gson JSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  public ResultRecord {
    results = results.deepCopy();
    hypotheses = Collections.unmodifiableMap(new LinkedHashMap<>(hypotheses));
  }

  @Override
  public JsonObject results() {
    return results.deepCopy();
  }

  /** The text kept in the store: the record, and its SHA-256, so that damage shows. */
  public String toJson() {
    JsonObject record = new JsonObject();
    record.addProperty("role", role.label);
    record.addProperty("model", model.value());
    record.addProperty("version", version);
    record.addProperty("model_digest", modelDigest.toString());
    record.addProperty("set", set.value());
    record.addProperty("set_digest", setDigest.toString());
    record.addProperty("created", created.toString());
    record.add("results", results);
    JsonArray texts = new JsonArray();
    hypotheses.forEach(
        (id, text) -> {
          JsonArray pair = new JsonArray();
          pair.add(id);
          pair.add(text);
          texts.add(pair);
        });
    record.add("hypotheses", texts);
    JsonObject whole = new JsonObject();
    whole.addProperty("schema", SCHEMA);
    whole.addProperty("sha256", Sha256.hex(JSON.toJson(record)));
    whole.add("record", record);
    return JSON.toJson(whole) + "\n";
  }

  /** Reads a record; empty if it is damaged or of a later schema. */
  public static Optional<ResultRecord> parse(String text) {
    try {
      JsonObject whole = JsonParser.parseString(text).getAsJsonObject();
      JsonObject record = whole.getAsJsonObject("record");
      boolean intact = Sha256.hex(JSON.toJson(record)).equals(whole.get("sha256").getAsString());
      if (!intact || !whole.get("schema").getAsString().equals(SCHEMA)) {
        return Optional.empty();
      }
      ResultRecord parsed = of(record);
      parsed.errorRate(); // each throws if it is of another shape
      parsed.counts();
      parsed.comparison();
      parsed.provenance();
      return Optional.of(parsed);
    } catch (RuntimeException e) { // whatever a text from a stranger makes the parser throw
      return Optional.empty();
    }
  }

  private static ResultRecord of(JsonObject record) {
    Map<String, String> hypotheses = new LinkedHashMap<>();
    for (JsonElement pair : record.getAsJsonArray("hypotheses")) {
      JsonArray texts = pair.getAsJsonArray();
      hypotheses.put(texts.get(0).getAsString(), texts.get(1).getAsString());
    }
    boolean submitter = record.get("role").getAsString().equals(Role.SUBMITTER.label);
    return new ResultRecord(
        submitter ? Role.SUBMITTER : Role.REPRODUCER,
        new EntryId(record.get("model").getAsString()),
        record.get("version").getAsInt(),
        Digest.parse(record.get("model_digest").getAsString()),
        new EntryId(record.get("set").getAsString()),
        Digest.parse(record.get("set_digest").getAsString()),
        Instant.parse(record.get("created").getAsString()),
        record.getAsJsonObject("results"),
        hypotheses);
  }

  /** Percent; empty if the references have no tokens. */
  public Optional<Double> errorRate() {
    JsonElement rate = results.get("token_error_rate");
    return rate == null || rate.isJsonNull() ? Optional.empty() : Optional.of(rate.getAsDouble());
  }

  /** The summed counts that it claims. */
  public ErrorCounts counts() {
    return new ErrorCounts(
        results.get("C").getAsLong(),
        results.get("S").getAsLong(),
        results.get("D").getAsLong(),
        results.get("I").getAsLong());
  }

  /** What must be equal if its counts are to be compared: name and value, in order. */
  public Map<String, String> comparison() {
    Map<String, String> parts = new LinkedHashMap<>();
    results
        .getAsJsonObject("comparison")
        .entrySet()
        .forEach(part -> parts.put(part.getKey(), part.getValue().getAsString()));
    return parts;
  }

  /** How the run came about, as its writer says. */
  public Provenance provenance() {
    return Provenance.of(results.getAsJsonObject("provenance"));
  }

  /** Whether both have the same counts under the same rules on the same set. */
  public boolean sameScore(ResultRecord other) {
    for (String key : new String[] {"C", "S", "I", "D", "num_ref_utts", "comparison_key"}) {
      if (!Objects.equals(results.get(key), other.results.get(key))) {
        return false;
      }
    }
    return setDigest.equals(other.setDigest);
  }
}
