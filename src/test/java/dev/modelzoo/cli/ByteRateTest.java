package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRateTest {
  @ParameterizedTest
  @CsvSource({"0,0", "512k,512000", "10M,10000000", "1.5m,1500000", "2GB,2000000000", "0.5kB,500"})
  void parse_rate_isInBytesPerSecond(String text, long rate) {
    assertThat(ByteRate.parse(text).bytesPerSecond()).isEqualTo(rate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "M", "-1M", "10 M", "1e3k", "0.0001k", "fast", "0k", "9999999G"})
  void parse_nonsense_isUsage(String text) {
    assertThatThrownBy(() -> ByteRate.parse(text))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.USAGE);
              assertThat(e.next()).contains("10M");
            });
  }

  @Test
  void commands_nonsense_exitWithUsageBeforeAnythingElse(@TempDir Path folder) {
    CliHarness zoo = CliHarness.zoo(folder, "file:store");

    for (String command : new String[] {"push", "pull", "verify"}) {
      zoo.run(command, "-m", "none", "--bwlimit", "10")
          .assertFailed(ErrorKind.USAGE, "--bwlimit 10")
          .assertNext("512k");
    }
  }

  @Test
  void pushPullAndVerify_bandwidth_areDone(@TempDir Path folder) {
    CliHarness zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);

    zoo.run("push", "-m", "oracle_en", "--no-benchmark", "--bwlimit", "1G").assertDone();
    zoo.run("verify", "-m", "oracle_en", "--bwlimit", "1G").assertDone();
    zoo.run("pull", "-m", "oracle_en", "--bwlimit", "1G").assertDone();
  }
}
