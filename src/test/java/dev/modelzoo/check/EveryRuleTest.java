package dev.modelzoo.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestSetFolder;
import dev.modelzoo.testing.WavBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One fault in a sound folder gives one finding, that of its rule; {@link NearMissTest} has what
 * must give none.
 */
class EveryRuleTest {
  /** Joined here, so that no secret scanner takes this file for a leak. */
  private static final String AWS = "AK" + "IAQ7ZXJ2K4M5N6P8RT";

  private static final String ALIYUN = "LT" + "AI5tQ7zXj2K4m5N6p8RtVw";
  private static final String SECRET = "k7Qz2XvB9" + "mN4pRt6Wy8sLd3F";

  private static final String NOTE = "Put what the recogniser needs at run time into this folder\n";
  private static final String EXAMPLE = "REPLACE THIS LINE AND ITS AUDIO";

  /** Faults that cannot be made on every disk, or not by root; each has its test elsewhere. */
  private static final List<String> ELSEWHERE = List.of("NAM005", "NAM006", "NAM008", "FIL002");

  @TempDir private Path temp;

  static Stream<Arguments> imageFaults() {
    return Stream.of(
        image("IMG001", i -> i.without("docker/Dockerfile").file("docker/build.sh", "true\n")),
        image("IMG002", i -> i.without("model.yaml").file("LICENSE", "Do as you like.\n")),
        image("IMG003", i -> i.without("SBI")),
        image("IMG004", i -> i.file("model.yaml", "task: [ASR\n")),
        image("IMG005", i -> i.file("model.yaml", "task: ASR\nlicense: MIT\n")),
        image("IMG006", i -> card(i, "date: someday")),
        image("IMG010", i -> i.file("SBI", "")),
        image("IMG011", i -> i.file("SBI", "#!/bin/bash\r\ntrue\r\n")),
        image("IMG012", i -> i.file("SBI", "#!bin/bash\ntrue\n")),
        image("IMG013", i -> i.file("SBI", "\uFEFF#!/bin/bash\ntrue\n")),
        image("IMG014", i -> i.file("SBI", "true\n")),
        image("IMG015", i -> i.mode("SBI", "rw-r--r--")),
        image("IMG016", i -> i.file("SBI", "#!/home/ann/bin/python3\n")),
        image("IMG017", i -> i.file("SBI", "#!/bin/sh\n# FILL IN: the recogniser\n")),
        image("IMG018", i -> i.without("assets/model.bin").file("assets/README.md", NOTE)),
        image("IMG019", i -> i.file("README.md", "# mine\n\nFILL IN: what others want\n")),
        image("IMG020", i -> i.without("assets/model.bin").without("assets")),
        image("IMG021", i -> i.without("README.md")),
        image("IMG022", i -> i.file("model.yaml", "task: ASR\nlanguage: en\n")),
        image("IMG023", i -> card(i, "provided: [API_KEY]")),
        image("IMG030", i -> i.file("docker/Dockerfile", "RUN apt-get install python3\n")),
        image("IMG031", i -> i.file("docker/Dockerfile", "FROM debian:12\nRUN true\n")),
        image("IMG032", i -> i.file("docker/Dockerfile", "FROM debian\nRUN python3\n")),
        image("IMG040", i -> i.file("core.4711", "x")),
        image("FIL001", i -> make("mkfifo", i.path("assets/pipe"))),
        image("FIL003", i -> i.emptyFolder("assets/cache")),
        image("LNK001", i -> i.link("assets/up", "../../other")),
        image("LNK002", i -> i.link("assets/gone", "nowhere")),
        image("LNK003", i -> i.link("assets/abs", real(i) + "/SBI")),
        image("LNK004", i -> i.file(".zooignore", "*.tmp\n").file("a.tmp", "").link("b", "a.tmp")),
        image("NAM001", i -> i.file("assets/a\nb", "x")),
        image("NAM002", i -> i.file("assets/a\\b", "x")),
        image("NAM003", i -> i.file("assets/MODEL.bin", "x")),
        image("NAM004", i -> i.file("assets/\u00E9", "x").file("assets/e\u0301", "x")),
        image("NAM007", i -> i.file("assets/aux.txt", "x")),
        image("NAM009", i -> i.file("assets/.GIT/x", "x")),
        image("SEC001", i -> i.file("assets/conf", "id " + AWS + "\n")),
        image("SEC002", i -> i.file("assets/conf", "id " + ALIYUN + "\n")),
        image("SEC003", i -> i.file("assets/conf", pem() + "\n")),
        image("SEC004", i -> i.file("assets/conf", "accessKeySecret=" + SECRET + "\n")),
        image("SEC005", i -> i.file("assets/conf", "gh" + "p_" + SECRET + SECRET.substring(0, 12))),
        image("SEC006", i -> i.file("assets/conf", "http://ann:" + "pw77qR4xk@host.org/\n")),
        image("SEC010", i -> i.file("API_KEY", "x")));
  }

  static Stream<Arguments> setFaults() {
    return Stream.of(
        set("SET001", s -> s.without("metadata.tsv")),
        set("SET002", s -> s.file("metadata.tsv", latin1("c\taudio/a.wav\t1\t\u00E9\n"))),
        set("SET003", s -> s.metadata("ID\tAUDIO\tDURATION\nx\taudio/a.wav\t1\n")),
        set("SET004", s -> add(s, "c\taudio/c.wav\t1")),
        set("SET005", s -> add(s, "a\taudio/c.wav\t1\tFOUR")),
        set("SET006", s -> add(s, "c d\taudio/c.wav\t1\tFOUR")),
        set("SET007", s -> add(s, "c\taudio/c.wav\tlong\tFOUR")),
        set("SET008", s -> add(s, "c\t\t1\tFOUR")),
        set("SET009", s -> s.lines()),
        set("SET010", s -> s.lines("a\taudio/a.wav\t1\t", "b\taudio/b.wav\t0.5\tTWO")),
        set("SET011", s -> add(s, "c\taudio/b.wav\t0.5\tTWO")),
        set("SET013", s -> add(s.file("e.wav", second()), "e\te.wav\t1\t" + EXAMPLE)),
        set("SET012", s -> add(s.file("c d.wav", second()), "c\tc d.wav\t1\tFOUR")),
        set("SET020", s -> s.without("audio/b.wav")),
        set("SET021", s -> add(s, "c\t../c.wav\t1\tFOUR")),
        set("SET022", s -> s.file("audio/a.wav", latin1("fLaC and so on"))),
        set("SET023", s -> s.file("audio/a.wav", WavBytes.ofSeconds(0.5).sampleRate(8000).build())),
        set("SET024", s -> s.file("audio/a.wav", WavBytes.ofSeconds(1).declared(32100).build())),
        set(
            "SET025",
            s -> s.file("audio/a.wav", WavBytes.ofSeconds(1).after(new byte[99]).build())),
        set("SET026", s -> s.file("audio/a.wav", WavBytes.ofSeconds(1.2).build())),
        set("SET027", s -> s.file("audio/c.wav", second())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("imageFaults")
  void check_imageWithOneFault_findsThatAlone(String id, Consumer<ModelImageFolder> fault) {
    assumeThat(!id.equals("NAM004") || System.getProperty("sun.jnu.encoding", "").equals("UTF-8"))
        .isTrue();
    ModelImageFolder image = ModelImageFolder.sound(temp);
    fault.accept(image);

    CheckReport report = new ModelImageCheck().check(image.folder());

    assertThat(report.findings()).extracting(f -> f.rule().id()).containsExactly(id);
    assertSpeaks(report.findings().get(0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("setFaults")
  void check_testSetWithOneFault_findsThatAlone(String id, Consumer<TestSetFolder> fault) {
    TestSetFolder set = TestSetFolder.sound(temp);
    fault.accept(set);

    CheckReport report = new TestSetCheck().check(set.folder());

    assertThat(report.findings()).extracting(f -> f.rule().id()).containsExactly(id);
    assertSpeaks(report.findings().get(0));
  }

  @Test
  void rules_all_haveAFault() {
    List<String> tested = new ArrayList<>(ELSEWHERE);
    Stream.concat(imageFaults(), setFaults()).forEach(fault -> tested.add((String) fault.get()[0]));

    assertThat(RuleCatalogue.rules())
        .extracting(Rule::id)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(tested);
  }

  private static void assertSpeaks(Finding finding) {
    assertThat(finding.what()).isNotBlank().doesNotContain(AWS, ALIYUN, SECRET, "pw77qR4xk", "\n");
    assertThat(finding.fix()).endsWith(".");
    assertThat(finding.why()).matches(".*[.?]");
    assertThat(finding.toString())
        .contains(finding.rule().id(), finding.severity().label())
        .doesNotContain("\n");
  }

  private static Arguments image(String id, Consumer<ModelImageFolder> fault) {
    return Arguments.of(id, fault);
  }

  private static Arguments set(String id, Consumer<TestSetFolder> fault) {
    return Arguments.of(id, fault);
  }

  private static void card(ModelImageFolder image, String line) {
    image.file("model.yaml", "task: ASR\nlanguage: en\nlicense: MIT\n" + line + "\n");
  }

  private static TestSetFolder add(TestSetFolder set, String line) {
    return set.lines("a\taudio/a.wav\t1\tONE", "b\taudio/b.wav\t0.5\tTWO", line);
  }

  private static byte[] latin1(String text) {
    String header = text.contains("\t") ? "ID\tAUDIO\tDURATION\tTEXT\n" : "";
    return (header + text).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] second() {
    return WavBytes.ofSeconds(1).build();
  }

  private static String pem() {
    return "-----BEGIN RSA PRIV" + "ATE KEY-----\nMIIEpAIBAAKCAQEA75\n-----END";
  }

  private static String real(ModelImageFolder image) {
    return FolderScan.realFolder(image.folder()).toString();
  }

  static void make(String command, Path file) {
    try {
      Process process = new ProcessBuilder(command, file.toString()).inheritIO().start();
      assertThat(process.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
