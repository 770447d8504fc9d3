package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ResultStream;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.store.oss.OssCredentials;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.OssServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkouts of the leaderboard, whose models are in a bucket of OSS: the whole way, as typed. */
class OssCheckoutTest {
  private final OssServer server = OssServer.start();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir private Path folder;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path submitter = Path.of("");
  private Path reproducer = Path.of("");

  @BeforeEach
  void makeCheckouts() throws IOException {
    folder = folder.toRealPath();
    server.createBucket("leaderboard");
    environment.put("HOME", folder.resolve("home").toString());
    submitter = checkout("submitter");
    reproducer = checkout("reproducer");
    ModelImageFolder image = ModelImageFolder.sound(folder);
    byte[] weights = new byte[3 << 20];
    new Random(3).nextBytes(weights);
    image.file("assets/final.mdl", weights).file("assets/中文 词表.txt", "一\n二\n");
    Files.move(image.folder(), submitter.resolve("models/model"));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void pull_whatAnotherCheckoutPushed_bringsTheSameFiles() throws IOException {
    assertThat(zoo(submitter, "push", "-m", "model", "--no-benchmark")).as(said()).isZero();
    assertThat(Files.readString(submitter.resolve("models/zoo.yaml"))).contains("version: 1");
    Files.copy(
        submitter.resolve("models/zoo.yaml"),
        Files.createDirectories(reproducer.resolve("models")).resolve("zoo.yaml"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThat(zoo(reproducer, "pull", "-m", "model", "--no-benchmark")).as(said()).isZero();

    for (String file : new String[] {"SBI", "assets/final.mdl", "assets/中文 词表.txt"}) {
      assertThat(reproducer.resolve("models/model").resolve(file))
          .hasSameBinaryContentAs(submitter.resolve("models/model").resolve(file));
    }
    assertThat(zoo(reproducer, "verify", "-m", "model")).as(said()).isZero();
  }

  @Test
  void push_again_sendsNothing() {
    zoo(submitter, "push", "-m", "model", "--no-benchmark");

    assertThat(zoo(submitter, "push", "-m", "model", "--no-benchmark")).as(said()).isZero();

    assertThat(said()).contains("up to date", "0 objects sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/chunks/", "/packs/", "/versions/", "zoo-store.json"})
  void pull_bytesChangedOnTheWayOnce_areAskedForAgain(String part) {
    zoo(submitter, "push", "-m", "model", "--no-benchmark");
    server.corruptNextDownload(part);

    assertThat(zoo(reproducer, "pull", "-m", "model", "--no-benchmark")).as(said()).isZero();

    assertThat(reproducer.resolve("models/model/assets/final.mdl"))
        .hasSameBinaryContentAs(submitter.resolve("models/model/assets/final.mdl"));
  }

  @Test
  void push_bytesChangedOnTheWay_areSentAgain() {
    server.corruptNextUpload();

    assertThat(zoo(submitter, "push", "-m", "model", "--no-benchmark")).as(said()).isZero();

    assertThat(said()).contains("the bytes arrived changed");
  }

  @Test
  void push_bucketKeepsVersions_asksForTheSingleWriter() {
    server.setVersioning("leaderboard", "Enabled");

    assertThat(zoo(submitter, "push", "-m", "model", "--no-benchmark")).isNotZero();
    assertThat(said()).contains("--single-writer");

    assertThat(zoo(submitter, "push", "-m", "model", "--no-benchmark", "--single-writer"))
        .as(said())
        .isZero();
  }

  @Test
  void pull_publicBucketWithoutKeys_works() throws IOException {
    zoo(submitter, "push", "-m", "model", "--no-benchmark");
    server.setPublicRead("leaderboard");
    Files.copy(
        submitter.resolve("models/zoo.yaml"),
        reproducer.resolve("models/zoo.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        reproducer.resolve("credentials/aliyun_oss.cfg"),
        "[Credentials]\nendpoint=" + server.endpoint() + "\n");

    assertThat(zoo(reproducer, "pull", "-m", "model", "--no-benchmark")).as(said()).isZero();
  }

  @Test
  void push_wrongSecret_isDeniedAndShowsNone() throws IOException {
    writeSettings(submitter, OssCredentials.of("test-id", "a-wrong-secret"));

    assertThat(zoo(submitter, "push", "-m", "model", "--no-benchmark")).isEqualTo(7);
    assertThat(said()).contains("secret does not fit").doesNotContain("a-wrong-secret");
  }

  @Test
  void show_entry_namesBucketPrefixEndpointAndRegion() throws IOException {
    Files.writeString(
        submitter.resolve("credentials/aliyun_oss.cfg"),
        """
        [Credentials]
        language=EN
        endpoint=oss-cn-beijing.aliyuncs.com
        accessKeyID=EXAMPLE
        accessKeySecret=a-wrong-secret
        """);

    assertThat(zoo(submitter, "show", "model", "--json")).isZero();

    JsonObject shown =
        JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    assertThat(shown.get("bucket").getAsString()).isEqualTo("leaderboard");
    assertThat(shown.get("prefix").getAsString()).isEqualTo("models/model/");
    assertThat(shown.get("endpoint").getAsString()).isEqualTo("oss-cn-beijing.aliyuncs.com");
    assertThat(shown.get("region").getAsString()).isEqualTo("cn-beijing");
    assertThat(shown.toString()).doesNotContain("EXAMPLE", "a-wrong-secret");
  }

  @Test
  void show_settingsAreWrong_showsWhatItKnows() throws IOException {
    Files.writeString(
        submitter.resolve("credentials/aliyun_oss.cfg"), "[Credentials]\nendpoint=a b\n");

    assertThat(zoo(submitter, "show", "model")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("leaderboard")
        .doesNotContain("region");
  }

  @Test
  void push_absentBucket_isNotFound() throws IOException {
    Files.writeString(
        submitter.resolve("models/zoo.yaml"), "model:\n  url: oss://no-such-bucket/model/\n");

    assertThat(zoo(submitter, "push", "-m", "model", "--no-benchmark")).isEqualTo(3);
    assertThat(said()).contains("there is no bucket 'no-such-bucket'");
  }

  @Test
  void pull_noSettings_saysWhatToSet() throws IOException {
    Files.delete(reproducer.resolve("credentials/aliyun_oss.cfg"));

    assertThat(zoo(reproducer, "pull", "-m", "model")).isEqualTo(2);
    assertThat(said()).contains("the endpoint of OSS is not known", "OSS_ENDPOINT");
  }

  private Path checkout(String name) throws IOException {
    Path checkout = folder.resolve(name);
    Files.createDirectories(checkout.resolve("credentials"));
    Files.createDirectories(checkout.resolve("models"));
    Files.createDirectories(checkout.resolve("datasets"));
    Files.writeString(
        checkout.resolve("models/zoo.yaml"),
        "# models\nmodel:\n  url: oss://leaderboard/models/model/\n");
    Files.writeString(
        checkout.resolve("datasets/zoo.yaml"), "MINI_EN:\n  url: oss://leaderboard/MINI_EN/\n");
    writeSettings(checkout, server.credentials());
    return checkout;
  }

  /** As the leaderboard's file, with region and style that a name of OSS would tell. */
  private void writeSettings(Path checkout, OssCredentials keys) throws IOException {
    Files.writeString(
        checkout.resolve("credentials/aliyun_oss.cfg"),
        """
        [Credentials]
        language=EN
        endpoint=%s
        region=%s
        accessKeyID=%s
        accessKeySecret=%s
        """
            .formatted(
                server.endpoint(), OssServer.REGION, keys.accessKeyId(), keys.accessKeySecret()));
  }

  private int zoo(Path checkout, String... args) {
    err = new ByteArrayOutputStream();
    out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ResultStream(out), new PrintStream(err, true, StandardCharsets.UTF_8), false);
    Workflows workflows =
        new Workflows(
            console,
            environment,
            Clock.systemUTC(),
            ChunkLayout.STANDARD,
            new KnownStores(environment, console),
            "zoo/test");
    workflows.setWorkingFolder(checkout);
    return Main.run(workflows, args);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
