package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.ColumnsReader;
import dev.modelzoo.benchmark.TranscriptFile;
import dev.modelzoo.benchmark.TranscriptFormat;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a score is made from: two files of texts, one of which may be standard input, and a table.
 */
final class ScoreInputs {
  private static final Path STANDARD_INPUT = Path.of("standard input");

  private final Workflows world;
  private final ScoreRequest request;
  private final Optional<ScoredSet> set;

  ScoreInputs(Workflows world, ScoreRequest request) {
    this.world = world;
    this.request = request;
    this.set = request.set().map(id -> ScoredSet.read(world, id));
  }

  /** The test set, if it is one that gives the references. */
  Optional<ScoredSet> set() {
    return set;
  }

  /** What is read and must not be written over. */
  List<Path> files() {
    return Stream.concat(
            Stream.concat(
                    Stream.concat(
                        request.references().stream(), set.map(ScoredSet::table).stream()),
                    Stream.of(request.hypotheses()))
                .filter(named -> !ScoreRequest.isStandardInput(named)),
            request.details().metadata().stream())
        .map(world.workingFolder()::resolve)
        .toList();
  }

  /** Texts by utterance; at least one. */
  Map<String, String> references() {
    Map<String, String> texts =
        set.map(ScoredSet::references).orElseGet(() -> read(request.references().orElseThrow()));
    if (texts.isEmpty()) {
      throw new ZooException(
          ErrorKind.USAGE,
          request.references().map(this::place).or(() -> set.map(ScoredSet::table)).orElseThrow()
              + " holds no reference",
          "Name a file with a line of an id and its text for each utterance.");
    }
    return texts;
  }

  /** Texts by utterance. */
  Map<String, String> hypotheses() {
    return read(request.hypotheses());
  }

  /** For messages, as it was typed. */
  static Path shown(Path named) {
    return ScoreRequest.isStandardInput(named) ? STANDARD_INPUT : named;
  }

  /**
   * The table of what is known of the utterances: the one that was named, else the references, if
   * they are a test set's metadata. Ask after {@link #references}, which says what is wrong there.
   */
  Optional<Path> table() {
    return request
        .details()
        .metadata()
        .or(() -> set.map(ScoredSet::table))
        .or(() -> request.references().filter(this::isTable));
  }

  /** What that table says. */
  UtteranceColumns columns() {
    if (request.details().metadata().isEmpty() && set.isPresent()) {
      return set.get().columns();
    }
    if (request.details().metadata().isPresent() || table().isEmpty()) {
      return table()
          .map(file -> ColumnsReader.read(world.workingFolder().resolve(file)))
          .orElse(UtteranceColumns.NONE);
    }
    try {
      return ColumnsReader.read(place(table().orElseThrow()));
    } catch (ZooException e) {
      world.console().warn("only the texts of it are used: " + ZooException.reason(e));
      return UtteranceColumns.NONE;
    }
  }

  private boolean isTable(Path named) {
    return !ScoreRequest.isStandardInput(named)
        && TranscriptFormat.of(named) == TranscriptFormat.TSV
        && ColumnsReader.hasColumnsBesideTexts(place(named));
  }

  private Map<String, String> read(Path named) {
    Path path = place(named);
    if (ScoreRequest.isStandardInput(named)) {
      return TranscriptFile.read(path, world.input(), ErrorKind.USAGE).texts();
    }
    if (Files.isDirectory(path)) {
      throw new ZooException(
          ErrorKind.USAGE,
          path + " is a folder, not a file of transcripts",
          "Name a file with a line of an id and its text for each utterance.");
    }
    return TranscriptFile.read(path, TranscriptFormat.of(path), ErrorKind.USAGE).texts();
  }

  private Path place(Path named) {
    Path shown = shown(named);
    return shown.equals(STANDARD_INPUT) ? shown : world.workingFolder().resolve(named);
  }
}
