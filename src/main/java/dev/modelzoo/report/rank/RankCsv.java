package dev.modelzoo.report.rank;

import dev.modelzoo.benchmark.Percentage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Tables as comma-separated values (RFC 4180): a header, then a line per row of each table. */
public final class RankCsv {
  private static final List<String> COLUMNS =
      List.of(
          "table",
          "rank",
          "model",
          "model_digest",
          "rate",
          "token_error_rate",
          "low",
          "high",
          "macro",
          "errors",
          "tokens",
          "coverage",
          "rtf",
          "network",
          "blind",
          "date",
          "sets",
          "missing");

  private RankCsv() {}

  /** All tables below one header. */
  public static List<String> lines(List<RankTable> tables) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", COLUMNS));
    for (RankTable table : tables) {
      for (Standing one : table.standings()) {
        lines.add(row(table, one).stream().map(RankCsv::quoted).collect(Collectors.joining(",")));
      }
    }
    return lines;
  }

  private static List<String> row(RankTable table, Standing one) {
    return List.of(
        table.title(),
        one.rank().isPresent() ? Integer.toString(one.rank().getAsInt()) : "",
        one.contender().model(),
        one.contender().digest(),
        table.rateName(),
        number(one.counts().percentage()),
        number(percentage(one.interval().map(interval -> interval.low()))),
        number(percentage(one.interval().map(interval -> interval.high()))),
        number(one.macro()),
        Long.toString(one.counts().errors()),
        Long.toString(one.counts().referenceLength()),
        number(one.coverage()),
        number(one.realTimeFactor()),
        one.network(),
        Boolean.toString(one.blind()),
        one.date(),
        Integer.toString(one.results().size()),
        String.join(" ", one.missing()));
  }

  static OptionalDouble percentage(Optional<Double> rate) {
    return rate.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(100 * rate.get());
  }

  private static String number(OptionalDouble value) {
    return value.isEmpty() ? "" : Percentage.shortest(value.getAsDouble()).toPlainString();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
