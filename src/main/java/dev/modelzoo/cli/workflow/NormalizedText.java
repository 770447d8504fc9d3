package dev.modelzoo.cli.workflow;

import dev.modelzoo.text.NormalizationStep;
import dev.modelzoo.text.Normalizer;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/** A line for each line, or a block that explains it. */
final class NormalizedText implements NormalizedOutput {
  private static final String INPUT = "(input)";
  private static final String RESULT = "(result)";

  private final Writer out;
  private final Normalizer normalizer;
  private final boolean explain;
  private boolean begun;

  NormalizedText(Writer out, Normalizer normalizer, boolean explain) {
    this.out = out;
    this.normalizer = normalizer;
    this.explain = explain;
  }

  @Override
  public void line(String text) throws IOException {
    if (explain) {
      out.append(begun ? "\n" : "").append(explained(text));
    } else {
      out.append(normalizer.normalize(text)).append('\n');
    }
    begun = true;
  }

  /** A block per line: the text as it came, after each rule that changed it, and the result. */
  private String explained(String line) {
    List<NormalizationStep> steps = normalizer.explain(line);
    int width =
        Stream.concat(Stream.of(RESULT), steps.stream().map(NormalizationStep::rule))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    StringBuilder block = new StringBuilder();
    block.append(row(width, INPUT, line));
    steps.forEach(step -> block.append(row(width, step.rule(), step.text())));
    return block.append(row(width, RESULT, normalizer.normalize(line))).toString();
  }

  private static String row(int width, String label, String text) {
    return label + " ".repeat(width - label.length()) + "  " + text + '\n';
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
