package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.store.s3.S3Credentials;
import dev.modelzoo.store.s3.S3Settings;
import dev.modelzoo.testing.S3ProxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job over S3, and S3 servers that are not there or refuse. */
class SadServerTest {
  private static S3ProxyServer server;

  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeAll
  static void start(@TempDir Path serverFolder) throws Exception {
    server = S3ProxyServer.start(serverFolder);
    server.createBucket("zoo-bucket");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeZoo() {
    zoo =
        CliHarness.zoo(folder, "s3://zoo-bucket/" + folder.getFileName()).withS3(server.settings());
    OracleContent.english(zoo);
  }

  @Test
  void pushAndPull_s3_givesTheSameDigestAndScore() {
    Outcome push = zoo.run("push", "-m", "oracle_en").assertDone();
    CliHarness other =
        CliHarness.zoo(folder.resolve("other"), "s3://zoo-bucket/" + folder.getFileName())
            .withS3(server.settings());

    Outcome pull = other.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(push.out()).contains("WER 11.11 %");
    assertThat(pull.out()).contains("here       WER 11.11 %", "identical");
    assertThat(FolderSnapshot.of(other.path("models")))
        .isEqualTo(FolderSnapshot.of(zoo.path("models")));
    Outcome again = zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    assertThat(again.err()).contains("up to date", "0 objects sent");
  }

  @Test
  void push_wrongKey_saysThatTheServerRefusedIt() {
    S3Credentials wrong = S3Credentials.of("test-identity", "not-the-secret");

    Outcome push =
        zoo.withS3(S3Settings.of(server.endpoint(), wrong)).run("push", "-m", "oracle_en");

    push.assertFailed(ErrorKind.ACCESS_DENIED, "s3://zoo-bucket/");
    assertThat(push.err()).doesNotContain("not-the-secret");
    assertThat(zoo.read("zoo.yaml")).doesNotContain("oracle_en", "version:");
  }

  @Test
  void push_unknownKey_saysThatTheServerRefusedIt() {
    S3Credentials unknown = S3Credentials.of("nobody", "not-the-secret");

    zoo.withS3(S3Settings.of(server.endpoint(), unknown))
        .run("push", "-m", "oracle_en")
        .assertFailed(ErrorKind.ACCESS_DENIED, "s3://zoo-bucket/");
  }

  @Test
  void push_noSuchBucket_namesIt() {
    zoo.file("zoo.yaml", "schema: zoo/1\nremote: s3://no-such-bucket/x/\n");

    zoo.run("push", "-m", "oracle_en").assertFailed(ErrorKind.NOT_FOUND, "no-such-bucket");

    assertThat(zoo.read("zoo.yaml")).doesNotContain("oracle_en");
    zoo.file("zoo.yaml", "schema: zoo/1\nremote: s3://zoo-bucket/mended/\n");
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    assertThat(zoo.read("zoo.yaml")).contains("url: s3://zoo-bucket/mended/models/oracle_en/");
  }

  @Test
  void anyCommand_noServer_saysWhereNobodyAnswers() throws IOException {
    S3Settings nobody = S3Settings.of(unusedEndpoint(), server.credentials());
    CliHarness lonely = zoo.withS3(nobody);

    for (String command : new String[] {"push", "pull", "log", "verify", "diff"}) {
      lonely
          .run(command, "-m", "oracle_en")
          .assertFailed(ErrorKind.UNAVAILABLE, String.valueOf(nobody.endpoint().orElseThrow()));
    }
  }

  @Test
  void pull_fileStoreThatIsNotThere_saysThatNothingIsPublished() {
    zoo.file("zoo.yaml", "schema: zoo/1\nmodels: {oracle_en: {url: 'file:gone'}}\n");

    zoo.run("pull", "-m", "oracle_en")
        .assertFailed(ErrorKind.NOT_FOUND, "nothing has been published there");
    assertThat(Files.exists(zoo.path("gone"))).isFalse();
  }

  private static URI unusedEndpoint() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
