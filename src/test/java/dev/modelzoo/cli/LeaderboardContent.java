package dev.modelzoo.cli;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ColumnsReader;
import dev.modelzoo.benchmark.ScoreReport;
import dev.modelzoo.benchmark.Scorer;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Results of invented models, seeded: the same call writes the same files. */
final class LeaderboardContent {
  private static final List<String> WORDS =
      List.of(
          "the",
          "river",
          "carries",
          "seven",
          "boats",
          "under",
          "an",
          "old",
          "bridge",
          "while",
          "children",
          "count",
          "windows",
          "of",
          "every",
          "train",
          "that",
          "passes",
          "morning",
          "light",
          "falls",
          "slowly",
          "over",
          "fields",
          "and",
          "somebody",
          "whistles",
          "a",
          "tune");
  private static final String HAN = "今天我们去城里看一场新的电影然后在河边吃晚饭大家都说那里的风景很好明年春天还要再来学校老师问学生为什么不写作业";

  private final CliHarness here;
  private final int utterances;

  LeaderboardContent(CliHarness here, int utterances) {
    this.here = here;
    this.utterances = utterances;
  }

  /**
   * A run of a model on a set.
   *
   * @param errors so many of a hundred tokens are wrong
   */
  record Run(String model, String set, String date, double errors, Map<String, String> other) {
    static Run of(String model, String set, double errors) {
      return new Run(model, set, "2026-11-20", errors, Map.of());
    }

    Run on(String newDate) {
      return new Run(model, set, newDate, errors, other);
    }

    /** {@code version} of the files, {@code blind}, {@code network}, {@code references}. */
    Run with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(other);
      more.put(name, value);
      return new Run(model, set, date, errors, more);
    }

    private String get(String name, String usual) {
      return other.getOrDefault(name, usual);
    }
  }

  /** Writes {@code results/DATE__MODEL__SET__100000} as a benchmark does. */
  LeaderboardContent add(Run run) {
    String language = run.set().contains("ZH") ? "zh" : "en";
    Map<String, String> references = references(run, language);
    Map<String, String> hypotheses = hypotheses(run, references, language);
    String setDigest = digest(run.set() + run.get("references", "1"));
    Scorer scorer = Scorer.forLanguage(language);
    Path folder =
        here.path("results/" + run.date() + "__" + run.model() + "__" + run.set() + "__100000");
    Path metadata = write(folder.resolve("metadata.tsv"), metadata(references));
    ScoreReport report =
        scorer
            .score(references, hypotheses, ColumnsReader.read(metadata).durations())
            .with(ColumnsReader.read(metadata));
    report.writeTo(folder, provenance(run, setDigest), scorer.comparisonKey(setDigest, "all"));
    write(folder.resolve("trans.txt"), lines(references));
    write(folder.resolve("raw_rec.txt"), lines(hypotheses));
    return this;
  }

  private Map<String, String> references(Run run, String language) {
    Random random = new Random((run.set() + run.get("references", "1")).hashCode());
    Map<String, String> references = new LinkedHashMap<>();
    for (int at = 0; at < utterances; at++) {
      List<String> tokens = new ArrayList<>();
      for (int token = 4 + random.nextInt(14); token > 0; token--) {
        tokens.add(word(random, language));
      }
      references.put(
          "%s_%04d".formatted(run.set(), at),
          run.get("prefix", "") + String.join(language.equals("zh") ? "" : " ", tokens));
    }
    return references;
  }

  private static Map<String, String> hypotheses(
      Run run, Map<String, String> references, String language) {
    Random random = new Random((run.model() + run.set() + run.get("version", "1")).hashCode());
    Map<String, String> hypotheses = new LinkedHashMap<>();
    String separator = language.equals("zh") ? "" : " ";
    references.forEach(
        (id, text) -> {
          List<String> heard = new ArrayList<>();
          for (String token : tokens(text, separator)) {
            double chance = 100 * random.nextDouble();
            if (chance >= run.errors()) {
              heard.add(token);
            } else if (chance < 0.6 * run.errors()) {
              heard.add(word(random, language));
            } else if (chance < 0.8 * run.errors()) {
              heard.add(token);
              heard.add(word(random, language));
            }
          }
          hypotheses.put(id, String.join(separator, heard));
        });
    return hypotheses;
  }

  private static List<String> tokens(String text, String separator) {
    return separator.isEmpty()
        ? text.codePoints().mapToObj(Character::toString).toList()
        : List.of(text.split(separator, -1));
  }

  private static String word(Random random, String language) {
    if (language.equals("en")) {
      return WORDS.get(random.nextInt(WORDS.size()));
    }
    return String.valueOf(HAN.charAt(random.nextInt(HAN.length())));
  }

  private static String metadata(Map<String, String> references) {
    StringBuilder lines = new StringBuilder("ID\tAUDIO\tDURATION\tTEXT\tSPEAKER\n");
    int at = 0;
    for (String id : references.keySet()) {
      lines.append(id).append("\ta.wav\t3.5\tx\tspeaker").append(at++ % 12).append('\n');
    }
    return lines.toString();
  }

  private JsonObject provenance(Run run, String setDigest) {
    JsonObject json = new JsonObject();
    json.addProperty("tool", "zoo/test");
    json.addProperty("model", run.get("name", run.model()));
    json.addProperty("model_digest", digest(run.model() + run.get("version", "1")));
    json.addProperty("set", run.set());
    json.addProperty("set_digest", setDigest);
    json.addProperty("audio_seconds", 3.5 * utterances);
    json.addProperty("engine", "docker");
    json.addProperty("blind", run.get("blind", "true").equals("true"));
    json.addProperty("network", run.get("network", "none"));
    JsonObject timing = new JsonObject();
    timing.addProperty("started", run.date() + "T10:00:00Z");
    timing.addProperty("sbi_wall_seconds", 0.35 * utterances + run.model().length());
    json.add("timing", timing);
    return json;
  }

  private static String digest(String of) {
    return Digest.sha256(Sha256.hex(of)).toString();
  }

  private static String lines(Map<String, String> texts) {
    StringBuilder lines = new StringBuilder();
    texts.forEach((id, text) -> lines.append(id).append('\t').append(text).append('\n'));
    return lines.toString();
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
