package dev.modelzoo.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Command lines to copy, which the help of each command ends with. */
final class Examples {
  private static final Map<String, List<String>> ALL =
      Map.ofEntries(
          Map.entry("init", List.of("zoo init my-zoo", "zoo init --remote s3://bucket/prefix/")),
          Map.entry("new", List.of("zoo new model my_model -l zh", "zoo new dataset MY_SET")),
          Map.entry("check", List.of("zoo check -m my_model --fix", "zoo check -d MY_SET --json")),
          Map.entry(
              "push",
              List.of(
                  "zoo push -m my_model",
                  "zoo push -m my_model --dry-run",
                  "zoo push -d MY_SET",
                  "zoo push -m my_model --no-benchmark --bwlimit 10M")),
          Map.entry(
              "pull",
              List.of(
                  "zoo pull -m my_model",
                  "zoo pull -m my_model@3 --no-benchmark",
                  "zoo pull -d MY_SET",
                  "zoo pull -m my_model --engine local")),
          Map.entry(
              "list",
              List.of("zoo list", "zoo list --remote", "zoo list --remote s3://bucket/prefix/")),
          Map.entry("show", List.of("zoo show my_model", "zoo show -d MY_SET --json")),
          Map.entry("log", List.of("zoo log my_model", "zoo log -d MY_SET --json")),
          Map.entry("diff", List.of("zoo diff -m my_model", "zoo diff -m my_model@2 --to 3")),
          Map.entry(
              "verify", List.of("zoo verify -m my_model", "zoo verify -m my_model@2 --quick")),
          Map.entry("rollback", List.of("zoo rollback -m my_model@2")),
          Map.entry(
              "gc", List.of("zoo gc -m my_model --keep 3", "zoo gc -m my_model --keep 3 --yes")),
          Map.entry("clean", List.of("zoo clean --dry-run", "zoo clean --runs")),
          Map.entry("export", List.of("zoo export -m my_model -o my_model.tar.zst")),
          Map.entry(
              "copy",
              List.of(
                  "zoo copy -m my_model -d MY_SET --to file:///media/disk/store/",
                  "zoo copy --all --all-versions --to s3://mirror/prefix/ -n")),
          Map.entry("import", List.of("zoo import my_model.tar.zst", "zoo import -m my_model -")),
          Map.entry(
              "benchmark",
              List.of(
                  "zoo benchmark -m my_model",
                  "zoo benchmark -m my_model -d MY_SET --shards 4 -j 2",
                  "zoo benchmark -r requests/my_model.yaml --json")),
          Map.entry(
              "reproduce",
              List.of("zoo reproduce -m my_model", "zoo reproduce -m my_model@2 -d MY_SET --json")),
          Map.entry(
              "results",
              List.of(
                  "zoo results",
                  "zoo results -m my_model -d MY_SET",
                  "zoo results -m my_model@2 -d MY_SET --out published")),
          Map.entry(
              "score",
              List.of(
                  "zoo score --ref trans.txt --hyp raw_rec.txt --lang zh",
                  "zoo score -d MINI_EN --hyp hyp.txt --lang en --name my_system --out results/mine",
                  "zoo score --ref ref.tsv --hyp hyp.jsonl --lang en --out scores")),
          Map.entry("compare", List.of("zoo compare results/OLD results/NEW")),
          Map.entry(
              "report",
              List.of(
                  "zoo report results/RUN", "zoo report results/RUN -o page.html --embed-audio")),
          Map.entry("normalize", List.of("zoo normalize --lang zh --explain texts.txt")),
          Map.entry(
              "doctor",
              List.of(
                  "zoo doctor",
                  "zoo doctor -m my_model --write",
                  "zoo doctor --remote s3://bucket/prefix/ --json")),
          Map.entry(
              "config",
              List.of("zoo config", "zoo config set bwlimit 10M", "zoo config unset bwlimit")),
          Map.entry("rank", List.of("zoo rank", "zoo rank -d MY_SET --format markdown")),
          Map.entry("site", List.of("zoo site public", "zoo site public --title 'Our models'")),
          Map.entry("completion", List.of("zoo completion bash", "zoo completion fish")));

  private Examples() {}

  static List<String> of(String command) {
    return ALL.getOrDefault(command, List.of());
  }

  /** Puts the examples of a command below its help. */
  static void addTo(CommandSpec spec) {
    List<String> lines = of(spec.name());
    if (!lines.isEmpty()) {
      spec.usageMessage().footerHeading("%nExamples:%n");
      spec.usageMessage().footer(lines.stream().map(line -> "  " + line).toArray(String[]::new));
    }
  }
}
