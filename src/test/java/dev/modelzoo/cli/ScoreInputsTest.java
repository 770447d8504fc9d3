package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code zoo score} may be given beside two plain files. */
class ScoreInputsTest {
  @TempDir private Path folder;
  private CliHarness here;

  @BeforeEach
  void makeFiles() {
    here = CliHarness.in(folder);
    here.file("ref.txt", "u1 a b c d\nu2 a b\nu3 e f g\nu4 h\n");
    here.file("hyp.txt", "u1 a x c\nu2 a b\nu3 e f g g\nu4 x\n");
  }

  @Test
  void score_metadataAsReferences_knowsTheirSpeakersAndDurations() {
    here.file(
        "set.tsv",
        lines(
            "ID\tAUDIO\tDURATION\tTEXT\tSPEAKER",
            "u1\ta\t1.5\ta b c d\tann",
            "u2\ta\t70\ta b\tann",
            "u3\ta\t2\te f g\tbob",
            "u4\ta\t2\th\tbob"));

    JsonObject alone = score("set.tsv", "hyp.txt", "--json").assertDone().json();
    JsonObject named =
        score("ref.txt", "hyp.txt", "--json", "--metadata", "set.tsv").assertDone().json();
    Outcome split = score("set.tsv", "hyp.txt", "--by", "speaker").assertDone();

    assertThat(alone.get("interval")).isEqualTo(named.get("interval"));
    assertThat(alone.getAsJsonObject("interval").get("blocks").getAsString()).isEqualTo("SPEAKER");
    assertThat(alone.get("compat_speechio")).isEqualTo(named.get("compat_speechio"));
    assertThat(split.out()).contains("ann", "bob");
  }

  @Test
  void score_raggedTableAsReferences_usesItsTextsAndSaysSo() {
    here.file("set.tsv", lines("ID\tTEXT\tSPEAKER", "u1\ta b c d\tann", "u2\ta b"));

    Outcome score = score("set.tsv", "hyp.txt", "--json").assertDone();

    assertThat(score.err()).contains("only the texts of it are used", "set.tsv, line 3: 2 cells");
    assertThat(score.json().getAsJsonObject("interval").get("blocks").getAsString())
        .isEqualTo("utterance");
  }

  @Test
  void score_standardInput_isEitherOfTheTwoFiles() {
    Outcome files = score("ref.txt", "hyp.txt");

    assertThat(piped(here.read("hyp.txt"), "ref.txt", "-")).isEqualTo(files.out());
    assertThat(piped(here.read("ref.txt"), "-", "hyp.txt")).isEqualTo(files.out());
    score("-", "-").assertFailed(ErrorKind.USAGE, "--ref - and --hyp -");
    score("-", "hyp.txt").assertFailed(ErrorKind.USAGE, "standard input holds no reference");
    score("ref.txt", "-").assertFailed(ErrorKind.INCOMPLETE, "in standard input have no");
  }

  private Outcome score(String references, String hypotheses, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("score", "--ref", references, "--hyp", hypotheses, "--lang", "en"));
    arguments.addAll(List.of(more));
    return here.run(arguments.toArray(String[]::new));
  }

  private String piped(String in, String references, String hypotheses) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] arguments = {"score", "--ref", references, "--hyp", hypotheses, "--lang", "en"};
    here.runWith(in.getBytes(StandardCharsets.UTF_8), out, arguments).assertDone();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }
}
