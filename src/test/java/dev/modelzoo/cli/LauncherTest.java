package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.cli.rehearsal.RehearsalServer;
import dev.modelzoo.testing.ShellTool;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installed zoo: its launcher, its jar, and its archive of loaded classes, in real processes.
 * The tests bring a small archive of their own where they do not ask for the real one.
 */
class LauncherTest {
  private static final String PREPARING = "zoo: getting ready to start faster";

  @TempDir static Path made;

  @TempDir Path folder;

  /** The classes as they were just compiled, in a jar that names its libraries. */
  @BeforeAll
  static void makeJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "dev.modelzoo.cli.Main");
    main.put(Attributes.Name.CLASS_PATH, libraries());
    Path classes = Path.of("target/classes").toAbsolutePath();
    try (OutputStream file = Files.newOutputStream(made.resolve("zoo.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest);
        Stream<Path> tree = Files.walk(classes)) {
      for (Path path : tree.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(path).toString()));
        Files.copy(path, jar);
      }
    }
  }

  private static String libraries() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .filter(entry -> entry.endsWith(".jar"))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  @BeforeEach
  void install() throws IOException {
    for (String name : List.of("bin/zoo", "lib/start", "lib/archive")) {
      Path target = folder.resolve("installed").resolve(name);
      Files.createDirectories(target.getParent());
      Files.copy(Path.of("src/dist").resolve(name), target, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.copy(made.resolve("zoo.jar"), folder.resolve("installed/lib/zoo.jar"));
    Files.writeString(folder.resolve("installed/lib/build-id"), "0123456789ab\n");
  }

  @Test
  void start_twoAtOnceThenOneMore_makeOneArchiveThatTheJvmTakes() {
    String both =
        zoo("(bin/zoo --version > one 2>&1) & bin/zoo --version > two 2>&1; wait; cat one two");
    String classes =
        zoo("ZOO_JAVA_OPTS='-Xlog:class+load -Xshare:auto' bin/zoo --version < /dev/null");
    String later = zoo("bin/zoo --version");

    assertThat(both.lines().filter(line -> line.startsWith("zoo ") && !line.contains(":")))
        .hasSize(2);
    assertThat(caches()).singleElement().asString().endsWith("-0123456789ab.jsa");
    assertThat(classes).containsPattern("dev\\.modelzoo\\.cli\\.Main source: shared objects file");
    assertThat(later).startsWith("zoo ").doesNotContain(PREPARING);
  }

  @Test
  void start_withS3_takesWhatItsAnswersLoadFromTheArchive() throws IOException {
    try (RehearsalServer server = RehearsalServer.start()) {
      String classes =
          zoo(
              """
              bin/zoo --version
              mkdir z && cd z && mkdir -p models/m
              printf 'schema: zoo/1\\nmodels: {m: {url: "s3://bucket/m/"}}\\n' > zoo.yaml
              export AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none ZOO_JAVA_OPTS='-Xlog:class+load'
              AWS_ENDPOINT_URL_S3=%s ../bin/zoo verify -m m || true
              """
                  .formatted(server.endpoint()));

      assertThat(classes).contains("dev.modelzoo.store.s3.S3Answer source: shared objects file");
    }
  }

  @Test
  void rehearsal_ofEveryCommandInTheArchive_ends() throws IOException {
    assertThat(Rehearsal.run(Files.createDirectories(folder.resolve("rehearsal")))).isEmpty();
  }

  @Test
  void start_withADamagedArchive_saysNothingOfIt() throws IOException {
    fakeArchive("head -c 100000 /dev/zero > \"$3\"");
    zoo("bin/zoo --version");

    String output = zoo("bin/zoo --version");

    assertThat(Files.size(caches().get(0))).isEqualTo(100_000);
    assertThat(output).startsWith("zoo ").doesNotContain("\n");
  }

  @Test
  void start_whereMakingFailed_isNotTriedAgain() throws IOException {
    fakeArchive("exit 1");

    String first = zoo("bin/zoo --version");
    String second = zoo("bin/zoo --version");

    assertThat(first).contains(PREPARING);
    assertThat(second).startsWith("zoo ").doesNotContain(PREPARING);
    assertThat(Files.size(caches().get(0))).isZero();
  }

  @Test
  void start_withAnotherVersionOfZoo_makesAnother() throws IOException {
    fakeArchive("echo x > \"$3\"");
    zoo("bin/zoo --version");
    Files.writeString(folder.resolve("installed/lib/build-id"), "another00000\n");

    String output = zoo("bin/zoo --version");

    assertThat(output).contains(PREPARING);
    assertThat(caches()).hasSize(2);
  }

  @Test
  void start_afterAnUpdateOfTheJdkThatKeepsItsVersion_makesItAgain() throws IOException {
    fakeArchive("echo x > \"$3\"");
    zoo("bin/zoo --version; touch -d 2001-01-01 \"$XDG_CACHE_HOME\"/zoo/*.jsa");

    String output = zoo("bin/zoo --version");

    assertThat(output).contains(PREPARING);
    assertThat(caches()).hasSize(1);
  }

  @Test
  void start_whereNoCacheCanBe_works() {
    String output = zoo("touch file; XDG_CACHE_HOME=$PWD/file bin/zoo --version");

    assertThat(output).startsWith("zoo ").doesNotContain("\n");
  }

  @Test
  void start_whereTheInstallationHasACache_usesThat() throws IOException {
    fakeArchive("echo x > \"$3\"");
    Files.createDirectories(folder.resolve("installed/cache"));

    zoo("bin/zoo --version");

    assertThat(folder.resolve("installed/cache")).isNotEmptyDirectory();
    assertThat(caches()).isEmpty();
  }

  @Test
  void start_throughLinks_findsItsJar() throws IOException {
    fakeArchive("exit 1");

    String output =
        zoo("ln -s bin/zoo a; mkdir b; ln -s ../a b/c; cd /; \"$OLDPWD/b/c\" --version");

    assertThat(output).contains("zoo 0");
  }

  @Test
  void start_withAnOldJava_saysWhatItNeeds() throws IOException {
    Path old = folder.resolve("old/bin/java");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "#!/bin/sh\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");

    String output = zoo("JAVA_HOME=$PWD/../old bin/zoo --version || echo exit $?");

    assertThat(output).contains("is too old", "next:  Install a JDK, version 17", "exit 2");
  }

  @Test
  void start_javaHomeWithoutJava_isToldAndTheOneOnThePathTaken() {
    String java = System.getProperty("java.home");

    String output = zoo("JAVA_HOME=/nowhere PATH=" + java + "/bin:$PATH bin/zoo --version");

    assertThat(output)
        .contains("warning: JAVA_HOME is /nowhere, where there is no bin/java")
        .containsPattern("(?m)^zoo [0-9]");
  }

  @Test
  void start_withoutJava_saysSo() {
    String output =
        zoo(
            "mkdir p; ln -s /bin/sh /usr/bin/dirname p/; JAVA_HOME= PATH=$PWD/p bin/zoo || echo exit $?");

    assertThat(output).contains("there is no java on the PATH", "exit 2");
  }

  @Test
  void start_onATerminalAndNot_tellsTheJvmOfBothStreams() throws IOException {
    ShellTool.require("command -v script");
    fakeArchive("exit 1");
    Path java = folder.resolve("echo/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$OPTIONS\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    String here = "export OPTIONS=$PWD/options JAVA_HOME=$PWD/../echo; ";

    String neither = zoo(here + "bin/zoo list; cat options");
    String both = zoo(here + "script -qec 'bin/zoo list' made > made; cat options");
    String errors = zoo(here + "script -qec 'bin/zoo list > list' made > made; cat options");

    assertThat(neither).contains("-Dzoo.terminal=false", "-Dzoo.terminal.out=false");
    assertThat(both).contains("-Dzoo.terminal=true", "-Dzoo.terminal.out=true");
    assertThat(errors).contains("-Dzoo.terminal=true", "-Dzoo.terminal.out=false");
  }

  private void fakeArchive(String script) throws IOException {
    Files.writeString(folder.resolve("installed/lib/archive"), "#!/bin/sh\n" + script + "\n");
  }

  /** Runs a script in the installation, with the Java of this test and a home of its own. */
  private String zoo(String script) {
    String java = System.getProperty("java.home");
    return ShellTool.bash(
        folder.resolve("installed"),
        "export HOME="
            + folder
            + " XDG_CACHE_HOME="
            + folder
            + "/cache JAVA_HOME="
            + java
            + "; unset JAVA_TOOL_OPTIONS ZOO_JAVA_OPTS; "
            + script);
  }

  private List<Path> caches() {
    Path cache = folder.resolve("cache/zoo");
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return new ArrayList<>(files.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
