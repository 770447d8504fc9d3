package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ShellTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code zoo completion}, in real shells. */
class CompletionTest {
  @TempDir private Path folder;
  private CliHarness zoo;

  /** A zoo, and a program {@code zoo} on the PATH that is asked for ids. */
  @BeforeEach
  void makeZoo() throws Exception {
    zoo = CliHarness.zoo(folder.resolve("here"), "file:store");
    zoo.run("new", "model", "first_model").assertDone();
    zoo.run("new", "model", "second.model").assertDone();
    zoo.run("new", "dataset", "MINI_XX").assertDone();
    zoo.file("notes.txt", "x").file("folder/inside.txt", "x");
    CliHarness.zoo(folder.resolve("other"), "file:store").run("new", "model", "far").assertDone();
    Path program = folder.resolve("bin/zoo");
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' dev.modelzoo.cli.Main \"$@\"\n"
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String shell : List.of("bash", "zsh", "fish")) {
      Outcome script = zoo.run("completion", shell).assertDone();
      Files.writeString(folder.resolve("script." + shell), script.out());
    }
  }

  @Test
  void ids_areOneALine() {
    assertThat(zoo.run("__complete", "models").assertDone().out())
        .isEqualTo("first_model\nsecond.model\n");
    assertThat(zoo.run("__complete", "all").assertDone().out().lines())
        .containsExactly("first_model", "second.model", "MINI_XX");
  }

  @Test
  void bash_commandsOptionsAndWords_areCompleted() {
    assertThat(bash("zoo", "pu")).containsExactly("push", "pull");
    assertThat(bash("zoo", "")).contains("doctor").doesNotContain("__complete");
    assertThat(bash("zoo", "push", "--no-")).containsExactly("--no-benchmark");
    assertThat(bash("zoo", "push", "--engine", ""))
        .containsExactly("auto", "docker", "podman", "local");
    assertThat(bash("zoo", "push", "-j", "")).isEmpty();
    assertThat(bash("zoo", "--color", "never", "pus")).containsExactly("push");
    assertThat(bash("zoo", "completion", "")).containsExactly("bash", "zsh", "fish");
    assertThat(bash("zoo", "new", "model", "")).isEmpty();
    assertThat(bash("zoo", "compare", "--by", "x", "no")).containsExactly("notes.txt");
    assertThat(bash("zoo", "list", "--zoo", "fol")).containsExactly("folder");
  }

  @Test
  void bash_ids_areThoseOfTheZoo() {
    assertThat(bash("zoo", "push", "-m", "")).containsExactly("first_model", "second.model");
    assertThat(bash("zoo", "pull", "--dataset", "MI")).containsExactly("MINI_XX");
    assertThat(bash("zoo", "show", "")).containsExactly("first_model", "second.model", "MINI_XX");
    assertThat(bash("zoo", "--zoo", "../other", "push", "-m", "")).containsExactly("far");
  }

  @Test
  void bash_furtherArguments_areCompletedWhereACommandTakesSeveral() {
    assertThat(bash("zoo", "benchmark", "first_model", "MI")).containsExactly("MINI_XX");
    assertThat(bash("zoo", "check", "a", "b", "--json", "c", "sec"))
        .containsExactly("second.model");
    assertThat(bash("zoo", "push", "-j", "2", "first_model", "se")).containsExactly("second.model");
    assertThat(bash("zoo", "site", "out", "folder", "fol")).containsExactly("folder");
    assertThat(bash("zoo", "show", "first_model", "")).isEmpty();
  }

  @Test
  void bash_helpOfACommand_isCompleted() {
    assertThat(bash("zoo", "help", "re")).containsExactly("reproduce", "results", "report");
    assertThat(bash("zoo", "hel")).containsExactly("help");
    assertThat(bash("zoo", "help", "push", "")).isEmpty();
  }

  @Test
  void fish_commandsOptionsAndIds_areCompleted() {
    ShellTool.require("fish --version");

    assertThat(fish("zoo pu")).containsExactly("pull", "push");
    assertThat(fish("zoo push --no-")).containsExactly("--no-benchmark");
    assertThat(fish("zoo push --engine ")).containsExactly("auto", "docker", "local", "podman");
    assertThat(fish("zoo push -m ")).containsExactly("first_model", "second.model");
    assertThat(fish("zoo show ")).contains("MINI_XX", "first_model");
    assertThat(fish("zoo completion ")).containsExactly("bash", "fish", "zsh");
    assertThat(fish("zoo --zoo ../other push -m ")).containsExactly("far");
    assertThat(fish("zoo new model ")).isEmpty();
    assertThat(fish("zoo benchmark first_model MI")).containsExactly("MINI_XX");
    assertThat(fish("zoo check a -j b sec")).containsExactly("second.model");
    assertThat(fish("zoo show first_model ")).isEmpty();
    assertThat(fish("zoo help re")).containsExactly("report", "reproduce", "results");
  }

  @Test
  void zsh_commandsOptionsAndIds_areCompleted() throws Exception {
    ShellTool.require("zsh --version");

    assertThat(zsh("zoo benc")).contains("zoo benchmark");
    assertThat(zsh("zoo push --no-b")).contains("zoo push --no-benchmark");
    assertThat(zsh("zoo push -m fir")).contains("zoo push -m first_model");
    assertThat(zsh("zoo show MI")).contains("zoo show MINI_XX");
    assertThat(zsh("zoo push --engine pod")).contains("zoo push --engine podman");
    assertThat(zsh("zoo benchmark first_model MI")).contains("zoo benchmark first_model MINI_XX");
    assertThat(zsh("zoo check a b --json sec")).contains("zoo check a b --json second.model");
    assertThat(zsh("zoo help repr")).contains("zoo help reproduce");
  }

  @Test
  void scripts_all_areSyntacticallyRight() {
    ShellTool.bash(folder, "bash -n script.bash");
    ShellTool.require("zsh --version && fish --version");
    ShellTool.bash(folder, "zsh -n script.zsh && fish -n script.fish");
  }

  private List<String> bash(String... words) {
    String script =
        """
        export PATH=%1$s/bin:$PATH
        . %1$s/script.bash
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _zoo || true
        printf '%%s\\n' "${COMPREPLY[@]:-}"
        """;
    String out =
        ShellTool.bash(folder.resolve("here"), "set +u\n" + script.formatted(folder), words);
    return out.isEmpty() ? List.of() : Arrays.asList(out.split("\n", -1));
  }

  /** Candidates, without their descriptions. */
  private List<String> fish(String line) {
    String script =
        "PATH=%1$s/bin:$PATH fish -N -c 'source %1$s/script.fish; complete -C \"'\"$1\"'\"'";
    String out = ShellTool.bash(folder.resolve("here"), script.formatted(folder), line);
    return out.lines().map(one -> one.split("\t", 2)[0]).toList();
  }

  /** What stands on the line after a tab, in a terminal of its own. */
  private String zsh(String line) throws Exception {
    Path script = folder.resolve("terminal.zsh");
    Files.writeString(
        script,
        """
        zmodload zsh/zpty
        export TERM=vt100 PATH=%1$s/bin:$PATH
        zpty shell zsh -f -i
        zpty -w shell 'PS1=; autoload -Uz compinit; compinit -D -u; source %1$s/script.zsh; print -r -- "$((40 + 2))READY"'
        zpty -r -m shell seen '*42READY*'
        zpty -w -n shell "$1"$'\\t\\C-a: \\C-e\\n'
        zpty -w shell 'print -r -- "$((60 + 6))DONE"'
        zpty -r -m shell seen '*66DONE*'
        print -r -- $seen
        zpty -d shell
        """
            .formatted(folder));
    return ShellTool.bash(
        folder.resolve("here"), "timeout 60 zsh -f '" + script + "' \"$1\" | tr -d '\\r'", line);
  }
}
