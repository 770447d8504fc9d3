package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.FaultProxy;
import dev.modelzoo.testing.FaultProxy.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job over a server, and servers that are not there or refuse: each by its exit code. */
abstract class SadServerContract {
  @TempDir private Path folder;
  private CliHarness zoo;

  /** Such as {@code s3}. */
  abstract String scheme();

  /** Of a server that has a bucket {@code zoo-bucket}. */
  abstract URI endpoint();

  /** The same zoo, whose urls are on the server there and signed with the keys it knows. */
  abstract CliHarness at(CliHarness zoo, URI endpoint);

  /** The same with other keys. */
  abstract CliHarness at(CliHarness zoo, URI endpoint, String keyId, String secret);

  /** The id of the key that the server knows. */
  abstract String keyId();

  @BeforeEach
  void makeZoo() {
    zoo = at(CliHarness.zoo(folder, remote()), endpoint());
    OracleContent.english(zoo);
  }

  @Test
  void pushAndPull_server_givesTheSameDigestAndScore() {
    Outcome push = zoo.run("push", "-m", "oracle_en").assertDone();
    CliHarness other = at(CliHarness.zoo(folder.resolve("other"), remote()), endpoint());

    Outcome pull = other.run("pull", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(push.out()).contains("WER 11.11 %");
    assertThat(pull.out()).contains("here       WER 11.11 %", "identical");
    assertThat(FolderSnapshot.of(other.path("models")))
        .isEqualTo(FolderSnapshot.of(zoo.path("models")));
    Outcome again = zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    assertThat(again.err()).contains("up to date", "0 objects sent");
  }

  @Test
  void push_wrongSecret_saysThatItDoesNotFit() {
    Outcome push = at(zoo, endpoint(), keyId(), "not-the-secret").run("push", "-m", "oracle_en");

    push.assertFailed(ErrorKind.ACCESS_DENIED, url(), "does not fit the access key id");
    assertThat(push.err()).doesNotContain("not-the-secret");
    assertThat(zoo.read("zoo.yaml")).doesNotContain("oracle_en", "version:");
  }

  @Test
  void push_unknownKey_saysThatTheServerDoesNotKnowIt() {
    at(zoo, endpoint(), "nobody", "not-the-secret")
        .run("push", "-m", "oracle_en")
        .assertFailed(ErrorKind.ACCESS_DENIED, url(), "does not know the access key id")
        .assertNext("A public place needs no keys to read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "log", "verify", "diff", "pull"})
  void anyCommand_refused_saysWhoCanPermit(String command) {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    try (FaultProxy proxy = FaultProxy.before(endpoint())) {
      proxy.play(request -> Trouble.DENIED);

      at(zoo, proxy.endpoint())
          .run(command, "-m", "oracle_en")
          .assertFailed(ErrorKind.ACCESS_DENIED, url(), "access denied")
          .assertNext("'zoo-bucket'");
    }
  }

  @Test
  void push_noSuchBucket_namesIt() {
    zoo.file("zoo.yaml", "schema: zoo/1\nremote: " + scheme() + "://no-such-bucket/x/\n");

    zoo.run("push", "-m", "oracle_en").assertFailed(ErrorKind.NOT_FOUND, "'no-such-bucket'");

    assertThat(zoo.read("zoo.yaml")).doesNotContain("oracle_en");
    zoo.file("zoo.yaml", "schema: zoo/1\nremote: " + url() + "mended/\n");
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    assertThat(zoo.read("zoo.yaml")).contains("url: " + url() + "mended/models/oracle_en/");
  }

  @Test
  void pull_noSuchBucket_namesIt() {
    zoo.file(
        "zoo.yaml",
        "schema: zoo/1\nmodels: {other: {url: '" + scheme() + "://no-such-bucket/x/'}}\n");

    zoo.run("pull", "-m", "other").assertFailed(ErrorKind.NOT_FOUND, "'no-such-bucket'");

    assertThat(zoo.path("models/other")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "pull", "log", "verify", "diff"})
  void anyCommand_noServer_saysWhereNobodyAnswers(String command) throws IOException {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    URI nobody = unusedEndpoint();

    at(zoo, nobody)
        .run(command, "-m", "oracle_en")
        .assertFailed(ErrorKind.UNAVAILABLE, nobody.toString(), "nothing answers");
  }

  private String url() {
    return scheme() + "://zoo-bucket/";
  }

  private String remote() {
    return url() + folder.getFileName();
  }

  private static URI unusedEndpoint() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
