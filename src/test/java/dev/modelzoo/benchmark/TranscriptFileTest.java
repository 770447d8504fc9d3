package dev.modelzoo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptFileTest {
  @TempDir Path folder;

  @Test
  void read_kaldiText_keepsOrderAndTexts() throws IOException {
    Path file = write("b\tone  two \na three\n\uD840\uDC00\u3000你好\n");

    TranscriptFile transcript = TranscriptFile.read(file, ErrorKind.USAGE);

    assertThat(transcript.path()).isEqualTo(file);
    assertThat(transcript.texts().keySet()).containsExactly("b", "a", "\uD840\uDC00");
    assertThat(transcript.texts().values()).containsExactly("one  two", "three", "你好");
    assertThat(transcript.blankLines()).isZero();
  }

  @Test
  void read_markCrlfAndNoFinalNewline_areHarmless() throws IOException {
    Path file = write("\uFEFFa one\r\n  b\ttwo\r\nc three");

    assertThat(TranscriptFile.read(file, ErrorKind.USAGE).texts())
        .containsEntry("a", "one")
        .containsEntry("b", "two")
        .containsEntry("c", "three")
        .hasSize(3);
  }

  @Test
  void read_emptyTextsAndBlankLines_areKeptAndCounted() throws IOException {
    Path file = write("\na\n\r\nb\t\n \u3000\nc x\n");

    TranscriptFile transcript = TranscriptFile.read(file, ErrorKind.USAGE);

    assertThat(transcript.texts()).containsEntry("a", "").containsEntry("b", "").hasSize(3);
    assertThat(transcript.blankLines()).isEqualTo(3);
  }

  @Test
  void read_emptyFile_hasNoTexts() throws IOException {
    assertThat(TranscriptFile.read(write(""), ErrorKind.USAGE).texts()).isEmpty();
    assertThat(TranscriptFile.read(write("\uFEFF"), ErrorKind.USAGE).blankLines()).isEqualTo(1);
  }

  @Test
  void read_latin1_namesLineByteAndEncoding() throws IOException {
    Path file = folder.resolve("hyp.txt");
    Files.write(file, "a one\nb café noir\n".getBytes(StandardCharsets.ISO_8859_1));

    ZooException error = failure(file, ErrorKind.SBI_FAILED);

    assertThat(error.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    assertThat(error)
        .hasMessage(
            file + ": line 2 is not UTF-8 (byte 0xE9 at position 6); it looks like Latin-1");
    assertThat(error.next()).isEqualTo("Write the file in UTF-8.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a 今天天气很好", "a 呃", "a 你好，OK。", "a 價錢 100 元"})
  void read_gbk_saysSo(String line) throws IOException {
    for (String charset : List.of("GBK", "GB18030")) {
      Path file = folder.resolve("hyp.txt");
      Files.write(file, line.getBytes(Charset.forName(charset)));

      assertThat(failure(file, ErrorKind.USAGE)).hasMessageEndingWith("it looks like GBK");
    }
  }

  @Test
  void read_damagedUtf8_saysThatTheRestIsUtf8() throws IOException {
    Path file = folder.resolve("hyp.txt");
    byte[] bytes = "a 今天天气".getBytes(StandardCharsets.UTF_8);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(failure(file, ErrorKind.USAGE))
        .hasMessageEndingWith("the rest of it is: a character is damaged or cut off");
  }

  @Test
  void read_utf16_saysSo() throws IOException {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      Path file = folder.resolve("hyp.txt");
      Files.write(file, "\uFEFFa one\n".getBytes(charset));

      assertThat(failure(file, ErrorKind.USAGE)).hasMessageEndingWith("it looks like UTF-16");
    }
  }

  @Test
  void read_cutOffCharacter_isRefused() throws IOException {
    Path file = folder.resolve("hyp.txt");
    Files.write(file, new byte[] {'a', ' ', (byte) 0xE4, (byte) 0xBD});

    assertThat(failure(file, ErrorKind.USAGE))
        .hasMessageContaining("line 1 is not UTF-8 (byte 0xE4 at position 3)");
  }

  @Test
  void read_loneByteOfFourInLatin1_isNoGbk() throws IOException {
    Path file = folder.resolve("hyp.txt");
    Files.write(file, "a élan ça où naïve\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(failure(file, ErrorKind.USAGE)).hasMessageEndingWith("it looks like Latin-1");
  }

  @Test
  void read_duplicates_namesBothLines() throws IOException {
    Path file = write("a one\nb two\n\na three\nb\n");

    ZooException error = failure(file, ErrorKind.SBI_FAILED);

    assertThat(error.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    assertThat(error)
        .hasMessage(
            file
                + ": an utterance has more than one line:"
                + " \"a\" in lines 1 and 4, \"b\" in lines 2 and 5");
  }

  @Test
  void read_manyDuplicates_namesFiveAndCountsTheRest() throws IOException {
    Path file = write("\u001B[31ma 1\n".repeat(8));

    assertThat(failure(file, ErrorKind.USAGE))
        .hasMessageContaining("\"?[31ma\" in lines 1 and 6 and 2 more")
        .hasMessageNotContaining("\u001B");
  }

  @Test
  void read_absentFile_isNotFound() {
    ZooException error = failure(folder.resolve("none.txt"), ErrorKind.SBI_FAILED);

    assertThat(error.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(error).hasMessageContaining("none.txt");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), text);
  }

  private static ZooException failure(Path file, ErrorKind kind) {
    return catchThrowableOfType(ZooException.class, () -> TranscriptFile.read(file, kind));
  }
}
