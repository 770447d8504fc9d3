package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import dev.modelzoo.scoring.statistics.BlockErrors;
import dev.modelzoo.scoring.statistics.Bootstrap;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a pooled rate can be trusted, and what the mean of the parts would be.
 *
 * @param blockColumn the column whose values were drawn together; empty if each utterance was
 * @param blocks how many speakers, recordings or utterances there were to draw from
 * @param interval of the pooled rate; empty if there were not two blocks
 * @param macro the mean of the rates of the same blocks, each counting once
 */
record Uncertainty(
    Optional<String> blockColumn, int blocks, Optional<Interval> interval, OptionalDouble macro) {
  /** Fewer blocks than this say little of what others would be like. */
  private static final int FEW = 10;

  static Uncertainty of(List<UtteranceScore> scores, UtteranceColumns columns) {
    List<String> ids = scores.stream().map(UtteranceScore::id).toList();
    return of(scores, columns, columns.blockColumn(ids));
  }

  static Uncertainty of(
      List<UtteranceScore> scores, UtteranceColumns columns, Optional<String> blockColumn) {
    BlockErrors errors = new BlockErrors();
    for (UtteranceScore score : scores) {
      if (blockColumn.isPresent()) {
        errors.add(columns.value(blockColumn.get(), score.id()), score.counts());
      } else {
        errors.add(score.counts());
      }
    }
    return new Uncertainty(
        blockColumn, errors.size(), Bootstrap.of(errors).rate(), errors.meanRate());
  }

  /** One line for people. */
  String line(String rateName) {
    return String.format(
        Locale.ROOT,
        "interval: bootstrap over %s%s; macro %s %s, the mean of their rates",
        blocksPhrase(blocks),
        blocks < FEW ? " (few: the truth may well be outside)" : "",
        rateName,
        Percentage.withSign(percentage(macro)));
  }

  private String blocksPhrase(int count) {
    return blockColumn.isPresent()
        ? "%d values of %s".formatted(count, blockColumn.get())
        : count + (count == 1 ? " utterance" : " utterances");
  }

  /** As in a line of text: {@code 8.61 to 15.21} per cent, or {@code n/a}. */
  static String range(Optional<Interval> interval) {
    return interval
        .map(
            found ->
                "%s to %s"
                    .formatted(
                        Percentage.twoDecimals(OptionalDouble.of(100 * found.low())),
                        Percentage.twoDecimals(OptionalDouble.of(100 * found.high()))))
        .orElse("n/a");
  }

  /** For the keys {@code interval} and {@code macro} of RESULTS.txt, in per cent. */
  void addTo(JsonObject json) {
    JsonObject bootstrap = new JsonObject();
    bootstrap.addProperty("level", Bootstrap.LEVEL);
    ResultsFile.addNumber(bootstrap, "low", percentage(interval.map(Interval::low)));
    ResultsFile.addNumber(bootstrap, "high", percentage(interval.map(Interval::high)));
    bootstrap.addProperty("method", "percentile bootstrap");
    bootstrap.addProperty("replicates", Bootstrap.REPLICATES);
    bootstrap.addProperty("blocks", blockColumn.orElse("utterance"));
    bootstrap.addProperty("block_count", blocks);
    json.add("interval", bootstrap);
    JsonObject mean = new JsonObject();
    mean.addProperty("over", blockColumn.orElse("utterance"));
    ResultsFile.addNumber(mean, "token_error_rate", percentage(macro));
    json.add("macro", mean);
  }

  static OptionalDouble percentage(Optional<Double> rate) {
    return rate.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(100 * rate.get());
  }

  private static OptionalDouble percentage(OptionalDouble rate) {
    return rate.isEmpty() ? rate : OptionalDouble.of(100 * rate.getAsDouble());
  }
}
