package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormalizeCommandTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeFolder() {
    zoo = CliHarness.in(folder);
  }

  @Test
  void normalize_file_printsALineForEachLine() {
    zoo.file("texts", "\uFEFF花了100元！\r\n\n呃\n1/2");

    Outcome done = zoo.run("normalize", "--lang", "zh", "texts").assertDone();

    assertThat(done.out()).isEqualTo("花了一百元 \n\n\n二分之一\n");
    assertThat(done.err()).isEmpty();
  }

  @Test
  void normalize_explain_printsTheTextAfterEachRule() {
    zoo.file("texts", "3% a\nB\n");

    Outcome done = zoo.run("normalize", "--lang", "zh", "--explain", "texts").assertDone();

    assertThat(done.out())
        .isEqualTo(
            """
            (input)     3% a
            upper-case  3% A
            percentage  百分之三 A
            (result)    百分之三 A

            (input)   B
            (result)  B
            """);
  }

  @Test
  void normalize_traditional_isSimplifiedIfAsked() {
    zoo.file("texts", "後來\n");

    assertThat(zoo.run("normalize", "--lang", "zh", "texts").assertDone().out()).isEqualTo("後來\n");
    assertThat(zoo.run("normalize", "--lang", "zh", "--t2s", "texts").assertDone().out())
        .isEqualTo("后来\n");
  }

  @Test
  void normalize_invalidUtf8_namesTheLine() throws IOException {
    Files.write(folder.resolve("texts"), "good\nb\u00E4d\n".getBytes(StandardCharsets.ISO_8859_1));

    Outcome failed = zoo.run("normalize", "--lang", "de", "texts");

    assertThat(failed.exit()).isEqualTo(ErrorKind.USAGE.exitCode());
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("texts: line 2 is not UTF-8");
  }

  @Test
  void normalize_invalidUtf8ThroughAPipe_printsWhatCameBefore() {
    byte[] input = "good\nb\u00E4d\n".getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Outcome failed = zoo.runWith(input, out, "normalize", "--lang", "de");

    assertThat(failed.exit()).isEqualTo(ErrorKind.USAGE.exitCode());
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("GOOD\n");
    assertThat(failed.err()).contains("standard input: line 2 is not UTF-8");
  }

  @Test
  void normalize_ownInterjections_replaceZoosOwn() {
    zoo.file("texts", "um well gosh\n");
    zoo.file("words", "\uFEFFWell, Gosh\n\n");
    zoo.file("phrases", "um\nyou know\n");

    assertThat(zoo.run("normalize", "--lang", "en", "texts").assertDone().out())
        .isEqualTo("WELL GOSH\n");
    assertThat(own("en", "words").assertDone().out()).isEqualTo("UM\n");
    own("en", "phrases").assertFailed(ErrorKind.USAGE, "'you know' is not one word");
    own("en", "gone").assertFailed(ErrorKind.NOT_FOUND, "gone");
    own("de", "words").assertFailed(ErrorKind.USAGE, "--interjections names English words");
  }

  private Outcome own(String language, String words) {
    return zoo.run("normalize", "--lang", language, "--interjections", words, "texts");
  }

  @Test
  void normalize_wrongUse_isExplained() {
    assertThat(zoo.run("normalize", "texts").err()).contains("--lang CODE");
    Outcome unknown = zoo.run("normalize", "--lang", "chinese", "texts");
    assertThat(unknown.exit()).isEqualTo(ErrorKind.USAGE.exitCode());
    assertThat(unknown.err()).contains("'chinese' is no language code", "Did you mean zh?");
    assertThat(zoo.run("normalize", "--lang", "zh", "gone").exit())
        .isEqualTo(ErrorKind.NOT_FOUND.exitCode());
    assertThat(zoo.run("normalize", "--lang", "zh", ".").err()).contains("is a folder");
  }
}
