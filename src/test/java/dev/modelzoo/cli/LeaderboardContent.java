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

    /**
     * {@code version} of the files, {@code blind}, {@code network}, {@code references}, {@code
     * selection}.
     */
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
    report.writeTo(
        folder,
        provenance(run, setDigest),
        scorer.comparisonKey(setDigest, run.get("selection", "all")));
    write(folder.resolve("trans.txt"), lines(references));
    write(folder.resolve("raw_rec.txt"), lines(hypotheses));
    return this;
  }

  /**
   * A zoo as one could meet it: eight models, twelve test sets of which two are private, a model
   * that lacks a set, one that calls a service, one with a history, one run that was not blind.
   */
  static CliHarness zoo(Path folder, int utterances) {
    CliHarness zoo = CliHarness.zoo(folder, "file:store");
    zoo.file(
        "zoo.yaml",
        zoo.read("zoo.yaml")
            + """
            groups:
              unlocked: ZH_TALK_{01..06}
              everything_zh: [ZH_TALK_01, ZH_TALK_02, ZH_TALK_03, ZH_TALK_04, ZH_TALK_05, ZH_TALK_06, ZH_LOCKED_01, ZH_LOCKED_02]
              english: EN_READ_{01..04}
            datasets:
              ZH_LOCKED_01:
                private: true
              ZH_LOCKED_02:
                private: true
            """);
    zoo.file(
        "models/aurora_zh/model.yaml",
        """
        date: 2026-11-02
        task: ASR
        language: zh
        sample_rate: 16000
        author: A. Author <b>
        entity: An invented lab
        email: somebody@example.org
        license: Apache-2.0
        """);
    zoo.file(
        "models/aurora_zh/README.md",
        "# aurora_zh\nInvented for a picture.\n\n<script>window.harm = 1</script>\n");
    LeaderboardContent content = new LeaderboardContent(zoo, utterances);
    content.addChinese();
    content.addEnglish();
    return zoo;
  }

  private void addChinese() {
    double[] difficulty = {0.7, 1.0, 1.6, 0.9, 2.2, 1.2, 1.9, 1.4};
    Map<String, Double> models = new LinkedHashMap<>();
    models.put("aurora_zh", 3.4);
    models.put("basalt_zh_large", 3.6);
    models.put("cedar_zh_mobile", 7.2);
    models.put("delta_cloud_zh", 4.4);
    models.put("ember_zh", 11.5);
    for (int set = 0; set < difficulty.length; set++) {
      String name =
          set < 6 ? "ZH_TALK_%02d".formatted(set + 1) : "ZH_LOCKED_%02d".formatted(set - 5);
      for (Map.Entry<String, Double> model : models.entrySet()) {
        Run run = Run.of(model.getKey(), name, model.getValue() * difficulty[set]);
        run = model.getKey().equals("delta_cloud_zh") ? run.with("network", "default") : run;
        if (!(model.getKey().equals("ember_zh") && set == 4)) {
          add(run);
        }
      }
    }
    String[] dates = {"2026-08-14", "2026-09-30", "2026-10-21"};
    for (int version = 0; version < dates.length; version++) {
      double errors = 3.4 * (1.9 - 0.25 * version);
      String other = "old" + version;
      add(
          Run.of("aurora_zh", "ZH_TALK_01", 0.7 * errors)
              .on(dates[version])
              .with("version", other));
      add(
          Run.of("aurora_zh", "ZH_TALK_03", 1.6 * errors)
              .on(dates[version])
              .with("version", other));
    }
    add(Run.of("peeking_zh", "ZH_TALK_01", 0.5).with("blind", "false"));
  }

  private void addEnglish() {
    double[] difficulty = {0.8, 1.3, 1.0, 1.9};
    for (int set = 0; set < difficulty.length; set++) {
      String name = "EN_READ_%02d".formatted(set + 1);
      add(Run.of("falcon_en_streaming_int8", name, 6.1 * difficulty[set]));
      add(Run.of("granite_en", name, 4.2 * difficulty[set]));
      add(Run.of("harbor_multilingual_v2", name, 4.5 * difficulty[set]));
    }
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
    json.addProperty("set", run.get("set", run.set()));
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
