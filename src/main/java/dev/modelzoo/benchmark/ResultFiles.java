package dev.modelzoo.benchmark;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a score: the normalised texts, the details, the tables, and last RESULTS.txt. */
final class ResultFiles {
  static final String REFERENCES = "ref.txt";
  static final String HYPOTHESES = "rec.txt";
  static final String DETAILS = "DETAILS.txt";
  static final String CONFUSIONS = "confusions.tsv";
  static final String COLUMNS = "columns.tsv";
  static final String BREAKDOWN = "breakdown.tsv";
  static final String RESULTS = "RESULTS.txt";

  /** All but RESULTS.txt, which tells a finished folder. */
  static final List<String> BEFORE_RESULTS =
      List.of(REFERENCES, HYPOTHESES, DETAILS, CONFUSIONS, COLUMNS, BREAKDOWN);

  private ResultFiles() {}

  static void write(ScoreReport report, Path folder, JsonObject results) {
    OutputFile.write(folder.resolve(REFERENCES), out -> NormalizedFile.references(report, out));
    OutputFile.write(folder.resolve(HYPOTHESES), out -> NormalizedFile.hypotheses(report, out));
    Confusions confusions = new Confusions();
    OutputFile.write(
        folder.resolve(DETAILS), out -> confusions.add(DetailsFile.write(report, out)));
    OutputFile.write(folder.resolve(CONFUSIONS), confusions::write);
    if (!report.columns().names().isEmpty()) {
      List<String> ids = report.utterances().stream().map(UtteranceScore::id).toList();
      OutputFile.write(folder.resolve(COLUMNS), out -> report.columns().write(ids, out));
    }
    List<String> groups = new ArrayList<>(report.columns().names());
    groups.remove(UtteranceColumns.DURATION);
    if (!groups.isEmpty()) {
      writeBreakdown(report, groups, folder);
    }
    OutputFile.write(folder.resolve(RESULTS), out -> ResultsFile.write(report, results, out));
  }

  private static void writeBreakdown(ScoreReport report, List<String> columns, Path folder) {
    OutputFile.write(
        folder.resolve(BREAKDOWN),
        out -> {
          out.append(Breakdown.HEADER);
          for (String column : columns) {
            Breakdown breakdown = Breakdown.of(report, column, false);
            if (breakdown.groups().size() <= Breakdown.MAXIMUM_GROUPS) {
              breakdown.write(out);
            }
          }
        });
  }
}
