package dev.modelzoo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --json} of commands that do something: one object, also where they fail. */
class JsonReportsTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);
  }

  @Test
  void push_secondIdFails_tellsOfBoth() {
    Outcome push = zoo.run("push", "-m", "oracle_en", "-m", "nobody", "--no-benchmark", "--json");

    push.assertFailed(ErrorKind.NOT_FOUND, "nobody");
    JsonArray entries = push.json().getAsJsonArray("entries");
    assertThat(entries).hasSize(2);
    assertThat(text(entries.get(0), "outcome")).isEqualTo("published");
    assertThat(object(entries.get(0)).get("error").isJsonNull()).isTrue();
    assertThat(object(entries.get(1)).has("outcome")).isFalse();
    assertThat(exitCode(entries.get(1))).isEqualTo(ErrorKind.NOT_FOUND.exitCode());
    assertThat(exitCode(push.json())).isEqualTo(ErrorKind.NOT_FOUND.exitCode());
  }

  @Test
  void push_dryRun_hasThePlanAndSendsNothing() {
    Outcome push = zoo.run("push", "-m", "oracle_en", "--dry-run", "--json").assertDone();

    JsonElement model = push.json().getAsJsonArray("entries").get(0);
    assertThat(push.json().get("dry_run").getAsBoolean()).isTrue();
    assertThat(text(model, "outcome")).isEqualTo("would_publish");
    assertThat(object(model).get("requests").getAsInt()).isPositive();
    assertThat(object(model).getAsJsonObject("sent").get("bytes").getAsLong()).isPositive();
    assertThat(StoredBytes.below(zoo.path("store"))).isEmpty();
  }

  @Test
  void push_checkFails_hasTheFindings() {
    zoo.file("models/oracle_en/model.yaml", "language: [\n");

    Outcome push = zoo.run("push", "-m", "oracle_en", "--json");

    push.assertFailed(ErrorKind.CHECK_FAILED);
    JsonObject model = object(push.json().getAsJsonArray("entries").get(0));
    assertThat(model.getAsJsonObject("check").get("errors").getAsInt()).isPositive();
    assertThat(model.getAsJsonObject("check").getAsJsonArray("findings")).isNotEmpty();
    assertThat(exitCode(model)).isEqualTo(ErrorKind.CHECK_FAILED.exitCode());
  }

  @Test
  void push_withBenchmark_hasTheRunAndTheSetThatWentAlong() {
    JsonArray entries =
        zoo.run("push", "-m", "oracle_en", "--json").assertDone().json().getAsJsonArray("entries");

    JsonObject run = object(object(entries.get(0)).getAsJsonArray("runs").get(0));
    assertThat(run.get("status").getAsString()).isEqualTo("done");
    assertThat(run.getAsJsonObject("results").get("S").getAsInt()).isEqualTo(1);
    assertThat(text(entries.get(1), "id")).isEqualTo("MINI_EN");
    assertThat(text(entries.get(1), "outcome")).isEqualTo("published");
  }

  @Test
  void push_sbiFails_tellsOfTheVersionAndOfTheRun() {
    zoo.file("models/oracle_en/SBI", "#!/bin/sh\nexit 3\n");
    assertThat(zoo.path("models/oracle_en/SBI").toFile().setExecutable(true)).isTrue();

    Outcome push = zoo.run("push", "-m", "oracle_en", "--json");

    push.assertFailed(ErrorKind.SBI_FAILED);
    JsonObject model = object(push.json().getAsJsonArray("entries").get(0));
    assertThat(model.get("version").getAsInt()).isEqualTo(1);
    JsonElement run = model.getAsJsonArray("runs").get(0);
    assertThat(text(run, "status")).isEqualTo("failed");
    assertThat(exitCode(run)).isEqualTo(ErrorKind.SBI_FAILED.exitCode());
  }

  @Test
  void push_quiet_saysNothingBesideTheObject() {
    Outcome push = zoo.run("push", "-m", "oracle_en", "-q", "--json").assertDone();

    assertThat(push.err()).isEmpty();
    assertThat(push.json().getAsJsonArray("entries")).hasSize(2);
  }

  @Test
  void pull_intoNothing_fetchesAndComparesWithThePublishedScore() throws Exception {
    zoo.run("push", "-m", "oracle_en").assertDone();
    Files.move(zoo.path("models/oracle_en"), zoo.path("gone"));

    Outcome pull = zoo.run("pull", "-m", "oracle_en", "--engine", "local", "--json").assertDone();

    JsonObject model = object(pull.json().getAsJsonArray("entries").get(0));
    assertThat(text(model, "outcome")).isEqualTo("updated");
    assertThat(model.get("verified").getAsBoolean()).isTrue();
    assertThat(model.getAsJsonObject("fetched").get("bytes").getAsLong()).isPositive();
    JsonObject run = object(model.getAsJsonArray("runs").get(0));
    assertThat(run.getAsJsonObject("published").get("same_score").getAsBoolean()).isTrue();
  }

  @Test
  void pull_dryRun_hasThePlanAndVerifiesNothing() throws Exception {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    zoo.run("push", "-d", "MINI_EN").assertDone();
    Files.move(zoo.path("datasets/MINI_EN"), zoo.path("gone"));

    Outcome pull = zoo.run("pull", "-d", "MINI_EN", "--dry-run", "--json").assertDone();

    JsonObject set = object(pull.json().getAsJsonArray("entries").get(0));
    assertThat(text(set, "outcome")).isEqualTo("would_update");
    assertThat(set.get("verified").getAsBoolean()).isFalse();
    assertThat(zoo.path("datasets/MINI_EN")).doesNotExist();
  }

  @Test
  void verify_damagedObject_namesItAndFails() {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    Path damaged = StoredBytes.below(zoo.path("store/models/oracle_en/chunks")).get(0);
    StoredBytes.flipBit(damaged);

    Outcome verify = zoo.run("verify", "-m", "oracle_en", "--json");

    verify.assertFailed(ErrorKind.CORRUPT);
    JsonArray wrong = verify.json().getAsJsonArray("wrong");
    assertThat(wrong).hasSize(1);
    assertThat(text(wrong.get(0), "object")).contains(damaged.getFileName().toString());
    assertThat(exitCode(verify.json())).isEqualTo(ErrorKind.CORRUPT.exitCode());
  }

  @Test
  void anyCommand_failsBeforeItsObject_printsOneWithTheError() {
    Outcome show = zoo.run("show", "nothing", "--json");
    Outcome plain = zoo.run("show", "nothing");

    show.assertFailed(ErrorKind.NOT_FOUND, "nothing");
    assertThat(text(show.json(), "schema")).isEqualTo("zoo-error/1");
    assertThat(exitCode(show.json())).isEqualTo(ErrorKind.NOT_FOUND.exitCode());
    assertThat(plain.out()).isEmpty();
  }

  @Test
  void tree_pushVerifyPull_haveADigestAndNoVersion() {
    JsonObject push =
        zoo.run("push", "-m", "oracle_en", "--layout", "tree", "--no-benchmark", "--json")
            .assertDone()
            .json();
    JsonObject verify = zoo.run("verify", "-m", "oracle_en", "--json").assertDone().json();
    JsonObject pull =
        zoo.run("pull", "-m", "oracle_en", "--no-benchmark", "--json").assertDone().json();

    JsonObject pushed = object(push.getAsJsonArray("entries").get(0));
    JsonObject pulled = object(pull.getAsJsonArray("entries").get(0));
    assertThat(text(pushed, "layout")).isEqualTo("tree");
    assertThat(pushed.get("version").isJsonNull()).isTrue();
    assertThat(pulled.get("digest")).isEqualTo(pushed.get("digest"));
    assertThat(pulled.get("verified").getAsBoolean()).isTrue();
    assertThat(verify.get("version").isJsonNull()).isTrue();
    assertThat(verify.getAsJsonArray("wrong")).isEmpty();
  }

  @Test
  void rollback_olderVersion_saysFromWhereToWhere() {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    zoo.file("models/oracle_en/README.md", "Changed.\n");
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    JsonObject rollback = zoo.run("rollback", "-m", "oracle_en@1", "--json").assertDone().json();

    assertThat(rollback.get("pinned_before").getAsInt()).isEqualTo(2);
    assertThat(rollback.get("content_of").getAsInt()).isEqualTo(1);
    assertThat(rollback.get("version").getAsInt()).isEqualTo(3);
    assertThat(rollback.get("published").getAsBoolean()).isTrue();
  }

  @Test
  void gc_keepOne_saysWhatItWouldRetire() {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    zoo.file("models/oracle_en/README.md", "Changed.\n");
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    JsonObject plan = zoo.run("gc", "-m", "oracle_en", "--keep", "1", "--json").assertDone().json();
    JsonObject done =
        zoo.run("gc", "-m", "oracle_en", "--keep", "1", "--yes", "--json").assertDone().json();

    assertThat(plan.get("dry_run").getAsBoolean()).isTrue();
    assertThat(plan.getAsJsonArray("retired").get(0).getAsInt()).isEqualTo(1);
    assertThat(done.get("dry_run").getAsBoolean()).isFalse();
    assertThat(done.get("retired")).isEqualTo(plan.get("retired"));
    assertThat(done.get("kept")).isEqualTo(plan.get("kept"));
    assertThat(done.getAsJsonArray("kept").get(0).getAsInt()).isEqualTo(2);
  }

  @Test
  void export_toStandardOutput_isRefused() {
    Outcome export = zoo.run("export", "-m", "oracle_en", "-o", "-", "--json");

    assertThat(export.exit()).isEqualTo(ErrorKind.USAGE.exitCode());
    assertThat(export.out()).isEmpty();
  }

  @Test
  void export_andImport_agreeOnTheDigest() throws Exception {
    zoo.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();

    JsonObject export = zoo.run("export", "-m", "oracle_en", "--json").assertDone().json();
    JsonObject archive = zoo.run("import", "oracle_en-v1.tar.zst", "--json").assertDone().json();

    assertThat(export.get("archive_bytes").getAsLong())
        .isEqualTo(Files.size(Path.of(text(export, "archive"))));
    assertThat(archive.get("digest")).isEqualTo(export.get("digest"));
    assertThat(text(archive, "outcome")).isEqualTo("up_to_date");
  }

  @Test
  void new_folderThatIsThere_hasTheError() {
    Outcome made = zoo.run("new", "model", "oracle_en", "--json");

    made.assertFailed(ErrorKind.CONFLICT);
    assertThat(exitCode(made.json())).isEqualTo(ErrorKind.CONFLICT.exitCode());
    assertThat(made.json().has("made")).isFalse();
  }

  @Test
  void normalize_badLineInAPipe_keepsTheLinesBeforeItAndTheError() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] texts = {'a', '\n', (byte) 0xff, '\n'};

    Outcome normalize = zoo.runWith(texts, out, "normalize", "--lang", "en", "--json");

    normalize.assertFailed(ErrorKind.USAGE);
    JsonObject object = JsonParser.parseString(out.toString(UTF_8)).getAsJsonObject();
    assertThat(object.getAsJsonArray("lines")).hasSize(1);
    assertThat(text(object.getAsJsonArray("lines").get(0), "output")).isEqualTo("A");
    assertThat(exitCode(object)).isEqualTo(ErrorKind.USAGE.exitCode());
  }

  @Test
  void normalize_noText_isAnObjectWithoutLines() {
    JsonObject object = zoo.run("normalize", "--lang", "en", "--json").assertDone().json();

    assertThat(object.getAsJsonArray("lines")).isEmpty();
    assertThat(object.get("error").isJsonNull()).isTrue();
  }

  private static JsonObject object(JsonElement element) {
    return element.getAsJsonObject();
  }

  private static String text(JsonElement element, String key) {
    return object(element).get(key).getAsString();
  }

  private static int exitCode(JsonElement element) {
    return object(element).getAsJsonObject("error").get("exit_code").getAsInt();
  }
}
