package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ShellTool;
import dev.modelzoo.testing.TerminalScreen;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What each long command leaves on a terminal, in a pipe and in CI, by the launcher and the jar of
 * the last build, kept in {@code src/test/resources/terminal}. Made again with {@code
 * -Dzoo.capture=again}; look at what changed.
 */
@Tag("terminal")
class TerminalCaptureTest {
  private static final Path GOLDEN = Path.of("src/test/resources/terminal").toAbsolutePath();
  private static final boolean AGAIN = "again".equals(System.getProperty("zoo.capture"));
  private static final Pattern END = Pattern.compile("\\[exit \\d+]");

  /** Long talk shows the folder, and is folded: its path is to have one length everywhere. */
  private static final int FOLDER_LENGTH = 30;

  private static final List<Step> STEPS =
      List.of(
          new Step("push", "a", "push -m oracle_en"),
          new Step("verify", "a", "verify -m oracle_en"),
          new Step("benchmark", "a", "benchmark -m oracle_en"),
          new Step("score", "a", "score --ref 参考.txt --hyp 识别.txt --lang zh --confusions"),
          new Step("export", "a", "export -m oracle_en"),
          new Step("copy", "a", "copy -m oracle_en -d MINI_EN --to file:../mirror"),
          new Step("import", "b", "import ../a/oracle_en-v1.tar.zst"),
          new Step("pull", "c", "pull -m oracle_en"),
          new Step("reproduce", "c", "reproduce -m oracle_en --engine local"),
          new Step("push-refused", "d", "push -m 模型"),
          new Step("push-again", "a", "push -m oracle_en --no-benchmark"),
          new Step("gc", "a", "gc -m oracle_en --keep 1"));

  private Path folder;

  /** One command and the zoo that it runs in. */
  private record Step(String name, String zoo, String command) {}

  /** Runs a script, and returns what is seen of it. */
  @FunctionalInterface
  private interface Viewer {
    String view(Path zoo, String script) throws Exception;
  }

  @BeforeEach
  void makeZoos() throws IOException {
    String parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath() + "/";
    String random = "%030d".formatted(new Random().nextLong(Long.MAX_VALUE));
    int length = Math.max(8, FOLDER_LENGTH - parent.length() - 1);
    folder =
        Files.createDirectory(Path.of(parent + "z" + random.substring(FOLDER_LENGTH - length)));
    String remote = "file:../store";
    CliHarness submitter = CliHarness.zoo(folder.resolve("a"), remote);
    OracleContent.english(submitter).file("assets/声学模型.bin", "0".repeat(2000));
    submitter.file("参考.txt", "z1 各位观众晚上好\nz2 春节是团圆\n");
    submitter.file("识别.txt", "z1 各位观众晚上好\nz2 春节团圆\n");
    for (String zoo : List.of("b", "c", "d")) {
      CliHarness.in(folder.resolve(zoo))
          .file(
              "zoo.yaml",
              "schema: zoo/1\nremote: %s\nmodels: {oracle_en: {url: '%s/models/oracle_en/'}}\n"
                  .formatted(remote, remote));
    }
    install();
  }

  /** The launcher as a package has it, which builds nothing; no archive of classes, no engine. */
  private void install() throws IOException {
    assertThat(Path.of("target/zoo.jar")).as("mvn package makes it").exists();
    Path home = folder.resolve("i");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(Path.of("src/dist/bin/zoo"), home.resolve("bin/zoo"));
    Files.copy(Path.of("src/dist/lib/start"), home.resolve("lib/start"));
    Files.createSymbolicLink(
        home.resolve("lib/zoo.jar"), Path.of("target/zoo.jar").toAbsolutePath());
    Files.writeString(home.resolve("lib/build-id"), "0123456789ab\n");
    Files.writeString(home.resolve("lib/archive"), "#!/bin/sh\nexit 1\n");
    Files.writeString(home.resolve("bin/docker"), "#!/bin/sh\nexit 1\n");
    Files.writeString(home.resolve("bin/podman"), "#!/bin/sh\nexit 1\n");
    ShellTool.bash(home, "chmod +x bin/* lib/archive; " + environment() + "zoo --version");
  }

  @AfterEach
  void removeZoos() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void commands_on80Columns_leaveWhatIsKept() throws Exception {
    assertCaptures("80x24", (zoo, script) -> onTerminal(zoo, 80, 24, script));
  }

  @Test
  void commands_on120Columns_leaveWhatIsKept() throws Exception {
    assertCaptures("120x40", (zoo, script) -> onTerminal(zoo, 120, 40, script));
  }

  @Test
  void commands_inAPipe_printWhatIsKept() throws Exception {
    assertCaptures("pipe", (zoo, script) -> piped(zoo, "unset CI; " + script));
  }

  @Test
  void commands_inAPipeInCi_printWhatIsKept() throws Exception {
    assertCaptures("ci", (zoo, script) -> piped(zoo, "export CI=true; " + script));
  }

  @Test
  void push_whileItSends_drawsOneLineThatFitsAndErasesIt() throws Exception {
    byte[] bytes = new byte[1_500_000];
    new Random(20261123).nextBytes(bytes);
    Files.write(folder.resolve("a/models/oracle_en/assets/big.bin"), bytes);
    String push = script("push -m oracle_en --no-benchmark --bwlimit 500k");

    try (TerminalScreen screen = screen("a", 80, 24, push)) {
      String during = screen.await(Pattern.compile("(?m)^push oracle_en  +[1-9]"));
      String after = screen.await(END);

      assertThat(during.lines().filter(line -> line.contains(" left")))
          .singleElement()
          .asString()
          .matches(
              "push oracle_en +\\d+ %  .* of 1\\.5 MB  .*B/s  \\d+:\\d\\d left(  .*big.bin \\d+ %)?")
          .hasSizeLessThanOrEqualTo(80);
      assertThat(after).contains("published  models/oracle_en").doesNotContain(" left", " % ");
      assertThat(after.lines().reduce((first, last) -> last)).contains("[exit 0]");
    }
  }

  private void assertCaptures(String place, Viewer viewer) throws Exception {
    List<String> different = new ArrayList<>();
    for (Step step : STEPS) {
      if (step.name().equals("push-again")) {
        Files.writeString(folder.resolve("a/models/oracle_en/README.md"), "Another model.\n");
      }
      String seen = normalized(viewer.view(folder.resolve(step.zoo()), script(step.command())));
      Path golden = GOLDEN.resolve(place).resolve(step.name() + ".txt");
      String text = "$ zoo " + step.command() + "\n" + seen + "\n";
      if (AGAIN) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, text);
      } else if (!Files.exists(golden) || !Files.readString(golden).equals(text)) {
        different.add(golden + " differs; seen was:\n" + text);
      }
    }
    assertThat(different).isEmpty();
  }

  private String script(String command) {
    return environment() + "zoo " + command + "; printf '[exit %d]\\n' $?";
  }

  private String environment() {
    return ("export PATH=%1$s/i/bin:$PATH HOME=%1$s XDG_CACHE_HOME=%1$s/cache LC_ALL=C.UTF-8"
            + " JAVA_HOME=%2$s NO_COLOR=1; unset ZOO_JAVA_OPTS JAVA_TOOL_OPTIONS; ")
        .formatted(folder, System.getProperty("java.home"));
  }

  private TerminalScreen screen(String zoo, int columns, int rows, String script) {
    return TerminalScreen.start(
        folder.resolve(zoo), folder.resolve("s" + System.nanoTime()), columns, rows, script);
  }

  private String onTerminal(Path zoo, int columns, int rows, String script) throws Exception {
    String name = zoo.getFileName().toString();
    try (TerminalScreen screen = screen(name, columns, rows, "unset CI; " + script)) {
      String text = screen.await(END);
      assertThat(screen.unbroken().lines().filter(line -> !line.matches("(error|next): .*")))
          .as("lines that the terminal had to break")
          .noneMatch(line -> line.stripTrailing().length() > columns);
      return text;
    }
  }

  private static String piped(Path zoo, String script) {
    return ShellTool.bash(zoo, "set +e; { " + script + "; } 2>&1 | cat");
  }

  /** What differs from run to run, by something of the same length. */
  private String normalized(String text) {
    return text.replace(folder.toString(), "/tmp/" + "F".repeat(FOLDER_LENGTH - 5))
        .replaceAll("\\d{4}-\\d\\d-\\d\\d", "YYYY-MM-DD")
        .replaceAll("T\\d\\d:\\d\\d:\\d\\dZ", "Thh:mm:ssZ")
        .replaceAll("record [0-9a-f]{16}", "record rrrrrrrrrrrrrrrr")
        .replaceAll("sha256:[0-9a-f]{12}", "sha256:hhhhhhhhhhhh")
        .replaceAll("audio in \\d+\\.\\d s", "audio in 0.0 s")
        .replaceAll("real-time factor \\d+\\.\\d{3}", "real-time factor 0.000");
  }
}
