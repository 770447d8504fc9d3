package dev.modelzoo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.dataset.MetadataProblem.Kind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.TestSetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestSetReaderTest {
  private static final EntryId ID = new EntryId("set");
  private static final Path REAL = Path.of("../shared/data");
  private static final String HEADER = "ID\tAUDIO\tDURATION\tTEXT\n";

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"MINI_EN", "MINI_ZH"})
  void read_realSet_readsEveryLine(String name) throws IOException {
    assumeThat(Files.isDirectory(REAL) || "true".equals(System.getenv("CI"))).isTrue();
    Path folder = REAL.resolve(name);

    TestSet set = TestSetReader.read(new EntryId(name), folder);

    long lines = Files.readString(folder.resolve("metadata.tsv")).lines().count();
    assertThat(set.utterances()).hasSize((int) lines - 1);
    assertThat(set.utterances()).allSatisfy(u -> assertThat(set.audioPath(u)).isRegularFile());
  }

  @Test
  void read_soundSet_keepsCellsAsWritten() {
    Path folder =
        TestSetFolder.sound(temp)
            .metadata(
                String.join(
                    "\r\n",
                    "\uFEFFTEXT\tSPEAKER\tID\tDURATION\tAUDIO\tNOTE",
                    "",
                    "\"Hello, \"\"you\" \tann\ta\t1.50\taudio/a.wav\t",
                    "   ",
                    "\u4F60\u597D\tbob\tb\t2\taudio/b.wav\tx"))
            .folder();

    TestSet set = TestSetReader.read(ID, folder);

    assertThat(set.utterances()).extracting(Utterance::id).containsExactly("a", "b");
    Utterance first = set.utterances().get(0);
    assertThat(first.text()).isEqualTo("\"Hello, \"\"you\" ");
    assertThat(first.duration()).isEqualTo(1.5);
    assertThat(first.audio()).isEqualTo("audio/a.wav");
    assertThat(first.metadata().keySet()).containsExactly("SPEAKER", "NOTE");
    assertThat(set.utterances().get(1).text()).isEqualTo("\u4F60\u597D");
  }

  @Test
  void read_badLines_namesTheFirstThreeAndCountsTheRest() {
    Path folder =
        TestSetFolder.sound(temp)
            .lines("a\tx\t1\tX", "a\tx\t1\tX", "b\tx\tlong\tX", "c", "d e\tx\t1\tX", "f\t\t1\tX")
            .folder();

    assertThatThrownBy(() -> TestSetReader.read(ID, folder))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CHECK_FAILED))
        .hasMessageContaining("metadata.tsv: line 3: the id 'a' is in line 2 too; line 4: ")
        .hasMessageContaining("line 5: 1 tab-separated cells where the header has 4")
        .hasMessageEndingWith("; and 2 more");
  }

  @Test
  void read_noTable_isNotFound() {
    assertThatThrownBy(() -> TestSetReader.read(ID, temp))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }

  @Test
  void parse_badLines_readsTheOthers() {
    MetadataTable table = parse(HEADER + "a\tx\t0\tX\n\nb\ty\t1\tY\n");

    assertThat(table.utterances()).extracting(Utterance::id).containsExactly("b");
    assertThat(table.lines()).containsExactly(4);
    assertThat(table.problems()).extracting(MetadataProblem::line).containsExactly(2);
  }

  @Test
  void parse_lineWithTwoProblems_namesBoth() {
    assertThat(parse(HEADER + "a/b\tx\t-1\tX\n").problems())
        .extracting(MetadataProblem::kind)
        .containsExactly(Kind.BAD_ID, Kind.BAD_DURATION);
  }

  @Test
  void parse_otherEncoding_namesTheLineAndReadsOn() {
    byte[] bytes = (HEADER + "a\tx\t1\t\u00E9\nb\ty\t1\tY\n").getBytes(StandardCharsets.ISO_8859_1);

    MetadataTable table = MetadataTable.parse(bytes);

    assertThat(table.problems())
        .containsExactly(
            new MetadataProblem(Kind.NOT_UTF8, 2, "this is not UTF-8 text: it looks like Latin-1"));
    assertThat(table.utterances()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "ID,AUDIO,DURATION,TEXT\n",
        "id\taudio\tduration\ttext\n",
        "ID\tAUDIO\tTEXT\n",
        "ID\tAUDIO\tDURATION\tTEXT\tID\n",
        "a\taudio/a.wav\t1\tX\n",
      })
  void parse_badHeader_isTheOnlyProblem(String text) {
    MetadataTable table = parse(text + "a\tx\n");

    assertThat(table.problems()).extracting(MetadataProblem::kind).containsExactly(Kind.HEADER);
  }

  @ParameterizedTest
  @CsvSource({
    "'ID,AUDIO,DURATION,TEXT', it has commas where tabs must be",
    "ID AUDIO DURATION TEXT,   it has blanks where tabs must be",
  })
  void parse_otherSeparators_areNamed(String header, String hint) {
    assertThat(parse(header + "\n").problems().get(0).what()).endsWith("; " + hint);
  }

  @Test
  void parse_headerAlone_hasNoUtterances() {
    assertThat(parse(HEADER).problems())
        .extracting(MetadataProblem::kind)
        .containsExactly(Kind.NO_UTTERANCES);
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "1., true",
    "0.01, true",
    "12345.678, true",
    "0, false",
    "0.0, false",
    "-1, false",
    "NaN, false",
    "1e3, false",
    "1d, false",
    "'1,5', false",
    "00:01, false",
    "1 s, false"
  })
  void parse_duration_isAPlainPositiveNumber(String duration, boolean good) {
    MetadataTable table = parse(HEADER + "a\tx\t" + duration + "\tX\n");

    assertThat(table.problems().isEmpty()).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "a\u00A0b", "a\u3000b", "a\u0001b"})
  void parse_badId_isRefused(String id) {
    assertThat(parse(HEADER + id + "\tx\t1\tX\n").problems())
        .extracting(MetadataProblem::kind)
        .containsExactly(Kind.BAD_ID);
  }

  private static MetadataTable parse(String text) {
    return MetadataTable.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
