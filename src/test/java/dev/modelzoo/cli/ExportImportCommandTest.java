package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.testing.TemporaryMount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code zoo export} and {@code zoo import}, between two zoos that share no store. */
class ExportImportCommandTest {
  private static final String README = "models/oracle_en/README.md";

  @TempDir private Path folder;
  private CliHarness from;
  private CliHarness to;
  private Path archive;

  @BeforeEach
  void makeZoos() {
    from = CliHarness.zoo(folder.resolve("from"), "file:store");
    to = CliHarness.zoo(folder.resolve("to"), "file:store");
    archive = from.path("oracle_en-v1.tar.zst");
    OracleContent.english(from);
    from.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
  }

  private Outcome bringIn(String... more) {
    String[] all = new String[2 + more.length];
    all[0] = "import";
    all[1] = archive.toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return to.run(all);
  }

  @Test
  void import_modelFromElsewhere_isPinnedWithoutUrlAndAsksForConsent() {
    Outcome export = from.run("export", "-m", "oracle_en").assertDone();
    Outcome outcome = bringIn().assertDone();

    assertThat(export.err()).contains("oracle_en-v1.tar.zst", "0 objects, 0 B fetched");
    assertThat(outcome.err())
        .contains(
            "import     models/oracle_en version 1", "verified   models/oracle_en is version 1")
        .contains("zoo benchmark -m oracle_en --engine local");
    assertThat(FolderSnapshot.of(to.path("models/oracle_en")))
        .isEqualTo(FolderSnapshot.of(from.path("models/oracle_en")));
    assertThat(to.read("zoo.yaml"))
        .contains("  oracle_en:\n", "version: 1", "digest: sha256:", "language: en")
        .doesNotContain("url:");
    assertThat(to.path(".zoo/pulled/models-oracle_en")).exists();
    assertThat(bringIn().assertDone().err()).contains("up to date models/oracle_en is version 1");
  }

  @Test
  void pull_afterImport_isUpToDate() {
    from.run("export", "-m", "oracle_en").assertDone();
    to.file("zoo.yaml", "remote: file:" + from.path("store") + "\n");
    bringIn().assertDone();

    Outcome pull = to.run("pull", "-m", "oracle_en").assertDone();

    assertThat(pull.err()).contains("up to date models/oracle_en is version 1");
  }

  @Test
  void import_dataset_needsNoConsent() throws IOException {
    from.run("push", "-d", "MINI_EN").assertDone();
    from.run("export", "-d", "MINI_EN", "-o", "set.tar.zst").assertDone();
    archive = from.path("set.tar.zst");

    Outcome outcome = bringIn("-d", "MINI_EN").assertDone();

    assertThat(outcome.err()).contains("datasets/MINI_EN is version 1").doesNotContain("not run");
    assertThat(to.path("datasets/MINI_EN/metadata.tsv")).exists();
  }

  @Test
  void export_storeGone_isDoneFromTheFolderOrNotAtAll() throws IOException {
    Files.move(from.path("store"), from.path("away"));

    from.run("export", "-m", "oracle_en").assertDone();
    byte[] whole = Files.readAllBytes(archive);
    from.file(README, "changed");

    from.run("export", "-m", "oracle_en", "--force").assertFailed(ErrorKind.NOT_FOUND, "oracle_en");
    assertThat(archive).hasBinaryContent(whole);
  }

  @Test
  void export_changedFolder_takesTheRestFromTheStore() throws IOException {
    from.run("export", "-m", "oracle_en").assertDone();
    byte[] whole = Files.readAllBytes(archive);
    from.file(README, "changed");

    Outcome again = from.run("export", "-m", "oracle_en@1", "-o", "again").assertDone();

    assertThat(again.err()).contains("1 object, ");
    assertThat(from.path("again")).hasBinaryContent(whole);
  }

  @Test
  void export_fileThatIsThere_isReplacedOnlyWhenForced() {
    from.file("oracle_en-v1.tar.zst", "mine");

    from.run("export", "-m", "oracle_en")
        .assertFailed(ErrorKind.CONFLICT, "oracle_en-v1.tar.zst is there already")
        .assertNext("--force");
    assertThat(archive).hasContent("mine");
    from.run("export", "-m", "oracle_en", "--force").assertDone();

    bringIn().assertDone();
    assertThat(folder.resolve("from")).isDirectoryNotContaining("glob:**/.oracle*");
  }

  @Test
  void exportAndImport_dryRun_changeNothing() {
    Outcome export = from.run("export", "-m", "oracle_en", "-n").assertDone();
    assertThat(export.err()).contains("dry run    models/oracle_en version 1");
    assertThat(archive).doesNotExist();
    from.run("export", "-m", "oracle_en").assertDone();
    Map<String, String> before = FolderSnapshot.of(to.path("."));

    Outcome outcome = bringIn("-n").assertDone();

    assertThat(outcome.err()).contains("models/oracle_en would become version 1", "is whole");
    assertThat(to.path("models/oracle_en")).doesNotExist();
    assertThat(to.read("zoo.yaml")).doesNotContain("oracle_en");
    assertThat(before).isNotEmpty();
  }

  @Test
  void import_otherIdOrVersion_isUsage() {
    from.run("export", "-m", "oracle_en").assertDone();

    bringIn("-m", "other").assertFailed(ErrorKind.USAGE, "holds the model oracle_en version 1");
    bringIn("-m", "oracle_en@2").assertFailed(ErrorKind.USAGE, "not -m oracle_en@2");
    bringIn("-d", "oracle_en").assertFailed(ErrorKind.USAGE, "not -d oracle_en");
    bringIn("-m", "oracle_en@sha256:00000000").assertFailed(ErrorKind.USAGE, "version 1, sha256:");
    assertThat(to.path("models/oracle_en")).doesNotExist();
  }

  @Test
  void import_pinnedToAnotherDigest_isCorrupt() {
    from.run("export", "-m", "oracle_en").assertDone();
    to.file(
        "zoo.yaml",
        "models:\n  oracle_en:\n    version: 1\n    digest: sha256:%s\n".formatted("0".repeat(64)));

    bringIn().assertFailed(ErrorKind.CORRUPT, "zoo.yaml pins sha256:000");
    bringIn("-m", "oracle_en@1").assertFailed(ErrorKind.CORRUPT, "zoo.yaml pins sha256:000");
    assertThat(to.path("models/oracle_en")).doesNotExist();
  }

  @Test
  void import_pinnedToAnotherVersion_isTakenOnlyWhenNamed() {
    from.run("export", "-m", "oracle_en").assertDone();
    bringIn().assertDone();
    from.file(README, "Second.").run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    from.run("export", "-m", "oracle_en").assertDone();
    archive = from.path("oracle_en-v2.tar.zst");

    bringIn()
        .assertFailed(ErrorKind.CONFLICT, "holds version 2 of models/oracle_en", "pins version 1")
        .assertNext("oracle_en@2");
    bringIn("-m", "oracle_en@2").assertDone();
    assertThat(to.read(README)).isEqualTo("Second.");
    assertThat(to.read("zoo.yaml")).contains("version: 1");
    bringIn("-m", "oracle_en@latest").assertDone();
    assertThat(to.read("zoo.yaml")).contains("version: 2");
  }

  @Test
  void import_localChange_isAConflict() {
    from.run("export", "-m", "oracle_en").assertDone();
    to.file(README, "mine");

    bringIn().assertFailed(ErrorKind.CONFLICT, "README.md").assertNext("--force");
    assertThat(to.read(README)).isEqualTo("mine");
    bringIn("--force").assertDone();
  }

  @Test
  void import_noSuchFileOrDamaged_saysSo() throws IOException {
    bringIn().assertFailed(ErrorKind.NOT_FOUND, archive.toString());
    Files.writeString(archive, "not an archive");
    bringIn().assertFailed(ErrorKind.CORRUPT, archive.toString(), "zstd").assertNext("zoo export");
    archive = from.path("models");
    bringIn().assertFailed(ErrorKind.USAGE, "is a folder");
  }

  @Test
  void import_fullDisk_saysSoAndChangesNothing() throws IOException {
    byte[] weights = new byte[256 << 10];
    new Random(7).nextBytes(weights);
    Files.write(from.path("models/oracle_en/assets/weights.bin"), weights);
    from.run("push", "-m", "oracle_en", "--no-benchmark").assertDone();
    from.run("export", "-m", "oracle_en").assertDone();
    archive = from.path("oracle_en-v2.tar.zst");
    try (TemporaryMount disk = TemporaryMount.tmpfs(folder.resolve("small"), "size=128k")) {
      to = CliHarness.zoo(folder.resolve("small"), "file:store");

      bringIn().assertFailed(ErrorKind.NO_SPACE, "bytes free").assertNext("models/oracle_en");
      from.run("export", "-m", "oracle_en", "-o", folder.resolve("small").toString())
          .assertFailed(ErrorKind.NO_SPACE, "no space left");
      assertThat(folder.resolve("small")).isDirectoryNotContaining("glob:**.zst*");

      assertThat(to.path("models/oracle_en")).doesNotExist();
      disk.remount("size=2m");
      bringIn().assertDone();
    }
  }

  @Test
  void exportAndImport_throughAPipe_moveTheSameBytes() throws IOException {
    from.run("export", "-m", "oracle_en").assertDone();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outcome export = from.runWith(new byte[0], out, "export", "-m", "oracle_en", "-o", "-");
    export.assertDone();

    assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(archive));
    to.runWith(out.toByteArray(), new ByteArrayOutputStream(), "import", "-").assertDone();
    assertThat(to.path("models/oracle_en/SBI")).isExecutable();
  }
}
