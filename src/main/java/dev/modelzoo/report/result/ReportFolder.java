package dev.modelzoo.report.result;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ColumnsReader;
import dev.modelzoo.benchmark.OldResult;
import dev.modelzoo.benchmark.SavedResult;
import dev.modelzoo.benchmark.TranscriptFile;
import dev.modelzoo.benchmark.UtteranceColumns;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.Normalizer;
import dev.modelzoo.text.Normalizers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings together what a result folder holds and what the test set's folder knows beyond it. */
public final class ReportFolder {
  private static final String REFERENCES = "trans.txt";
  private static final String HYPOTHESES = "raw_rec.txt";

  private final Path folder;
  private final Optional<Path> set;
  private final List<String> warnings = new ArrayList<>();

  /**
   * Reads nothing yet.
   *
   * @param folder of the result
   * @param set folder of its test set, if that is here
   */
  public ReportFolder(Path folder, Optional<Path> set) {
    this.folder = folder;
    this.set = set;
  }

  /** Id of the test set that a result names; empty if it names none or cannot be read. */
  public static Optional<String> setOf(Path folder) {
    return OldResult.find(folder)
        .map(OldResult::json)
        .or(() -> Optional.of(SavedResult.read(folder).json()))
        .flatMap(ReportFolder::setOf);
  }

  /** Reads what is needed at once; {@code audio}: URLs by id. */
  public ReportSource source(Map<String, String> audio) {
    List<Utterance> utterances = utterances();
    Optional<OldResult> old = OldResult.find(folder);
    if (old.isPresent()) {
      return source(old.get(), utterances, audio);
    }
    SavedResult result = SavedResult.read(folder);
    UtteranceColumns columns = result.columns();
    return new ReportSource(
        name(),
        result.json(),
        false,
        result::details,
        columns.names().isEmpty() ? columns(utterances) : columns,
        references(utterances),
        texts(HYPOTHESES),
        audio,
        normalizer(result));
  }

  /** What could not be read, although the page can do without. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  private ReportSource source(
      OldResult old, List<Utterance> utterances, Map<String, String> audio) {
    String language = ReportSummary.isOldEnglish(old.json()) ? "en" : "zh";
    return new ReportSource(
        name(),
        old.json(),
        true,
        old::details,
        columns(utterances),
        references(utterances),
        texts(HYPOTHESES),
        audio,
        Optional.of(Normalizers.forLanguage(language)));
  }

  private static Optional<String> setOf(JsonObject json) {
    return json.get("provenance") instanceof JsonObject provenance && provenance.has("set")
        ? Optional.of(provenance.get("set").getAsString())
        : Optional.empty();
  }

  private String name() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private List<Utterance> utterances() {
    return set.map(path -> TestSetReader.table(path).utterances()).orElse(List.of());
  }

  private UtteranceColumns columns(List<Utterance> utterances) {
    if (utterances.isEmpty()) {
      return UtteranceColumns.NONE;
    }
    return ColumnsReader.read(set.orElseThrow().resolve(TestSetReader.METADATA));
  }

  /** The run's own, else the set's. */
  private Map<String, String> references(List<Utterance> utterances) {
    Map<String, String> texts = texts(REFERENCES);
    if (!texts.isEmpty()) {
      return texts;
    }
    Map<String, String> known = new HashMap<>();
    utterances.forEach(utterance -> known.put(utterance.id(), utterance.text()));
    return known;
  }

  private Map<String, String> texts(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      return TranscriptFile.read(file, ErrorKind.CORRUPT).texts();
    } catch (ZooException e) {
      warnings.add(ZooException.reason(e) + ": the page lacks these texts as written");
      return Map.of();
    }
  }

  /** Only if it is the very one: the rules of another version would explain something else. */
  private Optional<Normalizer> normalizer(SavedResult result) {
    String id = result.comparison().getOrDefault("normalizer", "");
    String options = result.comparison().getOrDefault("options", "");
    JsonObject json = result.json();
    String language = json.has("language") ? json.get("language").getAsString() : "und";
    Normalizer usual = Normalizers.forLanguage(language);
    for (Normalizer known : List.of(usual, Normalizers.simplified(usual), Normalizers.verbatim())) {
      if (known.id().equals(id) && isOf(known, options)) {
        return Optional.of(known);
      }
    }
    warnings.add(
        "the texts passed %s%s, which this zoo cannot repeat: the page does not say what each rule"
                .formatted(id, options.isEmpty() ? "" : " with " + options)
            + " changed");
    return Optional.empty();
  }

  /** The aligner's options follow those of the normaliser, with a blank between them. */
  private static boolean isOf(Normalizer normalizer, String options) {
    List<String> parts = List.of(options.split(" ", -1));
    boolean foreign =
        parts.stream().anyMatch(p -> p.contains("interjections=") || p.startsWith("t2s"));
    return normalizer.options().isEmpty() ? !foreign : parts.contains(normalizer.options());
  }
}
