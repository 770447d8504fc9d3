package dev.modelzoo.check;

import dev.modelzoo.dataset.MetadataProblem;
import dev.modelzoo.dataset.MetadataTable;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code metadata.tsv} says. */
final class TestSetRules {
  static final Rule NO_METADATA =
      Rule.error("SET001", "metadata.tsv is missing", "There are no utterances and no references.");
  static final Rule NOT_UTF8 =
      Rule.error(
          "SET002", "A line is not UTF-8", "Every hypothesis would be scored against noise.");
  static final Rule HEADER =
      Rule.error(
          "SET003",
          "The header lacks a column, or has one twice",
          "ID, AUDIO, DURATION and TEXT are told apart by the header alone.");
  static final Rule CELL_COUNT =
      Rule.error(
          "SET004",
          "A line has another number of cells than the header",
          "Nobody can tell which cell is the reference.");
  static final Rule DUPLICATE_ID =
      Rule.error(
          "SET005", "An id is there twice", "One of the two hypotheses would be scored twice.");
  static final Rule BAD_ID =
      Rule.error(
          "SET006",
          "An id is empty, or has white space or '/'",
          "Lists are split on white space, and some SBIs make files of that name.");
  static final Rule BAD_DURATION =
      Rule.error(
          "SET007",
          "A DURATION is no positive number of seconds",
          "Speed and selections by length are computed from it.");
  static final Rule NO_AUDIO =
      Rule.error("SET008", "An AUDIO is empty", "There is nothing to recognise.");
  static final Rule NO_UTTERANCES =
      Rule.error("SET009", "There is no utterance", "An empty test set has no score.");
  static final Rule EMPTY_TEXT =
      Rule.warning(
          "SET010",
          "A TEXT is empty",
          "Every word that is recognised there is an insertion; is the reference lost?");
  static final Rule SAME_AUDIO =
      Rule.warning(
          "SET011",
          "Two utterances name the same audio",
          "One of them has probably the wrong reference.");
  static final Rule AUDIO_WHITE_SPACE =
      Rule.warning(
          "SET012",
          "An AUDIO has white space",
          "Many SBIs split the list of audio files on white space.");

  static final List<Rule> ALL =
      List.of(
          NO_METADATA,
          NOT_UTF8,
          HEADER,
          CELL_COUNT,
          DUPLICATE_ID,
          BAD_ID,
          BAD_DURATION,
          NO_AUDIO,
          NO_UTTERANCES,
          EMPTY_TEXT,
          SAME_AUDIO,
          AUDIO_WHITE_SPACE);

  private static final String METADATA = TestSetReader.METADATA;

  private TestSetRules() {}

  /** The table, if there is a file to read it from. */
  static Optional<MetadataTable> check(FolderScan scan, Findings findings) {
    Optional<Path> file = scan.regularFile(METADATA);
    if (file.isEmpty()) {
      checkMissing(scan, findings);
      return Optional.empty();
    }
    MetadataTable table;
    try {
      table = TestSetReader.table(scan.root());
    } catch (ZooException e) {
      // FileRules reports what cannot be read.
      return Optional.empty();
    }
    for (MetadataProblem problem : table.problems()) {
      findings.add(rule(problem), METADATA, problem.line(), problem.what(), fix(problem));
    }
    checkUtterances(table, findings);
    SkeletonRules.checkUtterances(table, findings);
    return Optional.of(table);
  }

  private static void checkMissing(FolderScan scan, Findings findings) {
    boolean leftOut = scan.file(METADATA).isEmpty() && scan.exists(METADATA);
    findings.add(
        NO_METADATA,
        METADATA,
        leftOut ? "metadata.tsv is left out by .zooignore" : "metadata.tsv is missing",
        "Add it: a table with tabs between the columns ID, AUDIO, DURATION and TEXT.");
  }

  private static void checkUtterances(MetadataTable table, Findings findings) {
    Map<String, Integer> lineOfAudio = new HashMap<>();
    for (int i = 0; i < table.utterances().size(); i++) {
      Utterance utterance = table.utterances().get(i);
      int line = table.lines().get(i);
      checkCells(utterance, line, findings);
      Integer before = lineOfAudio.putIfAbsent(utterance.audio(), line);
      if (before != null) {
        findings.add(
            SAME_AUDIO,
            METADATA,
            line,
            "AUDIO '%s' is in line %d too".formatted(utterance.audio(), before),
            "Correct one of the lines, or remove it.");
      }
    }
  }

  private static void checkCells(Utterance utterance, int line, Findings findings) {
    if (utterance.text().isBlank()) {
      findings.add(
          EMPTY_TEXT,
          METADATA,
          line,
          "TEXT of '" + utterance.id() + "' is empty",
          "Add the reference, unless nothing is said.");
    }
    if (utterance.audio().codePoints().anyMatch(Character::isWhitespace)) {
      findings.add(
          AUDIO_WHITE_SPACE,
          METADATA,
          line,
          "AUDIO '" + utterance.audio() + "' has white space",
          "Rename the file.");
    }
  }

  private static Rule rule(MetadataProblem problem) {
    return switch (problem.kind()) {
      case NOT_UTF8 -> NOT_UTF8;
      case HEADER -> HEADER;
      case CELL_COUNT -> CELL_COUNT;
      case DUPLICATE_ID -> DUPLICATE_ID;
      case BAD_ID -> BAD_ID;
      case BAD_DURATION -> BAD_DURATION;
      case NO_AUDIO -> NO_AUDIO;
      case NO_UTTERANCES -> NO_UTTERANCES;
    };
  }

  private static String fix(MetadataProblem problem) {
    return switch (problem.kind()) {
      case NOT_UTF8 -> "Save the file as UTF-8.";
      case HEADER -> "Write 'ID', 'AUDIO', 'DURATION' and 'TEXT', in upper case, with tabs.";
      case CELL_COUNT -> "Put one tab between two cells, and none inside a cell.";
      case DUPLICATE_ID -> "Give each utterance an id of its own.";
      case BAD_ID -> "Write letters, digits, '_', '-' and '.' only.";
      case BAD_DURATION -> "Write the seconds of its audio, as in 3.25.";
      case NO_AUDIO -> "Write the path of the audio file, as in audio/a1.wav.";
      case NO_UTTERANCES -> "Add a line for each utterance.";
    };
  }
}
