package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.Utf8Lines;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.Normalizer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Prints the normal form of every line of a file or of standard input. */
public final class NormalizeWorkflow {
  private static final Path STANDARD_OUTPUT = Path.of("standard output");

  private final Workflows world;

  public NormalizeWorkflow(Workflows world) {
    this.world = world;
  }

  /**
   * A file is looked through first, so that one with a line that cannot be read prints nothing.
   * What comes through a pipe is printed as it comes, up to such a line. The error names it.
   */
  public void normalize(
      Normalizer normalizer, Optional<Path> source, boolean explain, boolean json) {
    Path path = source.map(world.workingFolder()::resolve).orElse(Path.of("standard input"));
    if (source.isPresent() && Files.isDirectory(path)) {
      throw new ZooException(
          ErrorKind.USAGE, path + " is a folder, not a file of texts", "Name a file of texts.");
    }
    if (source.isPresent() && Files.isRegularFile(path)) {
      read(path, Files::newInputStream, (number, line) -> {});
    }
    Source lines = file -> source.isPresent() ? Files.newInputStream(file) : world.input();
    Writer out =
        new BufferedWriter(new OutputStreamWriter(world.console().bytes(), StandardCharsets.UTF_8));
    try (NormalizedOutput output =
        json
            ? new NormalizedJson(out, normalizer, explain)
            : new NormalizedText(out, normalizer, explain)) {
      print(path, lines, output);
    } catch (IOException e) {
      throwIfHeard(FileErrors.translate("write", STANDARD_OUTPUT, e));
    } catch (ZooException e) {
      throwIfHeard(e);
    }
  }

  /** Nobody waits for the rest of the lines where the reader has ended. */
  private void throwIfHeard(ZooException failure) {
    if (!world.console().hasLostItsReader()) {
      throw failure;
    }
  }

  private static void print(Path path, Source lines, NormalizedOutput output) {
    try {
      read(path, lines, (number, line) -> write(output, line));
    } catch (ZooException e) {
      output.failed(e);
      throw e;
    }
  }

  private static void read(Path path, Source source, Utf8Lines.Consumer consumer) {
    try (InputStream in = source.open(path)) {
      new Utf8Lines(path.toString(), ErrorKind.USAGE, false).read(in, consumer);
    } catch (IOException e) {
      throw FileErrors.translate("read", path, e);
    }
  }

  private static void write(NormalizedOutput output, String line) {
    try {
      output.line(line);
    } catch (IOException e) {
      throw FileErrors.translate("write", STANDARD_OUTPUT, e);
    }
  }

  /** Where the lines come from. */
  private interface Source {
    InputStream open(Path path) throws IOException;
  }
}
