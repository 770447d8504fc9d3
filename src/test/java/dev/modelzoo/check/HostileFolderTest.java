package dev.modelzoo.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestSetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFolderTest {
  /** A check that waits for a FIFO waits for ever; this is only to fail instead. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path temp;

  @Test
  void check_fifosInPlaceOfEveryFile_blocksOnNone() {
    ModelImageFolder image = ModelImageFolder.sound(temp);
    for (String path : List.of("SBI", "model.yaml", "docker/Dockerfile", "README.md")) {
      image.without(path);
      EveryRuleTest.make("mkfifo", image.path(path));
    }
    EveryRuleTest.make("mkfifo", image.path(".zooignore"));
    EveryRuleTest.make("mkfifo", image.path("key.pem"));

    CheckReport report =
        assertTimeoutPreemptively(LIMIT, () -> new ModelImageCheck().check(image.folder()));

    assertThat(ids(report)).filteredOn("FIL001"::equals).hasSize(5);
  }

  @Test
  void check_fifoAsAudioAndAsTable_blocksOnNeither() {
    TestSetFolder set = TestSetFolder.sound(temp).without("audio/a.wav");
    EveryRuleTest.make("mkfifo", set.path("audio/a.wav"));

    CheckReport report = new TestSetCheck().check(set.folder());

    assertThat(ids(report)).containsExactlyInAnyOrder("FIL001", "SET020");

    set.without("metadata.tsv");
    EveryRuleTest.make("mkfifo", set.path("metadata.tsv"));

    assertThat(ids(new TestSetCheck().check(set.folder()))).contains("SET001", "FIL001");
  }

  @Test
  void check_linksInCircles_areNamedAndFollowedNoFurther() {
    ModelImageFolder image =
        ModelImageFolder.sound(temp).link("a", "b").link("b", "a").link("c", "c/d").link("d", ".");

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(ids(report)).containsExactly("LNK002", "LNK002", "LNK002");
  }

  @Test
  void check_linkThroughALinkOutOfTheFolder_leavesToo() throws IOException {
    Files.createDirectories(temp.resolve("other"));
    Files.writeString(temp.resolve("other/f"), "x");
    ModelImageFolder image =
        ModelImageFolder.sound(temp).link("out", "../other").link("deep", "out/f");

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(ids(report)).containsExactly("LNK001", "LNK001");
  }

  @Test
  void check_secretBehindALinkOutOfTheFolder_isNotRead() throws IOException {
    Files.writeString(temp.resolve("mine"), "#!/bin/sh\npassword=" + "abcDEF123456ghi789\n");
    ModelImageFolder image = ModelImageFolder.sound(temp).without("SBI").link("SBI", "../mine");

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(ids(report)).containsExactly("LNK001");
  }

  @Test
  void check_emptyFilesEverywhere_areNamed() {
    ModelImageFolder image =
        ModelImageFolder.sound(temp)
            .file("SBI", "")
            .file("model.yaml", "")
            .file("docker/Dockerfile", "")
            .file("LICENSE", "");

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(ids(report)).containsExactly("IMG010", "IMG030", "IMG005", "IMG005");
  }

  @Test
  void check_foldersInPlaceOfFiles_areNamed() {
    ModelImageFolder image = ModelImageFolder.sound(temp);
    for (String path : List.of("SBI", "model.yaml", "docker/Dockerfile")) {
      image.without(path).file(path + "/x", "x");
    }

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(ids(report)).containsExactly("IMG010", "IMG001", "IMG002", "IMG022");
  }

  @Test
  void check_unreadableFiles_areAllNamed() {
    ModelImageFolder image = ModelImageFolder.sound(temp);
    FolderScan scan = FolderScan.of(image.folder(), IgnoreRules.NONE);
    Findings findings = new Findings();

    FileRules.check(scan, file -> !file.endsWith("SBI"), findings);

    assertThat(findings.all()).extracting(f -> f.rule().id()).containsExactly("FIL002");
    assertThat(findings.all()).extracting(Finding::path).containsExactly("SBI");
  }

  @Test
  void check_modeThatForbidsReading_isNamed() {
    ModelImageFolder image =
        ModelImageFolder.sound(temp)
            .file("locked/a", "x")
            .mode("SBI", "---------")
            .mode("model.yaml", "---------")
            .mode("locked", "---------");
    assumeThat(Files.isReadable(image.path("SBI"))).as("root reads everything").isFalse();

    CheckReport report = new ModelImageCheck().check(image.folder());

    image.mode("locked", "rwxr-xr-x");
    assertThat(ids(report)).filteredOn("FIL002"::equals).hasSize(3);
  }

  @Test
  void check_nameThatIsNotUtf8_isNamed() throws Exception {
    assumeThat(System.getProperty("sun.jnu.encoding", "")).isEqualTo("UTF-8");
    ModelImageFolder image = ModelImageFolder.sound(temp);
    String touch = "printf x > \"$0/assets/$(printf 'a\\377b')\"";
    new ProcessBuilder("sh", "-c", touch, image.folder().toString()).start().waitFor();
    String[] names = image.path("assets").toFile().list();
    assumeThat(names).as("the disk takes it").hasSize(2);

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(ids(report)).containsExactly("NAM006");
  }

  @Test
  void check_linksWhoseNamesOrTargetsAreNotUtf8_areFollowedAllTheSame() throws Exception {
    assumeThat(System.getProperty("sun.jnu.encoding", "")).isEqualTo("UTF-8");
    ModelImageFolder image = ModelImageFolder.sound(temp);
    String make =
        "cd \"$0/assets\" && b=$(printf 'a\\377b') && printf x > \"$b\""
            + " && ln -s \"$b\" good && ln -s \"$b\" \"$b.link\" && ln -s \"$b.none\" bad";
    int status = new ProcessBuilder("sh", "-c", make, image.folder().toString()).start().waitFor();
    assumeThat(status).as("the disk takes it").isZero();

    CheckReport report = new ModelImageCheck().check(image.folder());
    List<Fixer.Fix> fixes = new Fixer().fix(report, image.folder());

    assertThat(ids(report)).containsExactlyInAnyOrder("NAM006", "NAM006", "LNK002");
    assertThat(fixes).isEmpty();
  }

  @Test
  void check_nulInAnAudioPath_isMissing() {
    TestSetFolder set =
        TestSetFolder.sound(temp)
            .lines("a\taudio/a.wav\t1\tX", "b\taudio/b.wav\t0.5\tX", "c\ta\0.wav\t1\tX");

    assertThat(ids(new TestSetCheck().check(set.folder()))).containsExactly("SET020");
  }

  @Test
  void check_linkToAProvidedFolderThatIsAbsent_isNoFault() {
    ModelImageFolder image =
        ModelImageFolder.sound(temp)
            .file("model.yaml", "task: ASR\nlanguage: en\nlicense: MIT\nprovided: [keys/]\n")
            .link("assets/key", "../keys/a/b");

    assertThat(ids(new ModelImageCheck().check(image.folder()))).containsExactly("IMG023");
  }

  @Test
  void check_namesAndPathsTooLong_areNamed() {
    String name = "\u6A21".repeat(86);
    String deep = ("d".repeat(200) + "/").repeat(4) + "f".repeat(150);
    String deeper = "d/".repeat(64) + "f";
    List<ScannedFile> files =
        List.of(
            new ScannedFile(name, Path.of("x"), ScannedFile.Kind.REGULAR, 1),
            new ScannedFile(deep, Path.of("f"), ScannedFile.Kind.REGULAR, 1),
            new ScannedFile(deeper, Path.of("f"), ScannedFile.Kind.REGULAR, 1));
    Findings findings = new Findings();

    NameRules.check(files, findings);

    assertThat(findings.all())
        .extracting(f -> f.rule().id())
        .containsExactlyInAnyOrder("NAM005", "NAM008", "NAM009");
  }

  @Test
  void check_terminalCodesInNames_areNotPrinted() {
    ModelImageFolder image = ModelImageFolder.sound(temp).link("a\u001b[31m", "\u001b[2Jx");

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(report.findings()).hasSize(2);
    assertThat(report.findings().toString()).doesNotContain("\u001b").contains("a\\u001B[31m");
  }

  @Test
  void check_textInUtf16_isScannedToo() {
    byte[] text = "\uFEFFpassword=abcDEF123456ghi789\r\n".getBytes(StandardCharsets.UTF_16LE);
    ModelImageFolder image = ModelImageFolder.sound(temp).file("notes.txt", text);

    assertThat(ids(new ModelImageCheck().check(image.folder()))).containsExactly("SEC004");
  }

  @Test
  void check_secretFarDownATextFile_isFoundUpToTheLimit() {
    String line = "one two three four five six\n";
    String filler = line.repeat(SecretRules.SCANNED_BYTES / line.length() - 10);
    String secret = "password=abcDEF123456ghi789\n";
    ModelImageFolder image =
        ModelImageFolder.sound(temp)
            .file("before.txt", filler + secret)
            .file("after.txt", filler + line.repeat(20) + secret);

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(report.findings()).extracting(Finding::path).containsExactly("before.txt");
    assertThat(report.findings().get(0).line()).isEqualTo(filler.length() / line.length() + 1);
  }

  @Test
  void check_fileFullOfKeys_isReportedInShort() {
    String keys = ("AK" + "IAQ7ZXJ2K4M5N6P8RT\n").repeat(500);
    ModelImageFolder image = ModelImageFolder.sound(temp).file("keys", keys);

    assertThat(new ModelImageCheck().check(image.folder()).findings()).hasSize(20);
  }

  @Test
  void check_folderThatIsALink_isCheckedAsIfItWereNone() throws IOException {
    ModelImageFolder image = ModelImageFolder.sound(temp);
    Path link = Files.createSymbolicLink(temp.resolve("link"), image.folder());

    CheckReport report = new ModelImageCheck().check(link);

    assertThat(report.findings()).isEmpty();
    assertThat(report.files()).isEqualTo(5);
  }

  private static List<String> ids(CheckReport report) {
    return report.findings().stream().map(finding -> finding.rule().id()).toList();
  }
}
