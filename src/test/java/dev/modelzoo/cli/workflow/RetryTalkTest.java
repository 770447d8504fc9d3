package dev.modelzoo.cli.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ResultStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTalkTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void retrying_sameReason_isToldOnce() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RetryTalk talk =
        new RetryTalk(
            new Console(
                new ResultStream(OutputStream.nullOutputStream()),
                new PrintStream(err, true, UTF_8),
                false));

    talk.retrying("a", 2, Duration.ofMillis(100), new IOException("busy"));
    talk.retrying("a", 3, Duration.ofMillis(1500), new IOException("busy"));
    talk.retrying("a", 4, Duration.ofMillis(0), new IOException("gone " + DIGEST));

    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            "retry      in 0.1 s (attempt 2): busy",
            "retry      in 1.5 s (attempt 3), for the same reason",
            "retry      in 0.0 s (attempt 4): gone 0123456789ab…");
  }

  @Test
  void abbreviated_digestsInKeys_areCutAndOtherTextStays() {
    assertThat(RetryTalk.abbreviated("cannot read s3://b/chunks/01/" + DIGEST + ": busy"))
        .isEqualTo("cannot read s3://b/chunks/01/0123456789ab…: busy");
    assertThat(RetryTalk.abbreviated("cannot read s3://b/packs/01/" + DIGEST + ".tar: busy"))
        .isEqualTo("cannot read s3://b/packs/01/0123456789ab….tar: busy");
    assertThat(RetryTalk.abbreviated("0123456789ab " + DIGEST + "0"))
        .isEqualTo("0123456789ab " + DIGEST + "0");
  }
}
