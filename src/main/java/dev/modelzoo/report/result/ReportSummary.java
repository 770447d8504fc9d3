package dev.modelzoo.report.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.check.Printable;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers at the head of a report, as RESULTS.txt has them, written for people.
 *
 * @param rateName CER, WER or MER
 * @param rate in per cent, or n/a
 * @param range of the 95 % interval, or empty
 * @param bar of the rate on a scale from 0 to {@code scale} per cent
 * @param tokens what is counted: words, characters or tokens
 */
public record ReportSummary(
    String rateName,
    String rate,
    String range,
    Bar bar,
    String scale,
    String tokens,
    List<Kind> kinds,
    String errors,
    String referenceLength,
    String coverage,
    String coverageNote,
    List<Fact> otherRates,
    List<Fact> facts,
    List<Flag> flags) {
  private static final String MODIFIED_RATE = "modified_token_error_rate";

  /**
   * One kind of error.
   *
   * @param letter S, D or I
   * @param share of all errors in per cent
   * @param start where its part of the bar of all errors begins, in per cent
   */
  public record Kind(String letter, String name, String count, String share, String start) {}

  /** A number beside the others. */
  public record Fact(String name, String value) {}

  /** What is to be known of how the result came about. */
  public record Flag(String text, boolean isWarning) {}

  public ReportSummary {
    kinds = List.copyOf(kinds);
    otherRates = List.copyOf(otherRates);
    facts = List.copyOf(facts);
    flags = List.copyOf(flags);
  }

  static ReportSummary of(ReportSource source, ReportReading reading) {
    JsonObject json = source.results();
    ErrorCounts counts =
        new ErrorCounts(number(json, "C"), number(json, "S"), number(json, "D"), number(json, "I"));
    Optional<Interval> interval =
        source.oldRule() ? GroupTable.interval(reading.lines(), source.columns()) : interval(json);
    double scale = scale(counts.rate().orElse(0), interval);
    return new ReportSummary(
        rateName(source),
        Percentage.twoDecimals(counts.percentage()),
        GroupTable.range(interval),
        Bar.of(counts.rate().orElse(0), interval, scale),
        Percentage.twoDecimals(OptionalDouble.of(100 * scale)).replace(".00", ""),
        tokenName(source),
        kinds(counts),
        Numbers.grouped(counts.errors()),
        Numbers.grouped(counts.referenceLength()),
        coverage(json),
        coverageNote(json, source.oldRule()),
        otherRates(json),
        facts(json),
        flags(json, source.oldRule()));
  }

  static String rateName(ReportSource source) {
    return switch (unit(source)) {
      case "character" -> "CER";
      case "mixed" -> "MER";
      default -> "WER";
    };
  }

  static String tokenName(ReportSource source) {
    return switch (unit(source)) {
      case "character" -> "characters";
      case "mixed" -> "tokens";
      default -> "words";
    };
  }

  private static String unit(ReportSource source) {
    JsonObject json = source.results();
    if (source.oldRule()) {
      return isOldEnglish(json) ? "word" : "character";
    }
    return text(json, "unit");
  }

  /** An old result does not say; of its two scorers, only that for English prints this rate. */
  static boolean isOldEnglish(JsonObject json) {
    return json.has(MODIFIED_RATE);
  }

  static String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive() ? Printable.text(value.getAsString()) : "";
  }

  private static long number(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsLong() : 0;
  }

  private static Optional<Interval> interval(JsonObject json) {
    return json.get("interval") instanceof JsonObject found
            && found.get("low") != null
            && found.get("low").isJsonPrimitive()
        ? Optional.of(
            new Interval(
                found.get("low").getAsDouble() / 100, found.get("high").getAsDouble() / 100))
        : Optional.empty();
  }

  /** The next round number above all that is drawn. */
  private static double scale(double rate, Optional<Interval> interval) {
    double reach = 1.15 * Math.max(rate, interval.map(Interval::high).orElse(rate));
    for (double power = 0.0001; ; power *= 10) {
      for (double step : new double[] {1, 2, 5}) {
        if (step * power >= reach) {
          return step * power;
        }
      }
    }
  }

  private static List<Kind> kinds(ErrorCounts counts) {
    List<Kind> kinds = new ArrayList<>();
    long all = counts.errors();
    long before = counts.substitutions();
    kinds.add(kind("S", "Substitutions", before, 0, all));
    kinds.add(kind("D", "Deletions", counts.deletions(), before, all));
    kinds.add(kind("I", "Insertions", counts.insertions(), before + counts.deletions(), all));
    return kinds;
  }

  private static Kind kind(String letter, String name, long count, long before, long all) {
    return new Kind(
        letter,
        name,
        Numbers.grouped(count),
        Numbers.share(count, all),
        Numbers.share(before, all));
  }

  private static String coverage(JsonObject json) {
    long references = number(json, "num_ref_utts");
    long answered =
        json.has("coverage")
            ? references - number(json, "missing") - number(json, "empty")
            : number(json, "num_eval_utts");
    return references == 0
        ? "n/a"
        : Percentage.twoDecimals(OptionalDouble.of(100.0 * answered / references));
  }

  private static String coverageNote(JsonObject json, boolean oldRule) {
    String references = Numbers.grouped(number(json, "num_ref_utts"));
    if (oldRule) {
      return "%s of %s utterances counted; the old rule leaves out the others"
          .formatted(Numbers.grouped(number(json, "num_eval_utts")), references);
    }
    long missing = number(json, "missing");
    long empty = number(json, "empty");
    return missing + empty == 0
        ? "all %s utterances answered".formatted(references)
        : "of %s utterances %s missing, %s empty: all deletions"
            .formatted(references, Numbers.grouped(missing), Numbers.grouped(empty));
  }

  private static List<Fact> otherRates(JsonObject json) {
    List<Fact> rates = new ArrayList<>();
    if (json.get("macro") instanceof JsonObject macro) {
      rates.add(
          new Fact("Mean over " + text(macro, "over"), percent(macro.get("token_error_rate"))));
    }
    if (json.has(MODIFIED_RATE)) {
      rates.add(new Fact("Over the longer text", percent(json.get(MODIFIED_RATE))));
    }
    if (json.get("compat_speechio") instanceof JsonObject compat) {
      rates.add(new Fact("By the old rule, not ranked", percent(compat.get("token_error_rate"))));
    }
    return rates;
  }

  private static List<Fact> facts(JsonObject json) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Utterances with an error", percent(json.get("sentence_error_rate"))));
    if (json.get("provenance") instanceof JsonObject provenance) {
      if (provenance.has("audio_seconds")) {
        facts.add(new Fact("Audio", text(provenance, "audio_seconds") + " s"));
      }
      if (provenance.get("timing") instanceof JsonObject timing && timing.has("rtf")) {
        facts.add(new Fact("Real-time factor", text(timing, "rtf")));
      }
    }
    return facts;
  }

  private static List<Flag> flags(JsonObject json, boolean oldRule) {
    List<Flag> flags = new ArrayList<>();
    if (oldRule) {
      flags.add(new Flag("old rule: cannot be ranked", true));
    }
    if (json.get("provenance") instanceof JsonObject provenance) {
      if (provenance.get("published") instanceof JsonObject published) {
        flags.add(new Flag("the word of a " + text(published, "role") + ", not run here", true));
      }
      if (provenance.has("blind")) {
        boolean blind = provenance.get("blind").getAsBoolean();
        flags.add(new Flag(blind ? "blind run" : "not a blind run", !blind));
      }
      if (provenance.has("network")) {
        boolean none = text(provenance, "network").equals("none");
        flags.add(new Flag("network: " + text(provenance, "network"), !none));
      }
      if (provenance.has("retried")) {
        flags.add(new Flag("what was left out was run again", true));
      }
    }
    return flags;
  }

  private static String rounded(JsonElement value) {
    return value == null || !value.isJsonPrimitive()
        ? "n/a"
        : Percentage.twoDecimals(OptionalDouble.of(value.getAsDouble()));
  }

  private static String percent(JsonElement value) {
    String number = rounded(value);
    return number.equals("n/a") ? number : number + " %";
  }
}
