package dev.modelzoo.benchmark;

import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.ErrorCounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files with a line for every utterance, for other programs to read. */
public enum UtteranceFormat {
  /** {@code utterances.csv}: counts and texts, cells quoted as RFC 4180 has it. */
  CSV {
    @Override
    public void write(ScoreReport report, Path folder) {
      OutputFile.write(
          folder.resolve(files().get(0)),
          out -> {
            out.append("ID,STATUS,C,S,D,I,N,RATE,REF,HYP\n");
            Batches.write(report.utterances(), UtteranceFormat::appendCsv, out);
          });
    }
  },

  /** {@code utterances.jsonl}: counts, texts and every edit. */
  JSONL {
    @Override
    public void write(ScoreReport report, Path folder) {
      OutputFile.write(
          folder.resolve(files().get(0)),
          out ->
              Batches.write(
                  report.utterances(),
                  (score, text) -> appendJson(score, report.scorer().align(score).edits(), text),
                  out));
    }
  },

  /**
   * {@code ref.trn} and {@code hyp.trn}: the tokens with blanks between them and the id in brackets
   * behind, as NIST's sclite reads them.
   */
  TRN {
    @Override
    public void write(ScoreReport report, Path folder) {
      OutputFile.write(
          folder.resolve(files().get(0)),
          out ->
              Batches.write(
                  report.utterances(),
                  (score, text) -> appendTrn(report, score.reference(), score.id(), text),
                  out));
      OutputFile.write(
          folder.resolve(files().get(1)),
          out ->
              Batches.write(
                  report.utterances(),
                  (score, text) -> appendTrn(report, score.hypothesis(), score.id(), text),
                  out));
    }
  };

  /** The names of its files. */
  public List<String> files() {
    return switch (this) {
      case CSV -> List.of("utterances.csv");
      case JSONL -> List.of("utterances.jsonl");
      case TRN -> List.of("ref.trn", "hyp.trn");
    };
  }

  /** Writes the files of this format into a folder that exists. */
  public abstract void write(ScoreReport report, Path folder);

  /** As typed on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static void appendCsv(UtteranceScore score, StringBuilder out) {
    ErrorCounts counts = score.counts();
    out.append(
            Stream.of(
                    score.id(),
                    score.status().label(),
                    Long.toString(counts.correct()),
                    Long.toString(counts.substitutions()),
                    Long.toString(counts.deletions()),
                    Long.toString(counts.insertions()),
                    Long.toString(counts.referenceLength()),
                    counts.referenceLength() == 0
                        ? ""
                        : Percentage.twoDecimals(counts.percentage()),
                    score.reference(),
                    score.hypothesis())
                .map(UtteranceFormat::csvCell)
                .collect(Collectors.joining(",")))
        .append('\n');
  }

  private static String csvCell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void appendJson(UtteranceScore score, List<Edit> edits, StringBuilder out) {
    DetailsFile.appendCounts(score, out);
    out.append(", \"ref\": ").append(ResultsFile.quoted(score.reference()));
    out.append(", \"hyp\": ").append(ResultsFile.quoted(score.hypothesis()));
    out.append(", \"edits\": [");
    String separator = "";
    for (Edit edit : edits) {
      out.append(separator).append("[\"").append(edit.kind().name(), 0, 1).append("\", ");
      out.append(ResultsFile.quoted(edit.reference())).append(", ");
      out.append(ResultsFile.quoted(edit.hypothesis())).append(']');
      separator = ", ";
    }
    out.append("]}\n");
  }

  private static void appendTrn(ScoreReport report, String text, String id, StringBuilder out) {
    for (String token : report.scorer().unit().tokens(text)) {
      out.append(token).append(' ');
    }
    out.append('(').append(id).append(")\n");
  }
}
