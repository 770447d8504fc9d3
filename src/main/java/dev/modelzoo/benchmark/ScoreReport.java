package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.UtteranceScore.Status;
import dev.modelzoo.scoring.ErrorCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well a recogniser did on a test set, with every utterance that led to it. Immutable;
 * thread-safe.
 */
public final class ScoreReport {
  /** The file that makes a result complete. */
  public static final String RESULTS = "RESULTS.txt";

  /** What {@link #writeTo} writes, in its order. */
  public static final List<String> FILES =
      Stream.concat(ResultFiles.BEFORE_RESULTS.stream(), Stream.of(RESULTS)).toList();

  private static final int NAMED_UNANSWERED = 5;

  private final Scorer scorer;
  private final List<UtteranceScore> utterances;
  private final List<String> unknownIds;
  private final ScoreTotals totals;
  private final ScoreTotals compat;
  private final UtteranceColumns columns;

  /** Made when it is first asked for, as it takes many random draws. */
  private @Nullable Uncertainty uncertainty;

  ScoreReport(
      Scorer scorer,
      List<UtteranceScore> utterances,
      List<String> unknownIds,
      ScoreTotals totals,
      ScoreTotals compat) {
    this(scorer, utterances, unknownIds, totals, compat, UtteranceColumns.NONE);
  }

  private ScoreReport(
      Scorer scorer,
      List<UtteranceScore> utterances,
      List<String> unknownIds,
      ScoreTotals totals,
      ScoreTotals compat,
      UtteranceColumns columns) {
    this.scorer = scorer;
    this.utterances = List.copyOf(utterances);
    this.unknownIds = List.copyOf(unknownIds);
    this.totals = totals;
    this.compat = compat;
    this.columns = columns;
  }

  /** The same score with what else is known of its utterances. */
  public ScoreReport with(UtteranceColumns known) {
    return new ScoreReport(scorer, utterances, unknownIds, totals, compat, known);
  }

  public ErrorCounts counts() {
    return totals.counts();
  }

  /** The counts under the leaderboard's old rule, which leaves failed utterances out. */
  public ErrorCounts compatCounts() {
    return compat.counts();
  }

  /** Number of references. */
  public int references() {
    return totals.references();
  }

  /** References without a hypothesis. */
  public int missing() {
    return count(Status.MISSING);
  }

  /** References whose hypothesis has no token, although they have. */
  public int empty() {
    return count(Status.EMPTY);
  }

  /** References that were answered, from 0 to 1; empty if there is no reference. */
  public OptionalDouble coverage() {
    return references() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) answered() / references());
  }

  /** Whether every reference was answered. */
  public boolean isComplete() {
    return answered() == references();
  }

  /** The first utterances without an answer, for a message: {@code u3 (missing), u4 (empty)}. */
  public String unansweredPhrase() {
    String named =
        utterances.stream()
            .filter(score -> score.status() != Status.OK)
            .limit(NAMED_UNANSWERED)
            .map(
                score ->
                    TranscriptReader.printable(score.id()) + " (" + score.status().label() + ')')
            .collect(Collectors.joining(", "));
    int more = references() - answered() - NAMED_UNANSWERED;
    return more > 0 ? "%s and %d more".formatted(named, more) : named;
  }

  /** Ids of hypotheses without a reference, by code point; they do not enter the score. */
  public List<String> unknownIds() {
    return unknownIds;
  }

  /** The first ids without a reference, for people; empty if there are none. */
  public Optional<String> unknownLine() {
    if (unknownIds.isEmpty()) {
      return Optional.empty();
    }
    String named =
        unknownIds.stream()
            .limit(NAMED_UNANSWERED)
            .map(TranscriptReader::printable)
            .collect(Collectors.joining(", "));
    int more = unknownIds.size() - NAMED_UNANSWERED;
    return Optional.of(
        "not scored, as no reference has the id: "
            + (more > 0 ? "%s and %d more".formatted(named, more) : named));
  }

  /** One line for people: rate, counts, interval, and the coverage with what it lacks. */
  public String summaryLine() {
    ErrorCounts counts = counts();
    return String.format(
        Locale.ROOT,
        "%s %s [ %d / %d, %d ins, %d del, %d sub ], 95 %% interval %s,"
            + " coverage %s (%d of %d utterances%s)",
        scorer.unit().rateName(),
        Percentage.withSign(counts.percentage()),
        counts.errors(),
        counts.referenceLength(),
        counts.insertions(),
        counts.deletions(),
        counts.substitutions(),
        Uncertainty.range(uncertainty().interval()),
        Percentage.withSign(percentage(coverage())),
        answered(),
        references(),
        gaps());
  }

  /** One line for people: what the leaderboard's old rule would have printed. */
  public String compatLine() {
    return String.format(
        Locale.ROOT,
        "compat_speechio %s %s over %d of %d utterances (the old rule, which leaves out what"
            + " failed; not ranked)",
        scorer.unit().rateName(),
        Percentage.withSign(compat.counts().percentage()),
        compat.evaluated(),
        references());
  }

  /** One line for people: where the interval comes from, and the macro average. */
  public String uncertaintyLine() {
    return uncertainty().line(scorer.unit().rateName());
  }

  /** The score of each group of utterances that share a value of this column of the metadata. */
  public Breakdown by(String column) {
    return Breakdown.of(this, column, true);
  }

  /** Which tokens were taken for which; aligns all utterances for it. */
  public Confusions confusions() {
    Confusions confusions = new Confusions();
    utterances.stream()
        .filter(UtteranceScore::hasError)
        .forEach(s -> confusions.add(scorer.align(s).edits()));
    return confusions;
  }

  /** The object in line 1 of RESULTS.txt (docs/scoring.md). */
  public JsonObject resultsJson(JsonObject provenance, ComparisonKey key) {
    return ResultsFile.json(this, provenance, key);
  }

  /**
   * Writes all result files (docs/scoring.md), last RESULTS.txt, into a folder that exists. Each
   * appears whole or not at all.
   */
  public void writeTo(Path folder, JsonObject provenance, ComparisonKey key) {
    ResultFiles.write(this, folder, resultsJson(provenance, key));
  }

  /** CER or WER. */
  public String rateName() {
    return scorer.unit().rateName();
  }

  Scorer scorer() {
    return scorer;
  }

  /** By code point of their ids. */
  List<UtteranceScore> utterances() {
    return utterances;
  }

  ScoreTotals totals() {
    return totals;
  }

  ScoreTotals compat() {
    return compat;
  }

  UtteranceColumns columns() {
    return columns;
  }

  synchronized Uncertainty uncertainty() {
    if (uncertainty == null) {
      uncertainty = Uncertainty.of(utterances, columns);
    }
    return uncertainty;
  }

  private int answered() {
    return count(Status.OK);
  }

  private int count(Status status) {
    return (int) utterances.stream().filter(score -> score.status() == status).count();
  }

  private String gaps() {
    StringBuilder gaps = new StringBuilder();
    append(gaps, missing(), "missing");
    append(gaps, empty(), "empty");
    append(gaps, unknownIds.size(), "unknown");
    return gaps.toString();
  }

  private static void append(StringBuilder gaps, int count, String what) {
    if (count > 0) {
      gaps.append(gaps.isEmpty() ? "; " : ", ").append(count).append(' ').append(what);
    }
  }

  private static OptionalDouble percentage(OptionalDouble rate) {
    return rate.isEmpty() ? rate : OptionalDouble.of(100.0 * rate.getAsDouble());
  }
}
