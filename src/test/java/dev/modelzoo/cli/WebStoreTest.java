package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.TestWebServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With nothing but the address of a web server: what a reproducer can do, and what nobody can. */
class WebStoreTest {
  @TempDir private Path folder;
  private TestWebServer server;
  private CliHarness reader;

  @BeforeEach
  void publish() throws IOException {
    CliHarness owner = CliHarness.zoo(folder.resolve("owner"), "file:store");
    OracleContent.english(owner);
    owner.run("push", "-m", "oracle_en").assertDone(); // its set, too
    server = new TestWebServer(owner.path("store"));
    reader = CliHarness.in(folder.resolve("reader"));
    reader.run("init", "--remote", server.url()).assertDone();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void reproduce_fromAnAddressAlone_findsModelSetAndResult() {
    assertThat(reader.run("list", "--remote").assertDone().out())
        .contains("oracle_en v1", "MINI_EN   v1");

    Outcome reproduce =
        reader.run("reproduce", "-m", "oracle_en", "--engine", "local").assertDone();

    assertThat(reproduce.out()).contains("reproduced, identical: all 3 utterances");
    assertThat(reproduce.err()).contains("not kept   a web server takes no results");
    assertThat(reader.run("verify", "oracle_en").assertDone().out()).contains("1 result record");
    assertThat(reader.read("zoo.yaml")).contains("url: " + server.url() + "models/oracle_en/");
  }

  @Test
  void withoutPages_namedVersionsAreToBeHad() {
    server.withoutListing();

    reader
        .run("pull", "-m", "oracle_en", "--no-benchmark")
        .assertFailed(ErrorKind.ACCESS_DENIED, "shows no pages of what is in its folders")
        .assertNext("ID@1");
    reader.run("pull", "-m", "oracle_en@1", "--no-benchmark").assertDone();
    assertThat(reader.read("models/oracle_en/SBI")).isNotEmpty();
    reader.run("verify", "oracle_en").assertDone();
  }

  @Test
  void unknownId_isToldAsUnknown() {
    reader.run("log", "oracle_zh").assertFailed(ErrorKind.NOT_FOUND, "oracle_zh", server.url());
    reader
        .run("pull", "-m", "oracel_en", "--no-benchmark")
        .assertFailed(ErrorKind.NOT_FOUND)
        .assertNext("oracle_en");
  }

  @Test
  void push_isRefusedBeforeAnythingIsRegistered() {
    OracleContent.english(reader);
    String before = reader.read("zoo.yaml");

    reader
        .run("push", "-m", "oracle_en")
        .assertFailed(ErrorKind.USAGE, "a web server is only read")
        .assertNext("remote:");

    assertThat(reader.read("zoo.yaml")).isEqualTo(before);
  }

  @Test
  void copy_toAFolder_isWhole() {
    reader.run("pull", "-m", "oracle_en", "--no-benchmark").assertDone();

    reader.run("copy", "-m", "oracle_en", "--to", "file:mirror").assertDone();

    assertThat(FolderSnapshot.of(reader.path("mirror/models")))
        .isEqualTo(FolderSnapshot.of(folder.resolve("owner/store/models")));
  }

  @Test
  void doctor_saysThatItIsOnlyRead() {
    assertThat(reader.run("doctor").out())
        .contains("ok   list          allowed", "never: a web server is only read")
        .contains("ok   content       a zoo: 1 model, 1 test set")
        .doesNotContain("credentials", "region");
  }

  @Test
  void doctor_addressThatIsMistyped_saysThatNothingIsThere() {
    String typo = server.url() + "modles/";

    assertThat(reader.run("doctor", "--remote", typo).assertDone().out())
        .contains("warn content       nothing there", "fix: Check the path: a zoo has models/");
  }
}
