package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.scoring.TokenAligner;
import dev.modelzoo.text.CodePointOrder;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.TokenUnit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that two scores must share to be compared. What may differ (host, tool, engine) is
 * provenance instead.
 *
 * @param normalizer name and version
 * @param options of the normaliser and of the aligner; empty if none
 * @param unit label of the token unit
 * @param missing the rule for utterances without a hypothesis
 * @param set digest of the test set
 * @param selection which utterances of the set, for example {@code all} or {@code first 10}
 */
public record ComparisonKey(
    String normalizer, String options, String unit, String missing, String set, String selection) {
  /** A missing or empty hypothesis costs one deletion per reference token. */
  public static final String MISSING_ARE_DELETIONS = "deletions";

  public static final String SELECTION_ALL = "all";

  public ComparisonKey {
    for (String part : new String[] {normalizer, options, unit, missing, set, selection}) {
      if (part.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("A comparison key holds one-line values: " + part);
      }
    }
  }

  /** The key of scores under zoo's own rule for missing hypotheses. */
  public static ComparisonKey of(
      Normalizer normalizer, TokenUnit unit, TokenAligner aligner, String set, String selection) {
    String options =
        Stream.of(normalizer.options(), aligner.options())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return new ComparisonKey(
        normalizer.id(), options, unit.label(), MISSING_ARE_DELETIONS, set, selection);
  }

  /**
   * Stands in for a set's digest where there are only references: SHA-256 over the lines {@code
   * ID<TAB>TEXT}, sorted by code point.
   */
  public static Digest digestOfReferences(Map<String, String> references) {
    String[] ids = references.keySet().toArray(String[]::new);
    Arrays.sort(ids, CodePointOrder.INSTANCE);
    MessageDigest digest = Sha256.newDigest();
    for (String id : ids) {
      digest.update(id.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\t');
      digest.update(references.getOrDefault(id, "").getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return Digest.sha256(Sha256.finish(digest));
  }

  /** SHA-256 over the lines {@code NAME=VALUE} of all parts, in the order of this record. */
  public Digest digest() {
    StringBuilder lines = new StringBuilder();
    parts().forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    return Digest.sha256(Sha256.hex(lines.toString()));
  }

  /** The readable parts, as RESULTS.txt shows them. */
  JsonObject toJson() {
    JsonObject json = new JsonObject();
    parts().forEach(json::addProperty);
    return json;
  }

  Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("normalizer", normalizer);
    parts.put("options", options);
    parts.put("unit", unit);
    parts.put("missing", missing);
    parts.put("set", set);
    parts.put("selection", selection);
    return parts;
  }
}
