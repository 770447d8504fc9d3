package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.Utf8Lines;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.NormalizationStep;
import dev.modelzoo.text.Normalizer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints the normal form of every line of a file or of standard input. */
public final class NormalizeWorkflow {
  private static final Path STANDARD_OUTPUT = Path.of("standard output");
  private static final String INPUT = "(input)";
  private static final String RESULT = "(result)";

  private final Workflows world;

  public NormalizeWorkflow(Workflows world) {
    this.world = world;
  }

  /**
   * A file is looked through first, so that one with a line that cannot be read prints nothing.
   * What comes through a pipe is printed as it comes, up to such a line. The error names it.
   */
  public void normalize(Normalizer normalizer, Optional<Path> source, boolean explain) {
    Path path = source.map(world.workingFolder()::resolve).orElse(Path.of("standard input"));
    if (source.isPresent() && Files.isDirectory(path)) {
      throw new ZooException(
          ErrorKind.USAGE, path + " is a folder, not a file of texts", "Name a file of texts.");
    }
    if (source.isPresent() && Files.isRegularFile(path)) {
      read(path, Files::newInputStream, (number, line) -> {});
    }
    print(
        normalizer,
        path,
        file -> source.isPresent() ? Files.newInputStream(file) : world.input(),
        explain);
  }

  private static void read(Path path, Source source, Utf8Lines.Consumer consumer) {
    try (InputStream in = source.open(path)) {
      new Utf8Lines(path.toString(), ErrorKind.USAGE, false).read(in, consumer);
    } catch (IOException e) {
      throw FileErrors.translate("read", path, e);
    }
  }

  private void print(Normalizer normalizer, Path path, Source source, boolean explain) {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(world.console().bytes(), StandardCharsets.UTF_8));
    try {
      read(
          path,
          source,
          (number, line) ->
              write(
                  out,
                  explain
                      ? (number > 1 ? "\n" : "") + explain(normalizer, line)
                      : normalizer.normalize(line) + '\n'));
    } finally {
      flush(out);
    }
  }

  private static void write(Writer out, String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw FileErrors.translate("write", STANDARD_OUTPUT, e);
    }
  }

  private static void flush(Writer out) {
    try {
      out.flush();
    } catch (IOException e) {
      throw FileErrors.translate("write", STANDARD_OUTPUT, e);
    }
  }

  /** A block per line: the text as it came, after each rule that changed it, and the result. */
  private static String explain(Normalizer normalizer, String line) {
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

  /** Where the lines come from. */
  private interface Source {
    InputStream open(Path path) throws IOException;
  }
}
