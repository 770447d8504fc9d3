package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.oss.OssCredentials;
import dev.modelzoo.testing.OssServer;
import dev.modelzoo.testing.PrivateCaServer;
import dev.modelzoo.testing.RawServer;
import dev.modelzoo.testing.S3ProxyServer;
import dev.modelzoo.testing.TunnelProxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo doctor} against servers: each trouble has its own line. */
class DoctorServersTest {
  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "s3://bucket/zoo/");
    environment.put("HOME", folder.toString());
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    environment.put("AWS_ACCESS_KEY_ID", "test-identity");
    environment.put("AWS_SECRET_ACCESS_KEY", "not/the+secret");
  }

  @Test
  void s3_allIsWell_everyLineSaysSo() throws Exception {
    try (S3ProxyServer server = S3ProxyServer.start(Files.createDirectory(folder.resolve("s3")))) {
      server.createBucket("bucket");
      use(server);

      DoctorOutcome doctor = doctor("--write").assertDone();

      assertThat(doctor.out())
          .contains("endpoint      " + server.endpoint() + ", from AWS_ENDPOINT_URL")
          .contains("region        us-east-1, from the default")
          .contains("credentials   test…ty, from AWS_ACCESS_KEY_ID")
          .contains("ok   server        answers", "ok   read", "ok   list", "ok   write")
          .contains("ok   publishing")
          .doesNotContain("fail")
          .doesNotContain(server.credentials().secretAccessKey());
      assertThat(doctor("--json").json().get("url").getAsString()).isEqualTo("s3://bucket/zoo/");
    }
  }

  @Test
  void s3_placeOfAZooOrMistyped_saysWhatIsThere() throws Exception {
    try (S3ProxyServer server = S3ProxyServer.start(Files.createDirectory(folder.resolve("s3")))) {
      server.createBucket("bucket");
      use(server);
      put("s3://bucket/zoo/", "models/m1/zoo-store.json", "models/m2/SBI", "datasets/D/x");

      assertThat(doctor("--remote", "s3://bucket/zoo/").assertDone().out())
          .contains("ok   content       a zoo: 2 models, 1 test set");
      assertThat(doctor("--remote", "s3://bucket/zoo/models/m1/").assertDone().out())
          .contains("ok   content       the store of one model");
      assertThat(doctor("--remote", "s3://bucket/zo/").assertDone().out())
          .contains("warn content       nothing there", "fix: Check the prefix (what follows the");
    }
  }

  @Test
  void s3_wrongSecretUnknownKeyOrNoBucket_eachHasItsMessage() throws Exception {
    try (S3ProxyServer server = S3ProxyServer.start(Files.createDirectory(folder.resolve("s3")))) {
      use(server);
      doctor().assertFailed(ErrorKind.NOT_FOUND, "there is no bucket 'bucket'");

      server.createBucket("bucket");
      environment.put("AWS_SECRET_ACCESS_KEY", "wrong");
      doctor().assertFailed(ErrorKind.ACCESS_DENIED, "the secret access key does not fit");

      environment.put("AWS_ACCESS_KEY_ID", "somebody");
      doctor().assertFailed(ErrorKind.ACCESS_DENIED, "does not know the access key id");
    }
  }

  @Test
  void s3_noCredentials_warnsThatNothingIsSigned() throws Exception {
    try (S3ProxyServer server = S3ProxyServer.start(Files.createDirectory(folder.resolve("s3")))) {
      server.createBucket("bucket");
      use(server);
      environment.remove("AWS_ACCESS_KEY_ID");
      environment.remove("AWS_SECRET_ACCESS_KEY");

      DoctorOutcome doctor = doctor();

      assertThat(doctor.out()).contains("warn credentials   none found: requests go unsigned");
    }
  }

  @Test
  void server_nothingListens_saysWhichSetting() throws Exception {
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + deadPort());

    DoctorOutcome doctor = doctor();

    doctor.assertFailed(ErrorKind.UNAVAILABLE, "nothing answers at 127.0.0.1:");
    doctor.assertNext("AWS_ENDPOINT_URL");
    assertThat(doctor.out()).doesNotContain(" read ");
  }

  @Test
  void server_nameThatDoesNotExist_isToldApart() {
    environment.put("AWS_ENDPOINT_URL", "http://no-such-host.invalid");

    doctor().assertFailed(ErrorKind.UNAVAILABLE, "there is no server of the name no-such-host");
  }

  @Test
  void proxy_deadPlainOrTunnel_isBlamedAndNotTheServer() throws Exception {
    String dead = "http://me:geheim@127.0.0.1:" + deadPort();
    environment.put("AWS_ENDPOINT_URL", "http://s3.example.org");
    environment.put("HTTP_PROXY", dead);
    environment.put("HTTPS_PROXY", dead);

    DoctorOutcome plain =
        doctor().assertFailed(ErrorKind.UNAVAILABLE, "nothing answers at the proxy");
    environment.put("AWS_ENDPOINT_URL", "https://s3.example.org");
    DoctorOutcome tunnel =
        doctor().assertFailed(ErrorKind.UNAVAILABLE, "nothing answers at the proxy");

    plain.assertNext("HTTP_PROXY", "NO_PROXY");
    tunnel.assertNext("HTTPS_PROXY", "NO_PROXY");
    assertThat(plain.out() + plain.err() + tunnel.out() + tunnel.err())
        .contains("with a password")
        .doesNotContain("geheim");
  }

  @Test
  void proxy_wantsAPasswordOrDoesNotReachTheServer_saysWhich() throws Exception {
    environment.put("AWS_ENDPOINT_URL", "https://s3.example.org");
    try (TunnelProxy proxy = TunnelProxy.to(1)) {
      environment.put("HTTPS_PROXY", proxy.urlWithoutPassword());
      doctor().assertFailed(ErrorKind.UNAVAILABLE, "the proxy 127.0.0.1:", "wants a password");
    }
    try (RawServer proxy = answering("HTTP/1.1 502 Bad Gateway\r\n\r\n")) {
      environment.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
      doctor().assertFailed(ErrorKind.UNAVAILABLE, "does not reach https://s3.example.org");
    }
    try (RawServer proxy = answering("HTTP/1.1 403 No\r\n\r\n")) {
      environment.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
      doctor()
          .assertFailed(ErrorKind.UNAVAILABLE, "answered HTTP 403", "way to s3.example.org")
          .assertNext("let this server through");
    }
  }

  @Test
  void clock_asTheServersOrNot_saysHowFarOff() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDate: ";
    try (RawServer server = answering(head + "Sun, 22 Nov 2026 23:30:20 GMT\r\n\r\n")) {
      environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.port());
      assertThat(doctor().out()).contains("ok   clock");
    }
    try (RawServer server = answering(head + "Sun, 22 Nov 2026 23:00:00 GMT\r\n\r\n")) {
      environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.port());
      assertThat(doctor().out()).contains("warn clock         1800 s ahead of the server's");
    }
  }

  @Test
  void server_thatIsNone_saysSo() throws Exception {
    try (RawServer server =
        new RawServer(
            (self, client) -> {
              RawServer.write(client, "220 mail.example.org ESMTP\r\n");
              client.shutdownOutput();
            })) {
      environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.port());
      doctor().assertFailed(ErrorKind.UNAVAILABLE, "does not speak HTTP");

      environment.put("AWS_ENDPOINT_URL", "https://127.0.0.1:" + server.port());
      doctor()
          .assertFailed(ErrorKind.USAGE, "no secure connection", "does not speak TLS (https)")
          .assertNext("write http://127.0.0.1:" + server.port() + " in AWS_ENDPOINT_URL.");
    }
  }

  @Test
  void server_withoutTls_isMendedInTheSettingThatCounts() throws Exception {
    try (RawServer server = RawServer.plain()) {
      String plain = "http://127.0.0.1:" + server.port();
      environment.put("AWS_ENDPOINT_URL_S3", plain.replace("http", "https"));
      doctor()
          .assertFailed(ErrorKind.USAGE, "does not speak TLS")
          .assertNext("write " + plain + " in AWS_ENDPOINT_URL_S3.");

      environment.remove("AWS_ENDPOINT_URL");
      environment.remove("AWS_ENDPOINT_URL_S3");
      zoo.file(
          "../.aws/config", "[default]\nendpoint_url = " + plain.replace("http", "https") + "\n");
      doctor()
          .assertFailed(ErrorKind.USAGE, "does not speak TLS")
          .assertNext("write " + plain + " in endpoint_url of the AWS profile 'default'.");
      doctor("--remote", plain.replace("http", "https") + "/zoo/")
          .assertFailed(ErrorKind.USAGE, "does not speak TLS")
          .assertNext("write " + plain + " in the url.");
    }
  }

  @Test
  void certificate_unknownAuthorityOrAnotherHost_eachHasItsMessage() throws Exception {
    try (ServerSocket listening = PrivateCaServer.listen(Files.createDirectory(keys()));
        RawServer server =
            new RawServer(
                listening,
                (self, client) -> {
                  while (true) {
                    self.readHead(client);
                    RawServer.write(client, "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
                  }
                })) {
      environment.put("AWS_ENDPOINT_URL", "https://127.0.0.1:" + server.port());
      doctor()
          .assertFailed(ErrorKind.UNAVAILABLE, "has an authority that is not known here")
          .assertNext("export AWS_CA_BUNDLE=FILE");

      environment.put("AWS_CA_BUNDLE", keys().resolve("authority.pem").toString());
      DoctorOutcome trusted = doctor().assertFailed(ErrorKind.ACCESS_DENIED, "access denied");
      assertThat(trusted.out()).contains("ok   server", "ok   certificates");

      environment.put("AWS_ENDPOINT_URL", "https://localhost:" + server.port());
      doctor().assertFailed(ErrorKind.UNAVAILABLE, "is that of another server");
    }
  }

  private Path keys() {
    return folder.resolve("keys");
  }

  @Test
  void oss_allIsWell_saysWhereKeysComeFromAndThatVersionsAreOff() throws Exception {
    try (OssServer server = OssServer.start()) {
      server.createBucket("bucket");
      use(server);

      DoctorOutcome doctor = doctor("--remote", "oss://bucket/zoo/", "--write").assertDone();

      assertThat(doctor.out())
          .contains("region        cn-test, from the environment (OSS_*)")
          .contains("credentials   LTAI…id, from the environment (OSS_*)")
          .contains("ok   write", "ok   publishing", "ok   versioning    off")
          .contains("warn content       nothing there")
          .doesNotContain("the-secret");
    }
  }

  @Test
  void oss_bucketWithVersions_isWarnedOf() throws Exception {
    try (OssServer server = OssServer.start()) {
      server.createBucket("bucket");
      server.setVersioning("bucket", "Enabled");
      use(server);

      DoctorOutcome doctor = doctor("--remote", "oss://bucket/zoo/").assertDone();

      assertThat(doctor.out()).contains("warn versioning    Enabled", "--single-writer");
    }
  }

  @Test
  void oss_bucketElsewhere_namesItsEndpoint() throws Exception {
    try (OssServer server = OssServer.start()) {
      server.createBucketElsewhere("bucket", "oss-cn-other.aliyuncs.com");
      use(server);

      doctor("--remote", "oss://bucket/zoo/")
          .assertFailed(ErrorKind.USAGE, "bucket 'bucket' is not served by")
          .assertNext("export OSS_ENDPOINT=oss-cn-other.aliyuncs.com");
    }
  }

  private void put(String url, String... keys) {
    ZooRoot root = new ZooRoot(zoo.path(""));
    try (ObjectStore store =
        new KnownStores(environment, CliHarness.silent()).open(RemoteUrl.parse(url), root)) {
      for (String key : keys) {
        store.put(new ObjectKey(key), ObjectBody.of("{}"));
      }
    }
  }

  private void use(S3ProxyServer server) {
    environment.put("AWS_ENDPOINT_URL", server.endpoint().toString());
    environment.put("AWS_ACCESS_KEY_ID", server.credentials().accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", server.credentials().secretAccessKey());
  }

  private void use(OssServer server) {
    server.accept(OssCredentials.of("LTAI-some-long-id", "the-secret"));
    environment.put("OSS_ENDPOINT", server.endpoint().toString());
    environment.put("OSS_REGION", OssServer.REGION);
    environment.put("OSS_ACCESS_KEY_ID", "LTAI-some-long-id");
    environment.put("OSS_ACCESS_KEY_SECRET", "the-secret");
  }

  private DoctorOutcome doctor(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "doctor";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new DoctorOutcome(
        zoo.withEnvironment(environment)
            .withStores(new KnownStores(environment, CliHarness.silent()))
            .run(all));
  }

  private static RawServer answering(String text) throws Exception {
    return new RawServer(
        (self, client) -> {
          self.readHead(client);
          RawServer.write(client, text);
          client.close();
        });
  }

  /** A port that nothing listens on any more. */
  private static int deadPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
