package dev.modelzoo.cli;

import dev.modelzoo.testing.WavBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results to make reports of. */
final class ReportContent {
  private ReportContent() {}

  /** Four utterances of two speakers, with audio in {@code set}, scored into {@code result}. */
  static CliHarness small(Path folder) {
    CliHarness here = CliHarness.in(folder);
    here.file(
        "set/metadata.tsv",
        """
        ID\tAUDIO\tDURATION\tTEXT\tSPEAKER
        u1\taudio/u 1.wav\t0.5\tThe color of 22 roads.\tann
        u2\taudio/u2.wav\t2.5\tWe left the house early.\tbob
        u3\taudio/u3.wav\t3.5\tNobody came.\tann
        u4\taudio/u4.wav\t4.5\tIt was cold outside.\tbob
        """);
    wav(here, "set/audio/u 1.wav");
    wav(here, "set/audio/u2.wav");
    here.file(
        "ref.txt",
        """
        u1\tThe color of 22 roads.
        u2\tWe left the house early.
        u3\tNobody came.
        u4\tIt was cold outside.
        """);
    here.file(
        "hyp.txt", "u1\tthe colour of twenty two rows\nu2\tWe left a house\nu3\tnobody came\n");
    return scored(here, "en");
  }

  /** So many utterances of three words, in some of which the middle one is wrong. */
  static CliHarness large(Path folder, int utterances) {
    CliHarness here = CliHarness.in(folder);
    here.file("ref.txt", lines(utterances, "before number%d after"::formatted));
    here.file(
        "hyp.txt",
        lines(
            utterances,
            i -> i % 7 == 0 ? "before wrong after" : "before number%d after".formatted(i)));
    here.file(
        "set/metadata.tsv",
        "ID\tAUDIO\tDURATION\tTEXT\tSPEAKER\n"
            + IntStream.range(0, utterances)
                .mapToObj(i -> "u%06d\tx.wav\t1.5\tx\tspeaker%d\n".formatted(i, i % 20))
                .collect(Collectors.joining()));
    return scored(here, "en", "--normalized");
  }

  /** Texts, ids and speakers that would do harm in a page that took them for more than texts. */
  static CliHarness hostile(Path folder) {
    CliHarness here = CliHarness.in(folder);
    List<String> texts =
        List.of(
            "<script>window.harm=1</script>",
            "</script><img src=x onerror=window.harm=2>",
            "\u202Eevil \u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD",
            "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 e\u0301",
            "x".repeat(10_000),
            "\u0001\u001B[31m\u007F bell\u0007",
            "javascript:alert(1) ${7*7} {{7*7}} &lt;b&gt; \"quoted\" 'single'");
    StringBuilder references = new StringBuilder();
    StringBuilder hypotheses = new StringBuilder();
    StringBuilder metadata = new StringBuilder("ID\tAUDIO\tDURATION\tTEXT\tSPEAKER\t<b>ROOM</b>\n");
    for (int i = 0; i < texts.size(); i++) {
      String id = "id\"'<b>" + i;
      references.append(id).append('\t').append(texts.get(i)).append('\n');
      String other = texts.get((i + 1) % texts.size());
      hypotheses.append(id).append('\t').append(other).append('\n');
      metadata.append(
          "%s\taudio.wav\t1.0\tx\t<script>window.harm=%d</script>\t\"><img src=x>%d\n"
              .formatted(id, i, i % 2));
    }
    here.file("ref.txt", references.toString());
    here.file("hyp.txt", hypotheses.toString());
    here.file("set/metadata.tsv", metadata.toString());
    return scored(here, "en", "--normalized");
  }

  private static CliHarness scored(CliHarness here, String language, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("score", "--ref", "ref.txt", "--hyp", "hyp.txt", "--lang", language));
    arguments.addAll(List.of("--metadata", "set/metadata.tsv", "--out", "result"));
    arguments.addAll(List.of(more));
    here.run(arguments.toArray(String[]::new));
    // As a benchmark leaves them beside a result.
    here.file("result/trans.txt", here.read("ref.txt"));
    here.file("result/raw_rec.txt", here.read("hyp.txt"));
    return here;
  }

  private static String lines(int count, IntFunction<String> text) {
    return IntStream.range(0, count)
        .mapToObj(i -> "u%06d\t%s\n".formatted(i, text.apply(i)))
        .collect(Collectors.joining());
  }

  private static void wav(CliHarness here, String path) {
    try {
      Files.createDirectories(here.path(path).getParent());
      Files.write(here.path(path), WavBytes.ofSeconds(0.5).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
