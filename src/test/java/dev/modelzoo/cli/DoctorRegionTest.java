package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.testing.RawServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo doctor} where the bucket is in another region than the settings say. */
class DoctorRegionTest {
  private static final String EMPTY_LIST =
      "<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>false</IsTruncated>"
          + "</ListBucketResult>";

  @TempDir private Path folder;

  @Test
  void s3_signedForAnotherRegion_warnsAndNamesTheBuckets() throws Exception {
    try (RawServer server = new RawServer(DoctorRegionTest::serve)) {
      Outcome doctor = doctor(server, Map.of("AWS_REGION", "us-east-1")).assertDone();

      assertThat(doctor.out())
          .contains("region        us-east-1, from AWS_REGION")
          .contains("warn region of the bucket the server says eu-test-1, which zoo then uses")
          .contains("export AWS_REGION=eu-test-1")
          .contains("ok   read", "ok   list");
    }
  }

  @Test
  void s3_signedForTheRightRegion_saysNothingOfIt() throws Exception {
    try (RawServer server = new RawServer(DoctorRegionTest::serve)) {
      Outcome doctor = doctor(server, Map.of("AWS_REGION", "eu-test-1")).assertDone();

      assertThat(doctor.out())
          .contains("ok   read", "ok   list")
          .doesNotContain("region of the bucket");
    }
  }

  private Outcome doctor(RawServer server, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("HOME", folder.toString());
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.port());
    environment.put("AWS_ACCESS_KEY_ID", "test-identity");
    environment.put("AWS_SECRET_ACCESS_KEY", "not/the+secret");
    return CliHarness.zoo(folder.resolve("zoo"), "s3://bucket/zoo/")
        .withEnvironment(environment)
        .withStores(new KnownStores(environment, CliHarness.silent()))
        .run("doctor");
  }

  /** As Amazon's: a request that is signed for another region is sent to the right one. */
  private static void serve(RawServer server, Socket client) throws IOException {
    while (true) {
      String head = server.readHead(client);
      if (head.contains("/us-east-1/s3/")) {
        answer(client, head, "301 Moved", "x-amz-bucket-region: eu-test-1\r\n", "");
      } else if (head.contains(" /bucket/zoo/")) {
        answer(client, head, "404 Not Found", "", "");
      } else {
        answer(client, head, "200 OK", "Content-Type: application/xml\r\n", EMPTY_LIST);
      }
    }
  }

  private static void answer(Socket client, String head, String state, String header, String body)
      throws IOException {
    RawServer.write(
        client,
        "HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(state, header, body.length(), head.startsWith("HEAD") ? "" : body));
  }
}
