package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SbiLogTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "abcdef, abcdef",
    "abcdefg, abcdefg",
    "abcdefgh, abcdefgh",
    "abcdefghi, 'abcdef\n[zoo: 1 bytes left out]\nhi'",
    "abcdefghijklm, 'abcdef\n[zoo: 5 bytes left out]\nlm'"
  })
  void copyFrom_outputOfAnyLength_keepsBeginningAndEnd(String output, String expected) {
    SbiLog log = new SbiLog(folder.resolve("log.SBI"), 8);

    log.copyFrom(new ByteArrayInputStream(output.getBytes(US_ASCII)));
    log.close();

    assertThat(log.file()).hasContent(expected);
  }

  @Test
  void copyFrom_afterClose_isIgnored() {
    SbiLog log = new SbiLog(folder.resolve("log.SBI"), 8);

    log.close();
    log.copyFrom(new ByteArrayInputStream("late".getBytes(US_ASCII)));
    log.close();

    assertThat(log.file()).isEmptyFile();
  }
}
