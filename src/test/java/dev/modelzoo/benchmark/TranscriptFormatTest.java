package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptFormatTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.txt, KALDI",
    "text, KALDI",
    "trans.TSV, TSV",
    "x.jsonl, JSONL",
    "x.ndjson, JSONL",
    "manifest.json, JSONL",
    "a.b.trn, TRN"
  })
  void of_name_decidesByItsEnd(String name, TranscriptFormat format) {
    assertThat(TranscriptFormat.of(Path.of(name))).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hyp.csv", "hyp.ctm", "ref.STM"})
  void of_nameOfAnotherFormat_isNotTakenForKaldiText(String name) {
    assertThatThrownBy(() -> TranscriptFormat.of(Path.of(name)))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining(name + ": zoo reads no .");
  }

  @Test
  void read_tsvWithHeader_takesTheNamedColumns() throws IOException {
    assertThat(
            read(
                "x.tsv",
                "\uFEFFAudio\tId\tTEXT\tSPEAKER\r\na.wav\tu1\t \"one\" two\ts\r\n\r\nb\tu2\t\t"))
        .containsExactly(Map.entry("u1", "\"one\" two"), Map.entry("u2", ""));
  }

  @Test
  void read_tsvWithoutHeader_isIdAndText() throws IOException {
    assertThat(read("x.tsv", "u1\tone  two\nu2\n"))
        .containsExactly(Map.entry("u1", "one  two"), Map.entry("u2", ""));
  }

  @Test
  void read_jsonLines_takesIdAndText() throws IOException {
    assertThat(
            read(
                "x.jsonl",
                "{\"id\": \"u1\", \"text\": \"one\\n\\ttwo\", \"x\": null}\r\n"
                    + "{\"uid\": 7, \"text\": \"\\u4f60\"}\n{\"utt_id\":\"k\",\"text\":\"\"}"))
        .containsExactly(Map.entry("u1", "one  two"), Map.entry("7", "你"), Map.entry("k", ""));
  }

  @Test
  void read_trn_takesTheLastParentheses() throws IOException {
    assertThat(read("x.trn", ";; comment (no)\none (laughs) two (u1)\n(u2)\n 你好  ( u3 ) \n"))
        .containsExactly(
            Map.entry("u1", "one (laughs) two"), Map.entry("u2", ""), Map.entry("u3", "你好"));
  }

  @Test
  void read_loneCarriageReturn_endsALine() throws IOException {
    assertThat(read("x.txt", "a one\rb two\r\r\nc three\r"))
        .containsExactly(Map.entry("a", "one"), Map.entry("b", "two"), Map.entry("c", "three"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.tsv|u1\\tone\\nu2\\ta\\tb|line 2 has 3 columns",
        "x.tsv|ID\\tX\\tTEXT\\nu1\\ta|line 2 has 2 columns only",
        "x.tsv|\\tone|line 1 has no id",
        "x.tsv|u 1\\tone|line 1 has white space in its id",
        "x.tsv|u1\\ta\\nu1\\tb|\"u1\" in lines 1 and 2",
        "x.jsonl|{\"id\":\"a\",\"text\":\"b\"}\\n{\"id\":\"c\"}|line 2 has no string \"text\"",
        "x.jsonl|{\"text\":\"b\"}|line 1 has no \"id\"",
        "x.jsonl|{\"id\":[1],\"text\":\"b\"}|line 1 has no string \"id\"",
        "x.jsonl|[1]|line 1 is a JSON array; an object is wanted in a line of its own",
        "x.jsonl|{\"id\":|line 1 is no JSON object: End of input",
        "x.jsonl|{\"id\":\"a\",\"text\":\"b\"} x|line 1 is no JSON object",
        "x.jsonl|{'id':'a'}|line 1 is no JSON object",
        "x.trn|one (u1)\\ntwo|line 2 does not end with an id",
        "x.trn|one u1)|line 1 does not end with an id",
        "x.trn|one (u 1)|line 1 has white space in its id",
        "x.trn|one ()|line 1 has no id"
      })
  void read_lineThatIsWrong_isNamed(String name, String content, String message) {
    ZooException error =
        catchThrowableOfType(
            ZooException.class,
            () -> read(name, content.replace("\\n", "\n").replace("\\t", "\t")));

    assertThat(error.kind()).isEqualTo(ErrorKind.USAGE);
    assertThat(error).hasMessageContaining(message);
  }

  private Map<String, String> read(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    return TranscriptFile.read(file, TranscriptFormat.of(file), ErrorKind.USAGE).texts();
  }
}
