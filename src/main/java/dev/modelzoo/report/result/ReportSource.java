package dev.modelzoo.report.result;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ScoredUtterances;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One result, and what else is at hand of its utterances.
 *
 * @param name of its folder
 * @param results the object in line 1 of RESULTS.txt
 * @param oldRule whether the leaderboard's scripts wrote it
 * @param utterances opens its DETAILS.txt; whoever calls it closes what it gives
 * @param references as written before they were normalised, by id, as far as they are known
 * @param hypotheses the same
 * @param audio where the audio is, by id: a URL as seen from the page
 * @param normalizer the one that the texts passed, if this program has it
 */
public record ReportSource(
    String name,
    JsonObject results,
    boolean oldRule,
    Supplier<ScoredUtterances> utterances,
    UtteranceColumns columns,
    Map<String, String> references,
    Map<String, String> hypotheses,
    Map<String, String> audio,
    Optional<Normalizer> normalizer) {}
