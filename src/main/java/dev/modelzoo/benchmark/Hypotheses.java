package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an SBI wrote, held to its contract: a line {@code ID TEXT} in UTF-8 per utterance, ids of
 * the list only, each once. Lines that are missing are no fault here: they lower the coverage.
 */
final class Hypotheses {
  private static final int NAMED = 5;
  private static final int SHOWN_LENGTH = 60;
  private static final String FORM =
      "Let the SBI write one line 'ID<tab>TEXT' in UTF-8 per utterance into raw_rec.txt, with the"
          + " ids of its list as they are; what it wrote is kept as "
          + RunDirectory.REJECTED
          + ".";

  private Hypotheses() {}

  /** The texts by id, in the order of the file. */
  static Map<String, String> read(Path file, String model, Set<String> ids) {
    Map<String, String> texts = readTexts(file, model);
    if (texts.isEmpty()) {
      throw fault(model, file + " has no line with an id", null);
    }
    List<String> unknown = texts.keySet().stream().filter(id -> !ids.contains(id)).toList();
    if (!unknown.isEmpty()) {
      throw fault(
          model,
          "%s has %d of %d lines with an id that is not in the list: %s"
              .formatted(file, unknown.size(), texts.size(), named(unknown)),
          null);
    }
    return texts;
  }

  private static Map<String, String> readTexts(Path file, String model) {
    try {
      return TranscriptFile.read(file, ErrorKind.SBI_FAILED).texts();
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.SBI_FAILED) {
        throw e;
      }
      throw fault(model, ZooException.reason(e), e);
    }
  }

  private static ZooException fault(String model, String what, @Nullable ZooException cause) {
    return new ZooException(
        ErrorKind.SBI_FAILED, "the SBI of " + model + " wrote bad output: " + what, FORM, cause);
  }

  private static String named(List<String> ids) {
    String first =
        ids.stream().limit(NAMED).map(Hypotheses::shown).collect(Collectors.joining(", "));
    return ids.size() > NAMED ? first + ", …" : first;
  }

  /** An SBI must not drive a terminal through our message. */
  private static String shown(String id) {
    String printable = id.replaceAll("\\p{C}", "?");
    return printable.length() <= SHOWN_LENGTH
        ? printable
        : printable.substring(0, SHOWN_LENGTH) + "…";
  }
}
